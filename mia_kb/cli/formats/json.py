"""Problems for scripts: a list of objects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mia_kb.checks.message import text

if TYPE_CHECKING:
    from mia_kb.problems import Problem
    from mia_kb.text.languages import Language


def write(problems: tuple[Problem, ...], language: Language) -> str:
    """A JSON list of `{path, line, column, level, code, message, remedy}`."""
    return json.dumps([as_object(problem, language) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def as_object(problem: Problem, language: Language) -> dict[str, str | int]:
    """One problem as the contract of the command line describes it."""
    message, remedy = text(problem, language)
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "level": problem.level.value,
        "code": problem.code,
        "message": message,
        "remedy": remedy,
    }
