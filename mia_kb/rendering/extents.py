"""What a figure is as a length to draw: its value, or no more than where a masked value can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from mia_kb.rendering.figure_card import Bar

HUNDRED = 100.0
STEPS = (1, 2, 5, 10)
"""Where a scale may end, times a power of ten."""


class Extent(NamedTuple):
    """A value from `low` to `high`, which are equal where it is known; its 95 % interval if there is one."""

    low: float
    high: float
    least: float | None = None
    most: float | None = None

    @property
    def top(self) -> float:
        """The highest that is drawn of it."""
        return max(self.high, self.most or 0.0)


def extent(bar: Bar | None, number: Decimal | None, *, masked: bool) -> Extent | None:
    """The extent of a share as its card draws it, else of a number; None where nothing of it may be drawn.

    A masked share is drawn as wide as it could be at most, which is the same whatever it hides; a masked number, or one
    below zero, is not drawn.
    """
    if bar is not None:
        return Extent(bar.solid, bar.open, bar.low, bar.high)
    if number is None or masked or number < 0:
        return None
    return Extent(float(number), float(number))


def scale_end(extents: Iterable[Extent], *, shares: bool) -> float:
    """Where a scale from 0 ends: at 100 for shares, else at the next 1, 2 or 5 times a power of ten."""
    highest = max((one.top for one in extents), default=0.0)
    if shares or highest <= 0:
        return HUNDRED if shares else 1.0
    power = 1.0
    while power * STEPS[-1] < highest:
        power *= STEPS[-1]
    while power >= highest:
        power /= STEPS[-1]
    return next(step * power for step in STEPS if step * power >= highest)
