"""Ways to write problems: for people, for scripts, for the tools that show them in a pull request."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mia_kb.problems import Problem
    from mia_kb.text.languages import Language


FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
"""For people, then for machines; each is a module of this package with a function `write`."""


def write(name: str, problems: tuple[Problem, ...], language: Language, *, colour: bool = False) -> str:
    """All problems in the format `name`, in `language`; colours only for people."""
    written = import_module(f"{__name__}.{name}").write
    text: str = written(problems, language, colour=colour) if name == "text" else written(problems, language)
    return text
