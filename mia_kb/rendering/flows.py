"""The drawing of a flow: groups to the left, groups to the right, ribbons between them as wide as they are many."""

from __future__ import annotations

from dataclasses import dataclass

HEIGHT = 200.0
"""Height in pixels of the whole group, all labels and gaps aside."""
THIN = 3.0
"""Height of a ribbon that is not known or not shown: a line, which says nothing of how many."""
LABEL = 26.0
"""Room for a group's label."""
GAP = 12.0
WIDTH = 100.0
"""The ribbons' own width: they are stretched to the page's."""


@dataclass(frozen=True, slots=True)
class FlowMove:
    """A move to draw: labels, and how many (None if unknown or masked) with the words for it (for a table)."""

    start: str
    end: str
    count: int | None
    count_text: str
    says_how_many: bool


@dataclass(frozen=True, slots=True)
class Node:
    """A group: its label, its words for how many, and its place from the top in pixels."""

    label: str
    count_text: str
    top: float
    height: float

    @property
    def baseline(self) -> float:
        """Where the label is written."""
        return round(self.top - 8, 1)


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A move as an SVG path, `solid` if its width is its number."""

    path: str
    solid: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """A drawing `height` pixels high; nodes to the left and right, ribbons in a box that is 100 wide."""

    height: float
    left: tuple[Node, ...]
    right: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]


def flow(moves: tuple[FlowMove, ...]) -> Flow:
    """The drawing of these moves, groups in the order in which they are first named."""
    total = sum(move.count or 0 for move in moves) or 1
    heights = [max(THIN, HEIGHT * (move.count or 0) / total) for move in moves]
    starts = [move.start for move in moves]
    ends = [move.end for move in moves]
    left, left_tops = _stack(starts, moves, heights, 0.0)
    right, right_tops = _stack(ends, moves, heights, LABEL)
    ribbons = tuple(
        Ribbon(_path(left_tops[index], right_tops[index], heights[index]), solid=bool(move.count))
        for index, move in enumerate(moves)
    )
    bottom = max(node.top + node.height for node in (*left, *right))
    return Flow(round(bottom + GAP, 1), left, right, ribbons)


def _stack(
    labels: list[str], moves: tuple[FlowMove, ...], heights: list[float], top: float
) -> tuple[tuple[Node, ...], dict[int, float]]:
    """One side's groups from `top` to bottom, and where each move meets its group.

    The right side begins a label lower, so that labels do not meet on a narrow page.
    """
    nodes, tops = [], {}
    for label in dict.fromkeys(labels):
        own = [index for index, other in enumerate(labels) if other == label]
        top += LABEL
        start = top
        for index in own:
            tops[index] = top
            top += heights[index]
        nodes.append(Node(label, _sum_text([moves[index] for index in own]), round(start, 1), round(top - start, 1)))
        top += GAP
    return tuple(nodes), tops


def _sum_text(moves: list[FlowMove]) -> str:
    """How many a group is: its only move's words, or the sum when every move in it is known."""
    counts = [move.count for move in moves]
    if len(moves) == 1:
        return moves[0].count_text if moves[0].says_how_many else ""
    return "" if None in counts else str(sum(count or 0 for count in counts))


def _path(left: float, right: float, height: float) -> str:
    """A ribbon from the left edge to the right."""
    a, b, c, d = (round(number, 1) for number in (left, right, right + height, left + height))
    half = WIDTH / 2
    return f"M0,{a} C{half:g},{a} {half:g},{b} {WIDTH:g},{b} L{WIDTH:g},{c} C{half:g},{c} {half:g},{d} 0,{d} Z"
