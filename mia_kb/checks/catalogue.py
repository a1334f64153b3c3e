"""The list of all checks and of all rules: read it to know what can be objected to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks import (
    aliases,
    avoided_words,
    broken_references,
    case_details,
    certainty_wording,
    closures,
    email_addresses,
    ended_stewards,
    exemptions,
    figure_context,
    figure_values,
    impossible_counts,
    impossible_percentages,
    loose_percentages,
    near_duplicates,
    open_lessons,
    personal_numbers,
    phone_numbers,
    reading_index,
    reserved_names,
    rubber_stamps,
    small_numbers,
    sources,
    stale_reviews,
    targets,
    unanswered_deviations,
    unknown_components,
    unknown_steps,
)
from mia_kb.checks.attachments import ATTACHMENT_RULES
from mia_kb.checks.finding import Check
from mia_kb.reading.place_rules import PLACE_RULES
from mia_kb.reading.record_rules import FIELD_RULES
from mia_kb.reading.yaml_rules import YAML_RULES

if TYPE_CHECKING:
    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.problems import Rule

CHECKS: tuple[Check, ...] = (
    Check(broken_references.RULES, broken_references.check, per_record=False),
    Check(unknown_components.RULES, unknown_components.check, per_record=False),
    Check(unknown_steps.RULES, unknown_steps.check, per_record=False),
    Check(aliases.RULES, aliases.check, per_record=False),
    Check(reserved_names.RULES, reserved_names.check, per_record=True),
    Check(sources.RULES, sources.check, per_record=True),
    Check(figure_context.RULES, figure_context.check, per_record=False),
    Check(figure_values.RULES, figure_values.check, per_record=True),
    Check(impossible_counts.RULES, impossible_counts.check, per_record=True),
    Check(targets.RULES, targets.check, per_record=True),
    Check(impossible_percentages.RULES, impossible_percentages.check, per_record=True),
    Check(small_numbers.RULES, small_numbers.check, per_record=True),
    Check(personal_numbers.RULES, personal_numbers.check, per_record=True),
    Check(phone_numbers.RULES, phone_numbers.check, per_record=True),
    Check(email_addresses.RULES, email_addresses.check, per_record=True),
    Check(case_details.RULES, case_details.check, per_record=True),
    Check(stale_reviews.RULES, stale_reviews.check, per_record=True),
    Check(rubber_stamps.RULES, rubber_stamps.check, per_record=False),
    Check(ended_stewards.RULES, ended_stewards.check, per_record=False),
    Check(unanswered_deviations.RULES, unanswered_deviations.check, per_record=True),
    Check(open_lessons.RULES, open_lessons.check, per_record=True),
    Check(closures.RULES, closures.check, per_record=True),
    Check(certainty_wording.RULES, certainty_wording.check, per_record=True),
    Check(avoided_words.RULES, avoided_words.check, per_record=False),
    Check(reading_index.RULES, reading_index.check, per_record=True),
    Check(loose_percentages.RULES, loose_percentages.check, per_record=False),
    Check(near_duplicates.RULES, near_duplicates.check, per_record=False),
)

RULES: tuple[Rule, ...] = (
    *YAML_RULES,
    *FIELD_RULES,
    *PLACE_RULES,
    *ATTACHMENT_RULES,
    *sorted(
        (*exemptions.RULES, *(rule for check in CHECKS for rule in check.rules)),
        key=lambda rule: rule.code,
    ),
)
"""All rules in the order of their codes: of files, of fields, of places, of attachments, of checks."""


def run(context: CheckContext, checks: tuple[Check, ...] = CHECKS) -> tuple[Finding, ...]:
    """Everything that `checks` find, once each, in their order."""
    return tuple(dict.fromkeys(found for check in checks for found in check.look(context)))
