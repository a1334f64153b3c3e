"""Problems as GitLab's code quality report."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from mia_kb.checks.message import text

if TYPE_CHECKING:
    from mia_kb.problems import Problem
    from mia_kb.text.languages import Language

SEVERITY = {"error": "major", "warning": "minor"}


def write(problems: tuple[Problem, ...], language: Language) -> str:
    """A JSON list in GitLab's form; the fingerprint stays the same while the fault does."""
    return json.dumps([_issue(problem, language) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def _issue(problem: Problem, language: Language) -> dict[str, object]:
    identity = repr((problem.place.path, problem.place.line, problem.code, problem.details))
    return {
        "description": " ".join(text(problem, language)),
        "check_name": problem.code,
        "fingerprint": hashlib.sha256(identity.encode()).hexdigest(),
        "severity": SEVERITY[problem.level],
        "location": {"path": problem.place.path, "lines": {"begin": problem.place.line}},
    }
