"""The page of a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.context import summary_of
from mia_kb.pages.figure_card import figure_card, safely
from mia_kb.pages.links import incoming, named, refs, some_refs
from mia_kb.pages.records.foot import foot
from mia_kb.pages.records.head import head, record_view
from mia_kb.records.figure import Figure

if TYPE_CHECKING:
    from mia_kb.pages.context import Context
    from mia_kb.pages.records.foot import Foot
    from mia_kb.pages.records.head import Head
    from mia_kb.reading.item import Item
    from mia_kb.rendering.figure_card import FigureCard
    from mia_kb.rendering.view import Ref, View


class FigurePage(NamedTuple):
    """All that a figure's page shows. The record itself is left out: it holds what the card masks."""

    head: Head
    foot: Foot
    card: FigureCard
    methods: tuple[Ref, ...]
    named_by: tuple[Ref, ...]
    same_measure: tuple[Ref, ...]


def view(item: Item, context: Context) -> View:
    """The view of a figure's page, its small numbers masked everywhere."""
    figure, safe = typed(item, Figure), safely(item, context)
    plain, end = head(item, context), foot(item, context)
    page = FigurePage(
        head=plain._replace(
            title=safe(plain.title),
            summary=safe(plain.summary),
            in_short=plain.in_short and plain.in_short._replace(text=safe(plain.in_short.text)),
        ),
        foot=end._replace(cite=safe(end.cite)),
        card=figure_card(item, context),
        methods=refs(named(figure.methods, item, context), context),
        named_by=_named_by(item, context),
        same_measure=_same_measure(item, figure, context),
    )
    return record_view(item, context, page, page.head.title, safe(summary_of(figure, context.language)))


def _named_by(item: Item, context: Context) -> tuple[Ref, ...]:
    """Figures that name this one as a conflict or a comparison."""
    found = incoming(item, "figure", context, "conflicts") + incoming(item, "figure", context, "comparison")
    own = {other.id for other in named([link.figure for link in typed(item, Figure).conflicts], item, context)}
    return refs({other.id: other for other in found if other.id not in own}.values(), context)


def _same_measure(item: Item, figure: Figure, context: Context) -> tuple[Ref, ...]:
    """Some other figures of the same measure; the measure's own page has them all."""
    by_id, own = context.library.by_id, item.id
    sources = (
        link.source
        for measure in named([figure.measure], item, context)
        for link in context.library.backlinks.get(measure.id, ())
        if link.loc[0] == "measure"
    )
    return some_refs((by_id[source] for source in sources if source != own), context)
