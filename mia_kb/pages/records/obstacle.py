"""The page of a structural obstacle."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.links import incoming, named, refs, some
from mia_kb.pages.records.foot import foot
from mia_kb.pages.records.head import head, party_links, record_view
from mia_kb.pages.records.lines import deviation_line
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.unknown import Unknown

if TYPE_CHECKING:
    from mia_kb.pages.context import Context
    from mia_kb.pages.links import Some
    from mia_kb.pages.records.foot import Foot
    from mia_kb.pages.records.head import Head
    from mia_kb.pages.records.lines import DeviationLine
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Link, Ref, View


class ObstaclePage(NamedTuple):
    """All that an obstacle's page shows. `mandate` is None where the source is silent."""

    head: Head
    foot: Foot
    record: Obstacle
    mandate: tuple[Link, ...] | None
    eased_by: tuple[Ref, ...]
    deviations: Some[DeviationLine]


def view(item: Item, context: Context) -> View:
    """The view of an obstacle's page."""
    obstacle = typed(item, Obstacle)
    deviations = incoming(item, "deviation", context, "obstacle")
    return record_view(
        item,
        context,
        ObstaclePage(
            head=head(item, context),
            foot=foot(item, context),
            record=obstacle,
            mandate=None if isinstance(obstacle.mandate, Unknown) else party_links(obstacle.mandate, context),
            eased_by=refs(named(obstacle.eased_by, item, context), context),
            deviations=some(deviations, deviation_line, context),
        ),
    )
