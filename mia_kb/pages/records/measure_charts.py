"""The drawings of a measure's figures: outcomes beside their targets, and each place's outcomes over time."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice, pairwise
from string import ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.figure_card import safe_text
from mia_kb.records.fields import When
from mia_kb.records.figure import Figure
from mia_kb.records.measure import Measure
from mia_kb.records.vocabulary import FigureRole, MeasureType
from mia_kb.rendering.extents import Extent, extent, scale_end
from mia_kb.rendering.show import period
from mia_kb.rendering.timeline import Reading, span_of, timeline
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.rendering.figure_card import FigureCard
    from mia_kb.rendering.timeline import Timeline
    from mia_kb.rendering.view import Link

MOST = len(ascii_uppercase)
"""Figures that are drawn on one page: as many as there are letters to name them by."""
PERCENT = {Language.SV: "\N{NO-BREAK SPACE}%", Language.EN: "%"}
"""The sign of a percentage after its number."""
ALIKE = frozenset({MeasureType.SHARE, MeasureType.MEAN})
"""Forms whose values do not depend on how large a place is, or for how long it counts."""
A_MONTH = 31
"""Days by which two periods may differ and still be as long as each other."""


class Drawn(NamedTuple):
    """A figure that can be drawn: its record, its card, and what may be drawn of it."""

    item: Item
    figure: Figure
    card: FigureCard
    extent: Extent

    @property
    def last(self) -> When | None:
        """The end of its period, where that is known."""
        return self.figure.period.to if isinstance(self.figure.period.to, When) else None

    @property
    def first(self) -> When | None:
        """The beginning of its period, where that is known."""
        return self.figure.period.from_ if isinstance(self.figure.period.from_, When) else None


class Beside(NamedTuple):
    """An outcome beside a target, in percent of the scale's length; `why` says what may be compared, if anybody has.

    `same_base` if both say that they count the same people, `same_time` if the outcome's time lies in the target's.
    """

    card: FigureCard
    period: str
    bar: Extent
    same_base: bool
    same_time: bool
    why: str
    why_lang: str


class Target(NamedTuple):
    """A target that stands `at` so many percent of a scale from 0 to `end`, with the outcomes to read beside it."""

    card: FigureCard
    period: str
    at: float
    end: float
    outcomes: tuple[Beside, ...]


class Row(NamedTuple):
    """A figure of the drawings in their table."""

    letter: str
    card: FigureCard
    period: str


class Panel(NamedTuple):
    """A place's outcomes and targets over time, with the letters of those that contradict each other."""

    place: Link | None
    drawing: Timeline
    rows: tuple[Row, ...]
    in_conflict: bool

    @property
    def has_intervals(self) -> bool:
        """Whether chance is told of for any of them."""
        return any(row.card.interval for row in self.rows)


class MeasureCharts(NamedTuple):
    """All drawings of a measure; those over time stand on one scale, or each on its own.

    Of the figures worth drawing, `left_out` have no known end, or there is no room for them.
    `sign` follows each number of a scale; `unit`, in the measure's language, stands once.
    """

    targets: tuple[Target, ...]
    panels: tuple[Panel, ...]
    sign: str
    unit: str
    one_scale: bool
    left_out: int


def measure_charts(item: Item, figures: Sequence[tuple[Item, FigureCard]], context: Context) -> MeasureCharts:
    """The drawings of a measure's figures, given with their cards; each is drawn only where there is something to see.

    A number that is masked in a card is drawn no more exactly than there, or not at all.
    """
    form = typed(item, Measure).type
    drawn = [found for one in figures if (found := _drawn(*one))]
    targets = tuple(islice(_targets(drawn, form, context), MOST))
    panels, left = _panels(drawn, form, context)
    sign, unit = (PERCENT[context.language], "") if form is MeasureType.SHARE else ("", typed(item, Measure).unit)
    return MeasureCharts(targets, panels, sign, unit, form in ALIKE, left)


def _drawn(item: Item, card: FigureCard) -> Drawn | None:
    figure = typed(item, Figure)
    found = extent(card.bar, figure.value.number, masked=bool(card.masked))
    return Drawn(item, figure, card, found) if found else None


def _targets(drawn: Sequence[Drawn], form: MeasureType, context: Context) -> Iterator[Target]:
    """Each target with its outcomes: those that are compared with it, else those of its place."""
    targets = [one for one in drawn if one.figure.role is FigureRole.TARGET]
    of_target: dict[str, list[Drawn]] = {target.item.id: [] for target in targets}
    for outcome in drawn:
        if outcome.figure.role is FigureRole.OUTCOME:
            for target in _of_outcome(outcome, targets, context):
                of_target[target.item.id].append(outcome)
    for target in targets:
        outcomes = of_target[target.item.id]
        if outcomes:
            end = _end((target, *outcomes), form)
            yield Target(
                target.card,
                period(context.language, target.figure.period),
                _percent(target.extent.high, end),
                end,
                tuple(_beside(one, target, end, context) for one in outcomes),
            )


def _of_outcome(outcome: Drawn, targets: Sequence[Drawn], context: Context) -> list[Drawn]:
    compared = [target for target in targets if _why(outcome, target, context) is not None]
    place = outcome.card.place
    return compared or [target for target in targets if place and target.card.place == place]


def _why(one: Drawn, other: Drawn, context: Context) -> tuple[Drawn, str] | None:
    """Which of two figures says something of comparing them, and what; None where neither names the other."""
    for teller, told in ((one, other), (other, one)):
        for comparison in teller.figure.comparison:
            if context.library.find(comparison.figure, teller.item.library) is told.item:
                why = safe_text(comparison.why, told.item, context)
                return teller, safe_text(why, teller.item, context)
    return None


