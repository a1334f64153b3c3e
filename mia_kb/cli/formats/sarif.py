"""Problems as SARIF 2.1.0, the exchange format of checkers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from mia_kb import __version__
from mia_kb.checks.message import text
from mia_kb.text.languages import translate

if TYPE_CHECKING:
    from mia_kb.problems import Problem, Rule
    from mia_kb.text.languages import Language

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(problems: tuple[Problem, ...], language: Language) -> str:
    """One run with the rules that were broken and a result a problem."""
    rules = sorted({problem.rule for problem in problems}, key=lambda rule: rule.code)
    driver = {
        "name": "mia-kb",
        "version": __version__,
        "rules": [_rule(rule, language) for rule in rules],
    }
    results = [_result(problem, language) for problem in problems]
    report = {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, language: Language) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.slug,
        "fullDescription": {"text": translate(rule.why, language)},
        "defaultConfiguration": {"level": rule.level.value},
    }


def _result(problem: Problem, language: Language) -> dict[str, object]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column}
    location = {"artifactLocation": {"uri": quote(place.path)}, "region": region}
    return {
        "ruleId": problem.code,
        "level": problem.level.value,
        "message": {"text": " ".join(text(problem, language))},
        "locations": [{"physicalLocation": location}],
    }
