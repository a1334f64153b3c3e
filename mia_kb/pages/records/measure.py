"""The page of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.figure_card import figure_cards
from mia_kb.pages.links import MANY, incoming
from mia_kb.pages.paging import first_below
from mia_kb.pages.records.foot import foot
from mia_kb.pages.records.head import head, record_view
from mia_kb.pages.records.measure_charts import measure_charts
from mia_kb.records.measure import Measure
from mia_kb.records.vocabulary import FigureRole
from mia_kb.rendering.show import number
from mia_kb.rendering.view import Link
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mia_kb.pages.context import Context
    from mia_kb.pages.records.foot import Foot
    from mia_kb.pages.records.head import Head
    from mia_kb.pages.records.measure_charts import MeasureCharts
    from mia_kb.reading.item import Item
    from mia_kb.rendering.figure_card import FigureCard
    from mia_kb.rendering.view import View


class MeasurePage(NamedTuple):
    """All that a measure's page shows; targets apart from outcomes, with the ways to all where some are left out."""

    head: Head
    foot: Foot
    record: Measure
    outcomes: tuple[FigureCard, ...]
    targets: tuple[FigureCard, ...]
    all_outcomes: Link | None
    all_targets: Link | None
    in_conflict: bool
    charts: MeasureCharts


def view(item: Item, context: Context) -> View:
    """The view of a measure's page."""
    figures = incoming(item, "figure", context, "measure")
    cards = figure_cards(figures, context)
    outcomes = tuple(card for card in cards if card.role is FigureRole.OUTCOME)
    targets = tuple(card for card in cards if card.role is FigureRole.TARGET)
    return record_view(
        item,
        context,
        MeasurePage(
            head=head(item, context),
            foot=foot(item, context),
            record=typed(item, Measure),
            outcomes=outcomes[:MANY],
            targets=targets[:MANY],
            all_outcomes=_all(outcomes, item, context),
            all_targets=_all(targets, item, context),
            in_conflict=any(card.conflicts for card in cards),
            charts=measure_charts(item, tuple(zip(figures, cards, strict=True)), context),
        ),
    )


def _all(cards: Sequence[FigureCard], item: Item, context: Context) -> Link | None:
    """The way to all figures of one role, where they are more than the page shows."""
    if len(cards) <= MANY:
        return None
    language = Language(context.language)
    text = translate(N_("All {count} figures"), language).format(count=number(language, len(cards)))
    return Link(text, first_below(context.record_uri(item), cards[0].role.code))
