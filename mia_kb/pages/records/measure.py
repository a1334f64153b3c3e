"""The page of a measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mia_kb.library.queries import typed
from mia_kb.pages.figure_card import figure_cards
from mia_kb.pages.links import incoming
from mia_kb.pages.records.foot import foot
from mia_kb.pages.records.head import head, record_view
from mia_kb.records.measure import Measure
from mia_kb.records.vocabulary import FigureRole

if TYPE_CHECKING:
    from mia_kb.pages.context import Context
    from mia_kb.pages.records.foot import Foot
    from mia_kb.pages.records.head import Head
    from mia_kb.reading.item import Item
    from mia_kb.rendering.figure_card import FigureCard
    from mia_kb.rendering.view import View


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """All that a measure's page shows; targets apart from outcomes."""

    head: Head
    foot: Foot
    record: Measure
    outcomes: tuple[FigureCard, ...]
    targets: tuple[FigureCard, ...]
    in_conflict: bool


def view(item: Item, context: Context) -> View:
    """The view of a measure's page."""
    cards = figure_cards(incoming(item, "figure", context, "measure"), context)
    return record_view(
        item,
        context,
        MeasurePage(
            head=head(item, context),
            foot=foot(item, context),
            record=typed(item, Measure),
            outcomes=tuple(card for card in cards if card.role is FigureRole.OUTCOME),
            targets=tuple(card for card in cards if card.role is FigureRole.TARGET),
            in_conflict=any(card.conflicts for card in cards),
        ),
    )
