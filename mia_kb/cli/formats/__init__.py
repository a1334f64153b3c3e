"""Ways to write problems: for people, for scripts, for the tools that show them in a pull request."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mia_kb.cli.formats import github, gitlab, json, junit, sarif, text

if TYPE_CHECKING:
    from mia_kb.problems import Problem
    from mia_kb.text.languages import Language

Format = Callable[["tuple[Problem, ...]", "Language"], str]
FORMATS: dict[str, Format] = {
    "json": json.write,
    "github": github.write,
    "gitlab": gitlab.write,
    "sarif": sarif.write,
    "junit": junit.write,
}
"""How problems are written for machines."""


def write(name: str, problems: tuple[Problem, ...], language: Language, *, colour: bool = False) -> str:
    """All problems in the format `name`, in `language`; colours only for people."""
    if name == "text":
        return text.write(problems, language, colour=colour)
    return FORMATS[name](problems, language)
