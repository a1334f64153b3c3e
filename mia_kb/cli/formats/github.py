"""Problems as notes in a pull request on GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.message import text

if TYPE_CHECKING:
    from mia_kb.problems import Problem
    from mia_kb.text.languages import Language


def write(problems: tuple[Problem, ...], language: Language) -> str:
    """A workflow command a problem (https://docs.github.com/actions: workflow commands)."""
    return "".join(_command(problem, language) for problem in problems)


def _command(problem: Problem, language: Language) -> str:
    place = problem.place
    where = f"file={_property(place.path)},line={place.line},col={place.column},title={problem.code}"
    return f"::{problem.level} {where}::{_data(' '.join(text(problem, language)))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
