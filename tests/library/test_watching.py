"""What a watched library notes, and when an answer has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_libraries import library, record

from mia_kb.library.queries import pointing_at
from mia_kb.library.watching import WHOLE, answered_otherwise, answers, lasts, taken, watched

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.library.link import Library
    from mia_kb.library.watching import Asked, Asking

METHOD = record("regional/methods/team")
LIBRARY = library(METHOD, record("norr/stories/bussen", "methods: [team]"))
QUESTIONS: tuple[tuple[Callable[[Library], object], Asked], ...] = (
    (lambda it: it.by_id["regional/team"], {"by_id": ("regional/team",)}),
    (lambda it: it.by_id.get("regional/borta"), {"by_id": ("regional/borta",)}),
    (lambda it: "regional/team" in it.by_id, {"by_id": ("regional/team",)}),
    (lambda it: list(it.of_kind), {"of_kind": (WHOLE,)}),
    (lambda it: len(it.aliases), {"aliases": (WHOLE,)}),
    (lambda it: it.of_kind.get("story", ()), {"of_kind": ("story",)}),
    (lambda it: [item.id for item in it.items], {"items": (WHOLE,)}),
    (lambda it: it.find("team", "regional"), {"by_id": ("regional/team",)}),
    (
        lambda it: it.find("lag", "norr"),
        {"by_id": ("", "norr/lag", "regional/lag"), "aliases": ("norr/lag", "regional/lag")},
    ),
    (
        lambda it: pointing_at(it, "regional/team", "story"),
        {"backlinks": ("regional/team",), "by_id": ("norr/bussen",)},
    ),
)


@pytest.mark.parametrize(("ask", "noted"), QUESTIONS)
def test_every_question_is_noted_and_answered_as_before(ask: Callable[[Library], object], noted: Asked) -> None:
    asking: Asking = {}
    assert ask(watched(LIBRARY, asking)) == ask(LIBRARY)
    assert taken(asking) == noted
    assert taken(asking) == {}


def test_the_watched_library_is_the_same_library() -> None:
    seen = watched(LIBRARY, {})
    assert seen.items == LIBRARY.items
    assert dict(seen.backlinks) == dict(LIBRARY.backlinks)


def test_only_other_answers_are_told() -> None:
    former = answers(LIBRARY)
    now = answers(library(METHOD, record("norr/stories/bussen", "methods: [team]\ntitle: Resan")))
    asked: Asked = {
        "by_id": ("regional/team", "norr/bussen", WHOLE),
        "backlinks": ("regional/team",),
        "of_kind": ("story", "method"),
        "aliases": (WHOLE,),
        "items": (WHOLE,),
    }
    stale = answered_otherwise(former, now, [asked])
    assert {part: keys for part, keys in stale.items() if keys} == {
        "by_id": {"norr/bussen", WHOLE},
        "of_kind": {"story"},
        "items": {WHOLE},
    }
    assert not lasts(asked, stale)
    assert lasts({"by_id": ("regional/team",), "of_kind": ("method",)}, stale)
