"""Values over time: where they stand follows from day and value, and nothing hides anything else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mia_kb.rendering.extents import Extent, extent, scale_end
from mia_kb.rendering.figure_card import Bar
from mia_kb.rendering.timeline import ABOVE, HEIGHT, LEFT, NEAR_X, RIGHT, Reading, Span, span_of, timeline


def exact(value: float) -> Extent:
    return Extent(value, value)


def reading(letter: str, last: date, value: float, joined_to: str = "", first: date | None = None) -> Reading:
    return Reading(letter, first, last, exact(value), joined_to=joined_to)


def test_the_first_and_the_last_day_and_the_ends_of_the_scale() -> None:
    drawn = timeline(
        [reading("A", date(2018, 1, 1), 0), reading("B", date(2019, 12, 31), 100)], Span(2018, 2019), 100.0
    )
    assert [(mark.x, mark.high) for mark in drawn.marks] == [(LEFT, ABOVE + HEIGHT), (RIGHT, ABOVE)]
    assert [(level.value, level.y) for level in drawn.levels] == [
        (0, ABOVE + HEIGHT),
        (50, ABOVE + HEIGHT / 2),
        (100, ABOVE),
    ]
    # 2018 has 365 of the 729 days between the two
    assert [(year.number, year.x) for year in drawn.years] == [(2018, 12.0), (2019, round(12 + 85 * 365 / 729, 1))]


def test_a_period_begins_where_it_began() -> None:
    mark = timeline([reading("A", date(2018, 12, 31), 50, first=date(2018, 1, 1))], Span(2018, 2018), 100.0).marks[0]
    assert (mark.x0, mark.x) == (LEFT, RIGHT)
    alone = timeline([reading("A", date(2018, 12, 31), 50)], Span(2018, 2018), 100.0).marks[0]
    assert alone.x0 == alone.x


def test_only_what_is_told_to_follow_is_joined() -> None:
    first, second = reading("A", date(2018, 6, 1), 20), reading("B", date(2019, 6, 1), 40, joined_to="A")
    other = reading("C", date(2019, 9, 1), 80)
    drawn = timeline([first, second, other], Span(2018, 2019), 100.0)
    marks = {mark.letter: mark for mark in drawn.marks}
    assert [tuple(join) for join in drawn.joins] == [(marks["A"].x, marks["A"].high, marks["B"].x, marks["B"].high)]


def test_two_values_of_one_day_stand_side_by_side() -> None:
    day = date(2019, 6, 1)
    drawn = timeline([reading("A", day, 36), reading("B", day, 38), reading("C", day, 37)], Span(2018, 2019), 100.0)
    places = [mark.x for mark in drawn.marks]
    assert places == [places[0], round(places[0] - NEAR_X, 1), round(places[0] - 2 * NEAR_X, 1)]
    far = timeline([reading("A", day, 10), reading("B", day, 90)], Span(2018, 2019), 100.0)
    assert far.marks[0].x == far.marks[1].x


def test_of_many_years_some_have_their_number() -> None:
    years = timeline([reading("A", date(2005, 1, 1), 1)], Span(2005, 2022), 100.0).years
    assert [year.number for year in years if year.number] == [2005, 2008, 2011, 2014, 2017, 2020]
    assert len(years) == 18
    assert span_of([reading("A", date(2019, 1, 1), 1, first=date(2016, 12, 1))]) == Span(2016, 2019)


def test_an_interval_and_an_open_value() -> None:
    wide = Reading("A", None, date(2018, 6, 1), Extent(20, 20, 10, 40))
    masked = Reading("B", None, date(2018, 9, 1), Extent(0, 8))
    first, second = timeline([wide, masked], Span(2018, 2018), 100.0).marks
    assert (first.least, first.most, first.is_open) == (ABOVE + 0.9 * HEIGHT, ABOVE + 0.6 * HEIGHT, False)
    assert first.label == round(ABOVE + 0.6 * HEIGHT - 6, 1)
    assert second.is_open


def test_a_masked_share_is_as_wide_as_it_can_be_and_a_masked_number_is_not_drawn() -> None:
    assert extent(Bar(0.0, 6.7, None, None), None, masked=True) == Extent(0.0, 6.7)
    assert extent(Bar(93.3, 100.0, None, None), None, masked=True) == Extent(93.3, 100.0)
    assert extent(Bar(18.2, 18.2, 12.5, 25.6), None, masked=False) == Extent(18.2, 18.2, 12.5, 25.6)
    assert extent(None, Decimal(3), masked=True) is None
    assert extent(None, Decimal(-85), masked=False) is None
    assert extent(None, None, masked=False) is None
    assert extent(None, Decimal(277), masked=False) == Extent(277.0, 277.0)


@pytest.mark.parametrize(
    ("highest", "end"),
    [(0.4, 0.5), (1, 1), (3, 5), (5, 5), (39, 50), (277, 500), (500, 500), (501, 1000), (1451, 2000), (0, 1)],
)
def test_a_scale_ends_at_a_round_number(highest: float, end: float) -> None:
    assert scale_end([exact(highest)], shares=False) == pytest.approx(end)
    assert scale_end([exact(highest)], shares=True) == 100.0
    assert scale_end([], shares=False) == 1.0