def _beside(outcome: Drawn, target: Drawn, end: float, context: Context) -> Beside:
    said, value = _why(outcome, target, context), outcome.extent
    return Beside(
        card=outcome.card,
        period=period(context.language, outcome.figure.period),
        bar=Extent(*(None if length is None else _percent(length, end) for length in value)),  # type: ignore[arg-type]  # None only where it may be
        same_base=_says_who(outcome) and _base(outcome) == _base(target),
        same_time=_within(outcome, target),
        why=said[1] if said else "",
        why_lang=said[0].card.lang if said else "",
    )


def _percent(value: float, end: float) -> float:
    return round(100 * value / end, 1)


def _base(one: Drawn) -> tuple[object, ...]:
    """Who is counted, as far as the record says it."""
    return (
        one.figure.counts,
        *((text or "").casefold() for text in (one.figure.denominator_is, one.figure.population)),
    )


def _says_who(one: Drawn) -> bool:
    return bool(one.figure.denominator_is or one.figure.population)


def _within(outcome: Drawn, target: Drawn) -> bool:
    """Whether all of an outcome's time lies in its target's; so too where one of them does not say."""
    early = outcome.first and target.first and outcome.first.last_day < target.first.first_day
    late = outcome.last and target.last and outcome.last.first_day > target.last.last_day
    return not (early or late)


def _panels(drawn: Sequence[Drawn], form: MeasureType, context: Context) -> tuple[tuple[Panel, ...], int]:
    """One panel a place with at least two outcomes over time, and how many figures of such places are not drawn."""
    places: defaultdict[str, list[Drawn]] = defaultdict(list)
    for one in drawn:
        places[one.card.place.href if one.card.place else ""].append(one)
    chosen = [_in_time(group) for group in places.values() if _worth_drawing(group)]
    kept = list(_fitting(chosen))
    if not kept:
        return (), 0
    letters = iter(ascii_uppercase)
    readings = [_readings(group, letters, form) for group in kept]
    span = span_of(reading for group in readings for reading in group)
    shared = _end((one for group in kept for one in group), form) if form in ALIKE else None
    panels = tuple(
        Panel(
            group[0].card.place,
            timeline(own, span, shared or _end(group, form)),
            _rows(group, own, context),
            _contradicting(group),
        )
        for group, own in zip(kept, readings, strict=True)
    )
    missing = sum(len(group) for group in places.values() if _worth_drawing(group)) - sum(map(len, kept))
    return panels, missing


def _end(group: Iterable[Drawn], form: MeasureType) -> float:
    return scale_end((one.extent for one in group), shares=form is MeasureType.SHARE)


def _worth_drawing(group: Iterable[Drawn]) -> bool:
    return sum(one.figure.role is FigureRole.OUTCOME and one.last is not None for one in group) > 1


def _in_time(group: Iterable[Drawn]) -> list[Drawn]:
    """The figures whose end is known, in order of time."""
    dated = [(one.last.last_day, one.item.id, one) for one in group if one.last]
    return [one for *_, one in sorted(dated, key=lambda entry: entry[:2])]


def _fitting(groups: Iterable[list[Drawn]]) -> Iterator[list[Drawn]]:
    """The first groups that there are letters for."""
    left = MOST
    for group in groups:
        if len(group) <= left:
            left -= len(group)
            yield group


def _readings(group: Sequence[Drawn], letters: Iterator[str], form: MeasureType) -> list[Reading]:
    named = dict(zip((one.item.id for one in group), letters, strict=False))
    joined = {after.item.id: named[before.item.id] for before, after in _joins(group, form)}
    return [
        Reading(
            named[one.item.id],
            one.first.first_day if one.first else None,
            one.last.last_day,  # type: ignore[union-attr]  # only dated figures are drawn
            one.extent,
            one.figure.role is FigureRole.TARGET,
            joined.get(one.item.id, ""),
        )
        for one in group
    ]


def _joins(group: Iterable[Drawn], form: MeasureType) -> Iterator[tuple[Drawn, Drawn]]:
    """Outcomes that follow on each other: the same people counted in the same way, none against another."""
    series: defaultdict[tuple[object, ...], list[Drawn]] = defaultdict(list)
    for one in group:
        if one.figure.role is FigureRole.OUTCOME and _says_who(one) and one.extent.low == one.extent.high:
            series[_base(one)].append(one)
    for members in series.values():
        steps = list(pairwise(members))
        if not _contradicting(members) and all(_follow(before, after, form) for before, after in steps):
            yield from steps


def _follow(before: Drawn, after: Drawn, form: MeasureType) -> bool:
    """Whether a figure goes on where another ended, or counts on from the same day.

    A number of people depends on how long one counts, so that the two periods must be as long as each other.
    """
    if not (before.first and before.last and after.first and after.last):
        return False
    if before.first == after.first:
        return before.last.last_day < after.last.last_day and form is not MeasureType.MEAN
    apart = before.last.last_day < after.first.first_day
    if form in ALIKE:
        return apart
    lengths = [(one.last.last_day - one.first.first_day).days for one in (before, after)]  # type: ignore[union-attr]  # asked above
    return apart and abs(lengths[0] - lengths[1]) <= A_MONTH


def _contradicting(group: Iterable[Drawn]) -> bool:
    """Whether one of the figures is told to contradict another of them."""
    members = list(group)
    ids = {other.ref.id for one in members for other in one.card.conflicts}
    return any(one.item.id in ids for one in members)


def _rows(group: Sequence[Drawn], readings: Sequence[Reading], context: Context) -> tuple[Row, ...]:
    return tuple(
        Row(reading.letter, one.card, period(context.language, one.figure.period))
        for one, reading in zip(group, readings, strict=True)
    )
