"""The list of all checks and of all rules: read it to know what can be objected to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks import (
    aliases,
    broken_references,
    figure_context,
    impossible_percentages,
    personal_numbers,
    stale_reviews,
)
from mia_kb.checks.finding import Check
from mia_kb.reading.place_rules import PLACE_RULES
from mia_kb.reading.record_rules import FIELD_RULES
from mia_kb.reading.yaml_rules import YAML_RULES

if TYPE_CHECKING:
    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.problems import Rule

CHECKS: tuple[Check, ...] = (
    Check(broken_references.RULES, broken_references.check, per_record=False),
    Check(aliases.RULES, aliases.check, per_record=False),
    Check(figure_context.RULES, figure_context.check, per_record=False),
    Check(impossible_percentages.RULES, impossible_percentages.check, per_record=True),
    Check(personal_numbers.RULES, personal_numbers.check, per_record=True),
    Check(stale_reviews.RULES, stale_reviews.check, per_record=True),
)

RULES: tuple[Rule, ...] = (
    *YAML_RULES,
    *FIELD_RULES,
    *PLACE_RULES,
    *(rule for check in CHECKS for rule in check.rules),
)
"""All rules in the order of their codes: of files, of fields, of places, of checks."""


def run(context: CheckContext, checks: tuple[Check, ...] = CHECKS) -> tuple[Finding, ...]:
    """Everything that `checks` find, once each, in their order."""
    return tuple(dict.fromkeys(found for check in checks for found in check.look(context)))
