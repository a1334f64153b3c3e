"""Deviations that nobody has answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.library.queries import typed
from mia_kb.problems import Level, Rule
from mia_kb.records.deviation import Deviation
from mia_kb.records.fields import When
from mia_kb.records.vocabulary import DeviationState
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding

WAITING = frozenset({DeviationState.NEW, DeviationState.RAISED})
RULE = Rule(
    code="MIA504",
    slug="deviation-unanswered",
    level=Level.WARNING,
    message=N_("The deviation has waited {days} days for an answer."),
    remedy=N_(
        "Ask {owner} to raise it again. Write what came back under answer, or state: known if there is no solution."
    ),
    why=N_(
        "Staff go on noting what chafes only as long as something comes back. A deviation that is never answered "
        "teaches everyone that it is no use to tell. An honest no is also an answer."
    ),
    bad="state: raised\nraised: 2025-02",
    good="state: answered\nraised: 2025-02\nanswered: 2025-04\nanswer: Regionen betalar busskortet från och med maj.",
)
RULES = (RULE,)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each deviation that waits too long, counted from when it was raised, else noticed.

    A month or a year counts from its last day; a deviation without any date cannot be counted.
    """
    for item in context.library.of_kind.get(Deviation.kind, ()):
        deviation = typed(item, Deviation)
        since = deviation.raised if isinstance(deviation.raised, When) else deviation.noticed
        if deviation.state not in WAITING or not isinstance(since, When) or isinstance(deviation.answered, When):
            continue
        days = (context.today - since.last_day).days
        if days > context.settings.unanswered_days:
            owner = deviation.owner if isinstance(deviation.owner, str) else item.record.steward.function
            yield finding(RULE, item, ("state",), days=days, owner=owner)
