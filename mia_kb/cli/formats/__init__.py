"""Ways to write problems: for people, for scripts, for the tools that show them in a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.cli.formats import github, gitlab, json, junit, sarif, text

if TYPE_CHECKING:
    from mia_kb.problems import Problem
    from mia_kb.text.languages import Language


def write(name: str, problems: tuple[Problem, ...], language: Language, *, colour: bool = False) -> str:
    """All problems in the format `name`, in `language`; colours only for people."""
    if name == "text":
        return text.write(problems, language, colour=colour)
    return {"json": json, "github": github, "gitlab": gitlab, "sarif": sarif, "junit": junit}[name].write(
        problems, language
    )
