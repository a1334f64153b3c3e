"""The drawing of a fan: from one record a line to each of the rows beside it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

ROW = 100
"""Height of a row in the drawing's own units; it is stretched to the rows' real height."""


class Fan(NamedTuple):
    """A drawing 100 wide and `height` high, as one SVG path."""

    height: int
    path: str


@cache
def fan(rows: int) -> Fan:
    """The lines from the middle of the left edge to the middle of each of so many rows."""
    height = rows * ROW
    start = height // 2
    ends = (ROW * row + ROW // 2 for row in range(rows))
    return Fan(height, " ".join(f"M0,{start} C50,{start} 50,{end} 100,{end}" for end in ends))
