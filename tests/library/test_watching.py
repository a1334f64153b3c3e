"""What a watched library notes, and when an answer has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_libraries import library, record

from mia_kb.library.queries import pointing_at
from mia_kb.library.watching import WHOLE, answered_otherwise, answers, watched

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.library.link import Library
    from mia_kb.library.watching import Question

METHOD = record("regional/methods/team")
LIBRARY = library(METHOD, record("norr/stories/bussen", "methods: [team]"))
QUESTIONS: tuple[tuple[Callable[[Library], object], set[Question]], ...] = (
    (lambda it: it.by_id["regional/team"], {("by_id", "regional/team")}),
    (lambda it: it.by_id.get("regional/borta"), {("by_id", "regional/borta")}),
    (lambda it: "regional/team" in it.by_id, {("by_id", "regional/team")}),
    (lambda it: list(it.of_kind), {("of_kind", WHOLE)}),
    (lambda it: len(it.aliases), {("aliases", WHOLE)}),
    (lambda it: it.of_kind.get("story", ()), {("of_kind", "story")}),
    (lambda it: [item.id for item in it.items], {("items", WHOLE)}),
    (lambda it: it.find("team", "regional"), {("by_id", "regional/team")}),
    (
        lambda it: it.find("lag", "norr"),
        {(part, f"{there}/lag") for part in ("by_id", "aliases") for there in ("norr", "regional")} | {("by_id", "")},
    ),
    (
        lambda it: pointing_at(it, "regional/team", "story"),
        {("backlinks", "regional/team"), ("by_id", "norr/bussen")},
    ),
)


@pytest.mark.parametrize(("ask", "noted"), QUESTIONS)
def test_every_question_is_noted_and_answered_as_before(ask: Callable[[Library], object], noted: set[Question]) -> None:
    asked: set[Question] = set()
    assert ask(watched(LIBRARY, asked)) == ask(LIBRARY)
    assert asked == noted


def test_the_watched_library_is_the_same_library() -> None:
    seen = watched(LIBRARY, set())
    assert seen.items == LIBRARY.items
    assert dict(seen.backlinks) == dict(LIBRARY.backlinks)


def test_only_other_answers_are_told() -> None:
    former = answers(LIBRARY)
    now = answers(library(METHOD, record("norr/stories/bussen", "methods: [team]\ntitle: Resan")))
    questions: set[Question] = {
        ("by_id", "regional/team"),
        ("by_id", "norr/bussen"),
        ("by_id", WHOLE),
        ("backlinks", "regional/team"),
        ("of_kind", "story"),
        ("of_kind", "method"),
        ("aliases", WHOLE),
        ("items", WHOLE),
    }
    assert answered_otherwise(former, now, questions) == {
        ("by_id", "norr/bussen"),
        ("by_id", WHOLE),
        ("of_kind", "story"),
        ("items", WHOLE),
    }
