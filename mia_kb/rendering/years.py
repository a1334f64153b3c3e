"""The drawing of years: a row of bars a stage, each bar as high as they were many at the end of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.records.vocabulary import Stage

if TYPE_CHECKING:
    from mia_kb.library.years import Point, Years

BAR = 26.0
"""Height in pixels of the highest bar."""
LABEL, NUMBER, GAP, AXIS = 18.0, 13.0, 12.0, 16.0
"""Room for a row's label, for the number above a bar, between rows, and for the years below them all."""
WIDE = 0.72
"""Share of a year's width that its bar takes."""


NAMED = 8
"""Years whose names have room beside each other on a phone; of more, every second is named, the last among them."""


class YearBar(NamedTuple):
    """A bar: its left edge and width in percent of the drawing's width, the rest in pixels from the top."""

    left: float
    width: float
    top: float
    height: float
    middle: float
    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something

    @property
    def number(self) -> float:
        """Where its number stands."""
        return round(self.top - 3, 1)


class YearRow(NamedTuple):
    """One stage: its word, where that stands, its baseline and its bars; `open` if it is no longer going on."""

    point: Point
    label: float
    baseline: float
    bars: tuple[YearBar, ...]
    open: bool


class YearDrawing(NamedTuple):
    """A drawing `height` pixels high, stretched to the page's width; `axis` are the years with their middle."""

    height: float
    rows: tuple[YearRow, ...]
    axis: tuple[tuple[int, float], ...]

    @property
    def years_at(self) -> float:
        """Where the years are written."""
        return self.height - 3


def year_drawing(years: Years) -> YearDrawing | None:
    """The drawing; None where there is nothing to compare: no way of working, or a single year."""
    if not years.points or len(years.years) < 2:  # noqa: PLR2004 - one year is no development
        return None
    share = 100 / len(years.years)
    most = max(count for year in years.years for _, count in year.counts) or 1
    rows = tuple(_row(years, index, share, most) for index in range(len(years.points)))
    step = 1 if len(years.years) <= NAMED else 2
    named = tuple(enumerate(years.years))[(len(years.years) - 1) % step :: step]
    axis = tuple((year.year, round((index + 0.5) * share, 2)) for index, year in named)
    return YearDrawing(rows[-1].baseline + GAP / 2 + AXIS, rows, axis)


def _row(years: Years, index: int, share: float, most: int) -> YearRow:
    top = index * (LABEL + NUMBER + BAR + GAP)
    baseline = top + LABEL + NUMBER + BAR
    bars = []
    for column, year in enumerate(years.years):
        count = year.counts[index][1]
        if count:
            height = round(max(2.0, BAR * count / most), 1)
            left = round((column + (1 - WIDE) / 2) * share, 2)
            middle = round((column + 0.5) * share, 2)
            bars.append(YearBar(left, round(WIDE * share, 2), round(baseline - height, 1), height, middle, count))
    point = years.points[index]
    return YearRow(point, top + LABEL - 5, baseline, tuple(bars), open=point not in GOING_ON)


GOING_ON = frozenset({Stage.EXPLORING, Stage.INSTALLING, Stage.INITIAL, Stage.FULL, Stage.SUSTAINED})
