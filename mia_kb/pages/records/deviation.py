"""The page of a deviation (avvikelse)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.links import incoming, named, some
from mia_kb.pages.records.foot import foot
from mia_kb.pages.records.head import head, party_links, record_view
from mia_kb.pages.records.lines import deviation_line
from mia_kb.records.deviation import Deviation
from mia_kb.records.unknown import UNKNOWN
from mia_kb.records.vocabulary import DeviationState, Party

if TYPE_CHECKING:
    from mia_kb.pages.context import Context
    from mia_kb.pages.links import Some
    from mia_kb.pages.records.foot import Foot
    from mia_kb.pages.records.head import Head
    from mia_kb.pages.records.lines import DeviationLine
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Link, Ref, View


class DeviationPage(NamedTuple):
    """All that a deviation's page shows. `party` is None where the source is silent."""

    head: Head
    foot: Foot
    record: Deviation
    reached: DeviationState | None
    party: Link | None
    obstacle: Ref | None
    others: Some[DeviationLine]


def view(item: Item, context: Context) -> View:
    """The view of a deviation's page."""
    deviation = typed(item, Deviation)
    obstacle = next(iter(named([deviation.obstacle], item, context) if deviation.obstacle else ()), None)
    same = incoming(obstacle, "deviation", context, "obstacle") if obstacle else ()
    return record_view(
        item,
        context,
        DeviationPage(
            head=head(item, context),
            foot=foot(item, context),
            record=deviation,
            reached=_reached(deviation),
            party=party_links([deviation.party], context)[0] if isinstance(deviation.party, Party) else None,
            obstacle=context.ref(obstacle) if obstacle else None,
            others=some((other for other in same if other.id != item.id), deviation_line, context),
        ),
    )


def _reached(deviation: Deviation) -> DeviationState | None:
    """How far a deviation came that no solution was found for, by the dates it has."""
    if deviation.answered not in {None, UNKNOWN}:
        return DeviationState.ANSWERED
    if deviation.raised not in {None, UNKNOWN}:
        return DeviationState.RAISED
    return DeviationState.NEW if deviation.state is DeviationState.KNOWN else None
