"""Records that nobody living answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.library.stewardship import orphans
from mia_kb.problems import Level, Rule
from mia_kb.records.vocabulary import Status
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding

RULE = Rule(
    code="MIA503",
    slug="steward-has-ended",
    level=Level.WARNING,
    message=N_("{organisation}, which answers for the record, has ended, and nobody has taken over."),
    remedy=N_(
        "Write the organisation that takes over as steward, or as successor in the record of the organisation that "
        "ended."
    ),
    why=N_(
        "Projects end, and what they learned stays only if somebody keeps it. A record without a living steward is "
        "reviewed by nobody, and in a few years nobody dares to use it."
    ),
    bad="steward: {organisation: mia-projektet, function: projektledning}   # ended, no successor",
    good="steward: {organisation: samordningsforbundet-roslagen, function: kansli}",
)
RULES = (RULE,)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each record whose steward has ended without a living successor; what is retired needs none."""
    for item in orphans(context.library, context.today):
        if item.record.status is not Status.RETIRED:
            organisation = item.record.steward.organisation
            yield finding(RULE, item, ("steward", "organisation"), organisation=organisation)
