"""Help and wrong use are in the user's language to the last word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer

WRONG_USE = (
    ("bygg",),
    ("check", "--format"),
    ("check", "--formt", "json"),
    ("check", "--format", "xml"),
    ("build", "--strict=ja"),
    ("build", "--workers", "många"),
    ("build", "--workers", "0"),
    ("build", "mer", "än", "väntat"),
    ("report",),
    ("report", "health", "--date", "i går"),
    ("new",),
)
COMMANDS = ("init", "new", "check", "exempt", "build", "serve", "search", "report", "reassign", "schema")
ENGLISH = re.compile(
    r"\b(usage|options?|arguments|commands?|try|error|invalid|no such|missing|not?|is|the|show|message|and|exit"
    r"|requires?|takes?|default|got|did you|choose|must|value|range|number|integer|path|file|directory|please)\b",
    re.IGNORECASE,
)


def english_in(text: str) -> list[str]:
    """The English words in a text, besides names of options and commands."""
    return ENGLISH.findall(re.sub(r"--?[a-z][\w-]*|[\w-]+-[\w-]+|exit code", "", text))


@pytest.mark.parametrize("arguments", WRONG_USE, ids=" ".join)
def test_wrong_use_is_told_in_swedish(arguments: tuple[str, ...], mia_kb: Callable[..., Answer]) -> None:
    answer = mia_kb(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert "Fel: " in answer.err
    assert english_in(answer.err) == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_swedish(command: str, mia_kb: Callable[..., Answer]) -> None:
    answer = mia_kb(*command.split(), "--help")
    assert answer.out.startswith("Användning: ")
    assert english_in(answer.out) == []


def test_english_is_click_s_own(mia_kb: Callable[..., Answer]) -> None:
    asked, wrong = mia_kb("check", "--help", "--lang", "en"), mia_kb("check", "--bad", env={"LANG": "en_GB.UTF-8"})
    assert asked.out.startswith("Usage: ")
    assert "Show this message and exit." in asked.out
    assert "Error: No such option" in wrong.err
