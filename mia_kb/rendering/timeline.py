"""The drawing of values over time: what spans which period, how high it stands, and what is joined by a line."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mia_kb.rendering.extents import Extent

HEIGHT = 110.0
"""Height in pixels of the scale."""
ABOVE, BELOW = 18.0, 20.0
"""Room above the scale for the marks' letters, and below it for the years."""
LEFT, RIGHT = 12.0, 97.0
"""Where the first and the last day stand, in percent of the width: the scale's words stand to the left."""
NEAR_X, NEAR_Y = 4.0, 16.0
"""Marks nearer than this, in percent and pixels, would hide each other: the later one is moved aside."""
MOST_YEARS = 8
"""Years that have their number below; of more, every second, third … has."""


class Reading(NamedTuple):
    """A value to draw: its letter, the period it is of (`first` may be unknown), and the letter it is joined to."""

    letter: str
    first: date | None
    last: date
    extent: Extent
    is_target: bool = False
    joined_to: str = ""


class Mark(NamedTuple):
    """A reading as drawn: its period from `x0` to `x`, its value from `low` down to `high`.

    Across in percent of the width, down in pixels. `least` and `most` are the ends of its interval.
    """

    letter: str
    x0: float
    x: float
    high: float
    low: float
    least: float | None
    most: float | None
    is_target: bool

    @property
    def is_open(self) -> bool:
        """Whether only where it can be is shown."""
        return self.low != self.high

    @property
    def label(self) -> float:
        """Where its letter stands."""
        return round(min(self.high, self.most or self.high) - 6, 1)


class Join(NamedTuple):
    """A line between two values of the same group, counted in the same way."""

    x1: float
    y1: float
    x2: float
    y2: float


class Level(NamedTuple):
    """A level of the scale: how far down, and the value there."""

    y: float
    value: float


class Year(NamedTuple):
    """A year: where it begins, where its number stands, and the number; 0 where it has none."""

    x: float
    middle: float
    number: int


class Timeline(NamedTuple):
    """A drawing `height` pixels high, as wide as the page."""

    height: float
    levels: tuple[Level, ...]
    years: tuple[Year, ...]
    joins: tuple[Join, ...]
    marks: tuple[Mark, ...]

    @property
    def years_at(self) -> float:
        """Where the years are written."""
        return self.height - 5


class Span(NamedTuple):
    """The first and the last year that are drawn."""

    first: int
    last: int


class _Scale(NamedTuple):
    """From 0 to `end` on `height` pixels."""

    end: float
    height: float

    def down(self, value: float) -> float:
        """How far down a value stands."""
        return round(ABOVE + self.height * (1 - value / self.end), 1)


def span_of(readings: Iterable[Reading]) -> Span:
    """The years that these readings are of."""
    days = [day for one in readings for day in (one.first, one.last) if day]
    return Span(min(days).year, max(days).year)


def timeline(
    readings: Sequence[Reading], span: Span, end: float, *, height: float = HEIGHT, aside: bool = True
) -> Timeline:
    """The drawing of these readings on a scale from 0 to `end`, over the years of `span`.

    The scale is `height` pixels high. Marks that would hide another are moved `aside`, unless they are one series.
    """
    marks: list[Mark] = []
    for reading in readings:
        mark = _mark(reading, span, _Scale(end, height))
        marks.append(_aside(mark, marks) if aside else mark)
    by_letter = {mark.letter: mark for mark in marks}
    joins = tuple(
        Join(before.x, before.high, by_letter[one.letter].x, by_letter[one.letter].high)
        for one in readings
        if (before := by_letter.get(one.joined_to))
    )
    levels = tuple(Level(_Scale(end, height).down(value), value) for value in (0.0, end / 2, end))
    return Timeline(ABOVE + height + BELOW, levels, _years(span), joins, tuple(marks))


def _mark(reading: Reading, span: Span, scale: _Scale) -> Mark:
    value = reading.extent
    return Mark(
        letter=reading.letter,
        x0=_across(reading.first or reading.last, span),
        x=_across(reading.last, span),
        high=scale.down(value.high),
        low=scale.down(value.low),
        least=None if value.least is None else scale.down(value.least),
        most=None if value.most is None else scale.down(value.most),
        is_target=reading.is_target,
    )


def _aside(mark: Mark, others: Sequence[Mark]) -> Mark:
    """The mark moved to the left until it hides no other."""
    x = mark.x
    while any(abs(x - other.x) < NEAR_X and abs(mark.high - other.high) < NEAR_Y for other in others) and x > LEFT:
        x = round(x - NEAR_X, 1)
    return Mark(mark.letter, min(mark.x0, x), x, mark.high, mark.low, mark.least, mark.most, mark.is_target)


def _years(span: Span) -> tuple[Year, ...]:
    count = span.last - span.first + 1
    every = -(-count // MOST_YEARS)
    starts = [_across(date(span.first + index, 1, 1), span) for index in range(count)]
    return tuple(
        Year(x, round((x + following) / 2, 1), 0 if index % every else span.first + index)
        for index, (x, following) in enumerate(pairwise([*starts, RIGHT]))
    )


def _across(day: date, span: Span) -> float:
    first = date(span.first, 1, 1).toordinal()
    whole = date(span.last, 12, 31).toordinal() - first
    return round(LEFT + (RIGHT - LEFT) * (day.toordinal() - first) / whole, 1)
