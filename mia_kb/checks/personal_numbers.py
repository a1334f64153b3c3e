"""Personal numbers anywhere in a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.checks.identity_numbers import FEWEST, has_identity_number
from mia_kb.checks.sieves import places
from mia_kb.problems import Level, Rule
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding

RULE = Rule(
    code="MIA401",
    slug="personal-number",
    level=Level.ERROR,
    message=N_("Here stands what looks like a personal number."),
    remedy=N_("Remove it, also from the file's history, and tell those who handle personal data in your organisation."),
    why=N_(
        "The library is for methods and lessons, never for people. A personal number, coordination number or reserve "
        "number points out one person and must not be published, not even in an example. That is why this message does "
        "not repeat it."
    ),
    bad="event: Deltagaren ÅÅMMDD-NNNN fick vänta på besked.",
    good="event: En deltagare fick vänta på besked.",
)
RULES = (RULE,)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each text, address or name that holds an identity number."""
    for item, loc in places(context, lambda run: run.most_digits >= FEWEST, has_identity_number):
        yield finding(RULE, item, loc)
