"""Problems for people: one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mia_kb.checks.message import line

if TYPE_CHECKING:
    from mia_kb.problems import Problem
    from mia_kb.text.languages import Language


def write(problems: tuple[Problem, ...], language: Language, *, colour: bool) -> str:
    """`path:line:column: text; remedy` on a line each."""
    return "".join(f"{_coloured(problem, language) if colour else line(problem, language)}\n" for problem in problems)


def _coloured(problem: Problem, language: Language) -> str:
    place, rest = str(problem.place), line(problem, language).removeprefix(str(problem.place))
    return click.style(place, bold=True) + click.style(rest, fg="red" if problem.level == "error" else "yellow")
