"""Earlier ids that are already taken by another record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.problems import Level, Rule
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding

RULE = Rule(
    code="MIA206",
    slug="alias-taken",
    level=Level.ERROR,
    message=N_("The earlier id {alias} is already taken by {other}."),
    remedy=N_("Remove it from aliases here, or from the other record."),
    why=N_(
        "An earlier id keeps old links working: whoever follows one is led to the record as it is called today. If two "
        "records claim the same id, nobody can tell where the old link should lead."
    ),
    bad="aliases: [samverkansteam]   # the id of another record",
    good="aliases: [samverkansteam-roslagen]",
)
RULES = (RULE,)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each alias that is an id, or an alias of a record before it in order of id."""
    taken = {item.id: item.id for item in context.items}
    for item in context.items:
        for index, alias in enumerate(item.record.aliases):
            other = taken.setdefault(f"{item.library}/{alias}", item.id)
            if other != item.id or alias == item.name:
                yield finding(RULE, item, ("aliases", index), alias=alias, other=other)
