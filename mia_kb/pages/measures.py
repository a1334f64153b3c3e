"""The section of measures: each with its figures side by side, those that contradict each other first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.figure_card import figure_card, safe_text
from mia_kb.pages.links import MANY, incoming, named
from mia_kb.pages.ordering import in_order
from mia_kb.pages.paging import LONGEST, below, group, paged
from mia_kb.pages.passages import own_language, passage
from mia_kb.pages.spots import Spot, contribute_href, section_link, section_spot, view_at
from mia_kb.records.figure import Figure
from mia_kb.records.measure import Measure
from mia_kb.records.vocabulary import FigureRole
from mia_kb.rendering.show import capital, period
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.paging import Group
    from mia_kb.pages.rows import Row
    from mia_kb.reading.item import Item
    from mia_kb.rendering.figure_card import FigureCard
    from mia_kb.rendering.view import Link, Passage, View

SIDE_BY_SIDE = 12
"""Figures of one measure that are shown beside each other; the rest are on the measure's own page."""
LEAD = N_("For you who compare figures: what each measure counts, and all figures of it side by side.")
ALONE = N_("Measures without a figure yet")
ALL = N_("All measures")


class MeasureBlock(NamedTuple):
    """A measure with its figures, of which `more` are left out; `reasons` say why some contradict each other."""

    row: Row
    definition: Passage | None
    figures: tuple[SideFigure, ...]
    more: int
    reasons: tuple[Reason, ...]


class SideFigure(NamedTuple):
    """A figure beside others of its measure, and the period it is of."""

    card: FigureCard
    period: str


class Reason(NamedTuple):
    """Why two figures differ; `text` is empty where the source is silent."""

    text: str
    lang: str


class MeasurePage(NamedTuple):
    """The section's page: measures whose figures conflict, the others with figures, and those without."""

    lead: str
    conflicting: tuple[MeasureBlock, ...]
    counted: tuple[MeasureBlock, ...]
    groups: tuple[Group, ...]
    contribute: str
    onward: tuple[Link, ...]


def pages(gathering: Gathering) -> Iterator[View]:
    """The section's page; where there are more than a page can hold, the measures alone on as many as it takes."""
    context, measures = gathering.context, gathering.items[Measure.kind]
    figures = {item.id: _figures(item, gathering) for item in measures}
    fits = len(measures) + sum(min(len(own), SIDE_BY_SIDE) for own in figures.values()) <= LONGEST
    blocks = [_block(item, figures[item.id], gathering) for item in measures if fits and figures[item.id]]
    alone = [item for item in measures if not (fits and figures[item.id])]
    spot = section_spot(context, Measure.kind, translate(LEAD, gathering.language))
    title = translate(ALONE if fits else ALL, gathering.language)
    groups, rest = paged([group("measures", title, gathering.rows(alone))], spot, context)
    data = MeasurePage(
        lead=spot.lead,
        conflicting=tuple(block for block in blocks if block.reasons),
        counted=tuple(block for block in blocks if not block.reasons),
        groups=groups,
        contribute=contribute_href(context),
        onward=tuple(section_link(context, key) for key in ("figure", "progression")),
    )
    yield view_at(spot, context, "measures.html.jinja", data)
    yield from rest
    for item in measures:
        yield from _all_figures(item, figures[item.id], gathering)


def _all_figures(item: Item, figures: Sequence[Item], gathering: Gathering) -> Iterator[View]:
    """The pages of all figures of a measure that has too many for its own page."""
    context, language = gathering.context, gathering.language
    for role in FigureRole:
        own = [figure for figure in figures if typed(figure, Figure).role is role]
        if len(own) > MANY:
            other = context.record_uri(item, context.other) if context.other else None
            lead = translate(LEAD, language)
            spot = Spot(context.record_uri(item), Measure.kind, context.ref(item).title, lead, other)
            title = capital(language, role.label(language))
            yield from below(group(role.code, title, gathering.rows(own)), spot, context)


def _figures(item: Item, gathering: Gathering) -> tuple[Item, ...]:
    return in_order(incoming(item, Figure.kind, gathering.context, "measure"), gathering)


def _block(item: Item, figures: Sequence[Item], gathering: Gathering) -> MeasureBlock:
    return MeasureBlock(
        row=gathering.row(item),
        definition=passage(typed(item, Measure).definition, item, gathering.context),
        figures=tuple(_beside(figure, gathering) for figure in figures[:SIDE_BY_SIDE]),
        more=max(0, len(figures) - SIDE_BY_SIDE),
        reasons=tuple(dict.fromkeys(reason for figure in figures for reason in _reasons(figure, gathering))),
    )


def _beside(item: Item, gathering: Gathering) -> SideFigure:
    return SideFigure(
        figure_card(item, gathering.context), period(gathering.context.language, typed(item, Figure).period)
    )


def _reasons(item: Item, gathering: Gathering) -> Iterator[Reason]:
    """Why a figure differs from those it is said to contradict."""
    context = gathering.context
    for conflict in typed(item, Figure).conflicts:
        if named([conflict.figure], item, context):
            said = safe_text(conflict.why, item, context) if isinstance(conflict.why, str) else ""
            yield Reason(said, own_language(item, context))
