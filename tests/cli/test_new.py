from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mia_kb.records.yaml_text import nested
from mia_kb.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Answer

VALUES = {
    "library": "roslagen",
    "status": "draft",
    "steward.organisation": "regional/roslagen",
    "steward.function": "kansli",
    "review_by": "2099-01-01",
    "perspective": "medarbetare",
    "what_happened": "Något.",
    "teaches": "Något.",
    "consent": "unknown",
    "synonyms.0": "mod",
}
STORY = ["new", "story", *(word for key, value in VALUES.items() for word in ("--set", f"{key}={value}"))]


def test_a_record_is_written_from_flags_and_passes_the_reader(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    answer = mia_kb(*STORY, "--set", "title=Våga göra fel: det lönar sig")
    assert answer.out == "methods/roslagen/stories/vaga-gora-fel-det-lonar-sig.yaml\n"
    text = (tmp_path / answer.out.strip()).read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../../schemas/story.json\ntitle:")
    assert "synonyms:\n- mod\n" in text


def test_it_never_overwrites(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    path = tmp_path / mia_kb(*STORY, "--set", "title=Ett").out.strip()
    before = path.read_bytes()
    answer = mia_kb(*STORY, "--set", "title=Ett", "--set", "teaches=Annat.")
    assert answer.code == 2
    assert path.read_bytes() == before


def test_what_is_missing_is_told_all_at_once_and_nothing_is_written(
    mia_kb: Callable[..., Answer], tmp_path: Path
) -> None:
    answer = mia_kb("new", "story", "--set", "title=Ett", "--lang", "en")
    assert answer.code == 1
    assert answer.err.count("is missing") == 7
    assert not (tmp_path / "methods").exists()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["new", "saga"], "method, practice"),
        (["new", "story", "--set", "titel"], "nyckel=värde"),
        (["new", "story"], "--set id"),
    ],
)
def test_wrong_use_says_what_is_right(arguments: list[str], word: str, mia_kb: Callable[..., Answer]) -> None:
    answer = mia_kb(*arguments)
    assert answer.code == 2
    assert word in answer.err


@pytest.mark.parametrize("value", ["../../x", "Åsa", "con", "a" * 99])
def test_an_id_that_cannot_be_a_file_name_is_refused(value: str, mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    answer = mia_kb(*STORY, "--set", "title=Ett", "--set", f"id={value}")
    assert answer.code == 1
    assert not (tmp_path / "methods").exists()


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Fråga alla – också män", "fraga-alla-ocksa-man"),
        ("  Ölandsmodellen (2.0)!", "olandsmodellen-2-0"),
        ("ord " * 40, "-".join(["ord"] * 20)),
        ("…", ""),
    ],
)
def test_slug(title: str, wanted: str) -> None:
    assert slug(title) == wanted


def test_dotted_keys_become_mappings_and_numbers_lists() -> None:
    values = {"a": "1", "b.c": "2", "d.1.e": "4", "d.0.e": "3", "d.10.e": "5"}
    assert nested(values) == {"a": "1", "b": {"c": "2"}, "d": [{"e": "3"}, {"e": "4"}, {"e": "5"}]}


def test_a_key_that_is_both_value_and_branch_keeps_the_branch() -> None:
    assert nested({"a": "1", "a.b": "2"}) == {"a": {"b": "2"}}
