"""From a figure's record to the card that every page shows it as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.queries import typed
from mia_kb.pages.addresses import place_href
from mia_kb.pages.context import is_shown
from mia_kb.pages.passages import own_language
from mia_kb.records.figure import Figure
from mia_kb.records.measure import Measure
from mia_kb.records.organisation import Organisation
from mia_kb.rendering.figure_card import FigureCard, FigureFact, OtherFigure
from mia_kb.rendering.figure_value import count_text, figure_value, redacted, response_text
from mia_kb.rendering.show import NOT_SAID, label, number, period
from mia_kb.rendering.view import Link
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.records.figure import Comparison, Conflict
    from mia_kb.rendering.figure_value import FigureValue
    from mia_kb.rendering.view import Ref


def figure_card(item: Item, context: Context) -> FigureCard:
    """The card of a figure's record, its small numbers masked."""
    return context.cards.of(item, context, _card)


def _card(item: Item, context: Context) -> FigureCard:
    figure = typed(item, Figure)
    measure = _measure(item, context)
    value = _value_in(measure, figure, context)
    return FigureCard(
        ref=_safe_ref(context.ref(item), value, context),
        lang=own_language(item, context),
        role=figure.role,
        headline=value.headline,
        part=value.part,
        whole=_safe(figure.denominator_is or "", value, context),
        bar=value.bar,
        bar_text=value.bar_text,
        interval=value.interval,
        facts=tuple(_facts(item, value, context)),
        more=tuple(_more(item, measure, value, context)),
        caveat=_safe(figure.caveat or "", value, context),
        masked=value.masked,
        impossible=value.impossible,
        measure=context.ref(measure) if measure and is_shown(measure.record) else None,
        place=place_link(item, figure.place, context),
        conflicts=_others(item, figure.conflicts, context),
        comparisons=_others(item, figure.comparison, context),
        sources=figure.sources,
    )


def figure_cards(items: Sequence[Item], context: Context) -> tuple[FigureCard, ...]:
    """The cards of those figures that have a page."""
    return tuple(figure_card(item, context) for item in items if is_shown(item.record))


def place_link(item: Item, reference: str | None, context: Context) -> Link | None:
    """The link to the page of the place that a record names."""
    place = context.library.find(reference, item.library) if reference else None
    if place is None or not isinstance(place.record, Organisation) or not is_shown(place.record):
        return None
    ref = context.ref(place)
    short = place.record.short_name
    lang = place.record.language.code if short else ref.lang
    return Link(short or ref.title, place_href(context, place), "" if lang == context.language else lang)


def safe_text(text: str, item: Item, context: Context) -> str:
    """A text about a figure's record without the numbers that are masked."""
    return safely(item, context)(text)


def safely(item: Item, context: Context) -> Callable[[str], str]:
    """What gives texts about a figure's record without the numbers that are masked."""
    secrets, language = _value(item, context).secrets, context.language
    return lambda text: redacted(text, secrets, language)


def _value(item: Item, context: Context) -> FigureValue:
    return _value_in(_measure(item, context), typed(item, Figure), context)


def _value_in(measure: Item | None, figure: Figure, context: Context) -> FigureValue:
    form = typed(measure, Measure).type if measure else None
    return figure_value(figure, form, context.small_number, context.language)


def _measure(item: Item, context: Context) -> Item | None:
    found = context.library.find(typed(item, Figure).measure, item.library)
    return found if found and found.kind == Measure.kind else None


def _safe(text: str, value: FigureValue, context: Context) -> str:
    return redacted(text, value.secrets, context.language)


def _safe_ref(ref: Ref, value: FigureValue, context: Context) -> Ref:
    if not value.secrets:
        return ref
    return ref._replace(title=_safe(ref.title, value, context), summary=_safe(ref.summary, value, context))


def _facts(item: Item, value: FigureValue, context: Context) -> Iterator[FigureFact]:
    """What must be known to read the value, in the order in which it is asked."""
    figure, language, own = typed(item, Figure), context.language, own_language(item, context)
    yield FigureFact(N_("Period"), period(language, figure.period))
    yield FigureFact(N_("Counts"), label(language, figure.counts))
    if figure.n is not None and figure.n != figure.value.denominator:
        yield FigureFact(N_("Built on"), count_text(figure.n, figure.counts, context.small_number, language))
    if figure.population:
        yield FigureFact(N_("Who they are"), _safe(figure.population, value, context), own)
    if figure.response:
        yield FigureFact(N_("Response rate"), response_text(figure.response, context.small_number, language))
    if figure.follow_up_months is not None:
        months = translate(N_("{months} months after the end"), language)
        yield FigureFact(N_("Measured"), months.format(months=number(language, figure.follow_up_months)))


def _more(item: Item, measure: Item | None, value: FigureValue, context: Context) -> Iterator[FigureFact]:
    """What must be known to use the value."""
    figure, own = typed(item, Figure), own_language(item, context)
    if figure.definition:
        yield FigureFact(N_("The source's definition"), _safe(figure.definition, value, context), own)
    if measure:
        definition = typed(measure, Measure).definition
        yield FigureFact(N_("Definition"), definition, own_language(measure, context))
    yield FigureFact(N_("Whose view"), label(context.language, figure.perspective))
    if figure.as_published and not value.masked:
        yield FigureFact(N_("As published"), figure.as_published, own)


def _others(item: Item, links: Sequence[Comparison | Conflict], context: Context) -> tuple[OtherFigure, ...]:
    """The figures that another names, each with its own value, masked too."""
    found = ((context.library.find(link.figure, item.library), link.why) for link in links)
    return tuple(
        _other(other, why if isinstance(why, str) else translate(NOT_SAID, context.language), item, context)
        for other, why in found
        if other and other.kind == Figure.kind and is_shown(other.record)
    )


def _other(other: Item, why: str, item: Item, context: Context) -> OtherFigure:
    figure, value = typed(other, Figure), _value(other, context)
    return OtherFigure(
        ref=_safe_ref(context.ref(other), value, context),
        role=figure.role,
        headline=value.headline,
        part=value.part,
        whole=_safe(figure.denominator_is or "", value, context),
        period=period(context.language, figure.period),
        lang=own_language(other, context),
        why=_safe(why, value, context),
        why_lang=own_language(item, context),
    )
