"""Shares, intervals and small numbers, against values worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mia_kb.rendering.figures import Cells, Mask, counted, mask, mask_cells, percentage, wilson


@pytest.mark.parametrize(
    ("percent", "n", "low", "high"),
    [
        (0, 10, 0.0, 27.75),  # z²/(n+z²) = 3.8415/13.8415
        (100, 10, 72.25, 100.0),
        (50, 10, 23.66, 76.34),
        (10, 100, 5.52, 17.44),  # Wilson's own example in Newcombe (1998)
        (100 * 40 / 277, 277, 10.79, 19.07),
    ],
)
def test_wilson(percent: float, n: int, low: float, high: float) -> None:
    assert tuple(wilson(percent, n)) == pytest.approx((low, high), abs=0.01)


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_an_interval_holds_its_share_and_stays_on_the_scale(part: int, more: int) -> None:
    percent = 100 * part / (part + more)
    low, high = wilson(percent, part + more)
    assert 0 <= low <= percent + 1e-9
    assert percent - 1e-9 <= high <= 100


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(40, 277, "14.4"), (1, 3, "33"), (1, 8, "13"), (0, 30, "0"), (277, 277, "100.0")]
)
def test_a_share_has_a_decimal_from_a_hundred_on(part: int, whole: int, text: str) -> None:
    assert str(percentage(part, whole)) == text


def test_a_share_of_nobody_is_no_share() -> None:
    with pytest.raises(ZeroDivisionError):
        percentage(0, 0)


def test_a_percentage_is_so_many() -> None:
    assert counted(Decimal("14.4"), 277) == 40
    assert counted(Decimal("3.3"), 30) == 1


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (40, 277, Mask.NOTHING_HIDDEN),
        (0, 277, Mask.NOTHING_HIDDEN),
        (277, 277, Mask.NOTHING_HIDDEN),
        (5, 277, Mask.NOTHING_HIDDEN),
        (4, 277, Mask.FEW),
        (1, None, Mask.FEW),
        (273, 277, Mask.ALL_BUT_FEW),
        (272, 277, Mask.NOTHING_HIDDEN),
        (3, 6, Mask.FEW),
        (0, 4, Mask.HIDDEN),
        (4, 4, Mask.HIDDEN),
        (None, 30, Mask.NOTHING_HIDDEN),
        (None, None, Mask.NOTHING_HIDDEN),
    ],
)
def test_a_handful_is_not_counted(part: int | None, whole: int | None, expected: Mask) -> None:
    assert mask(part, whole, 5) is expected


def test_one_small_part_cannot_be_worked_out_from_the_total() -> None:
    assert mask_cells((3, 20, 30), 53, 5) == Cells((Mask.FEW, Mask.HIDDEN, 30), 53)


def test_a_small_rest_that_no_part_tells_of_is_hidden_too() -> None:
    assert mask_cells((20, 30), 52, 5) == Cells((Mask.HIDDEN, 30), 52)


def test_small_parts_alone_hide_the_total() -> None:
    assert mask_cells((1, 1), 2, 5) == Cells((Mask.FEW, Mask.FEW), Mask.HIDDEN)


def test_without_a_total_only_the_small_parts_are_hidden() -> None:
    assert mask_cells((3, 20), None, 5) == Cells((Mask.FEW, 20), None)
    assert mask_cells((3, None, 20), 50, 5) == Cells((Mask.FEW, None, 20), 50)


def test_large_parts_are_shown_as_they_are() -> None:
    assert mask_cells((24, 37), 132, 5) == Cells((24, 37), 132)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8), st.integers(0, 60))
def test_what_is_hidden_is_never_one_small_group(parts: list[int], rest: int) -> None:
    total = sum(parts) + rest
    cells = mask_cells(tuple(parts), total, 5)
    assert all(not 0 < cell < 5 for cell in cells.parts if isinstance(cell, int))
    away = [part for part, cell in zip(parts, cells.parts, strict=True) if isinstance(cell, Mask)]
    away += [rest] if rest else []
    if isinstance(cells.total, int) and any(part < 5 for part in away):
        assert len(away) > 1
        assert sum(away) >= 5
