"""The arithmetic of figures: shares, their intervals, and which numbers are too small to show."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from math import sqrt
from typing import NamedTuple

Z95 = 1.959963984540054
"""The normal distribution's two-sided 95 % point."""
MANY = 100
"""From this many on, one decimal of a percentage means something."""


class Interval(NamedTuple):
    """From and to, in percent."""

    low: float
    high: float


class Mask(Enum):
    """What is shown of a part and its whole when one of them, or what is left, is a handful of people."""

    NOTHING_HIDDEN = "nothing-hidden"
    FEW = "few"
    ALL_BUT_FEW = "all-but-few"
    HIDDEN = "hidden"


def percentage(part: int, whole: int) -> Decimal:
    """The share in percent, with one decimal from a hundred on; raises ZeroDivisionError for an empty whole."""
    if not whole:
        raise ZeroDivisionError
    step = Decimal("0.1") if whole >= MANY else Decimal(1)
    return (Decimal(100 * part) / whole).quantize(step, ROUND_HALF_UP)


def wilson(percent: float, n: int) -> Interval:
    """Wilson's 95 % interval, in percent, of a share of `n`.

    Wilson, E. B. (1927), Journal of the American Statistical Association 22(158), 209–212.
    """
    share = percent / 100
    centre = share + Z95**2 / (2 * n)
    spread = Z95 * sqrt(share * (1 - share) / n + Z95**2 / (4 * n**2))
    divisor = 1 + Z95**2 / n
    return Interval(max(0.0, 100 * (centre - spread) / divisor), min(100.0, 100 * (centre + spread) / divisor))


def mask(part: int | None, whole: int | None, smallest: int) -> Mask:
    """How a part of a whole may be shown without counting a group smaller than `smallest`; nobody is no group."""
    if whole is not None and 0 < whole < smallest:
        return Mask.HIDDEN
    if part is not None and 0 < part < smallest:
        return Mask.FEW
    if part is not None and whole is not None and 0 < whole - part < smallest:
        return Mask.ALL_BUT_FEW
    return Mask.NOTHING_HIDDEN


def counted(percent: Decimal, whole: int) -> int:
    """How many a percentage of a whole is, to the nearest."""
    return int((percent * whole / 100).quantize(Decimal(1), ROUND_HALF_UP))


class Cells(NamedTuple):
    """The parts of a whole, and the whole, as they may be shown: a number, FEW or HIDDEN; None for unknown."""

    parts: tuple[int | Mask | None, ...]
    total: int | Mask | None


def mask_cells(parts: tuple[int | None, ...], total: int | None, smallest: int) -> Cells:
    """Parts and total without small numbers, and without a way to work one out from the rest.

    Where the total and all parts but one small one are shown, that one is the difference. So the next smallest parts
    are hidden as well until at least two are hidden that together are no small group; the total goes last.
    """
    known = {index: part for index, part in enumerate(parts) if part}
    hidden = {index for index, part in known.items() if part < smallest}
    shown: list[int | Mask | None] = [Mask.FEW if index in hidden else part for index, part in enumerate(parts)]
    if total is None or None in parts:
        return Cells(tuple(shown), Mask.HIDDEN if total is not None and 0 < total < smallest else total)
    rest = total - sum(known.values())
    left = sorted((part, index) for index, part in known.items() if index not in hidden)
    while _revealing(known, hidden, rest, smallest) and left:
        index = left.pop(0)[1]
        hidden.add(index)
        shown[index] = Mask.HIDDEN
    revealing = _revealing(known, hidden, rest, smallest)
    return Cells(tuple(shown), Mask.HIDDEN if revealing or 0 < total < smallest else total)


def _revealing(known: dict[int, int], hidden: set[int], rest: int, smallest: int) -> bool:
    """Whether the hidden parts, with the `rest` that no part tells of, follow from the total and what is shown."""
    away = [known[index] for index in hidden] + ([rest] if rest > 0 else [])
    small = any(part < smallest for part in away)
    return small and (len(away) == 1 or sum(away) < smallest)
