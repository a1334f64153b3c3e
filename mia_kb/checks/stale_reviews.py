"""Records whose review is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.library.freshness import Freshness, care
from mia_kb.problems import Level, Rule
from mia_kb.records.vocabulary import Status
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding

RULE = Rule(
    code="MIA501",
    slug="review-overdue",
    level=Level.WARNING,
    message=N_("The record should have been reviewed by {day}, {days} days ago."),
    remedy=N_(
        "Ask those who use it whether it is still done and still right. Add a review under reviewed and set a new "
        "review_by."
    ),
    why=N_(
        "What nobody has looked at for a long time is no longer trusted, even where it is right. A review takes a few "
        "minutes: is it still done, where, and what had to be changed?"
    ),
    bad="review_by: 2025-06-01   # long ago",
    good="review_by: 2027-06-01\nreviewed:\n  - {date: 2026-05-20, function: kansli, still_used: yes, changed: Planen}",
)
RULES = (RULE,)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each record past its day; what is retired needs no review."""
    for item in context.items:
        state = care(item.record, context.today)
        if state.state is Freshness.OVERDUE and item.record.status is not Status.RETIRED:
            yield finding(RULE, item, ("review_by",), day=item.record.review_by, days=state.days_over)
