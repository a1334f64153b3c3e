"""The drawing of a flow: groups to the left, groups to the right, ribbons between them as wide as they are many."""

from __future__ import annotations

from typing import NamedTuple

HEIGHT = 200.0
"""Height in pixels of the whole group, all labels and gaps aside."""
THIN = 3.0
"""Height of a ribbon that is not known or not shown: a line, which says nothing of how many."""
LABEL = 26.0
"""Room for a group's label."""
GAP = 12.0
WIDTH = 100.0
"""The ribbons' own width: they are stretched to the page's."""


class FlowMove(NamedTuple):
    """A move to draw: labels, and how many (None if unknown or masked) with the words for it (for a table)."""

    start: str
    end: str
    count: int | None  # type: ignore[assignment]  # nobody asks a tuple how often it holds something
    count_text: str
    says_how_many: bool


class Node(NamedTuple):
    """A group: its label, its words for how many, and its place from the top in pixels."""

    label: str
    count_text: str
    top: float
    height: float

    @property
    def baseline(self) -> float:
        """Where the label is written."""
        return round(self.top - 8, 1)


class Ribbon(NamedTuple):
    """A move as an SVG path, `solid` if its width is its number."""

    path: str
    solid: bool


class Flow(NamedTuple):
    """A drawing `height` pixels high; nodes to the left and right, ribbons in a box that is 100 wide.

    `rest` stands to the left, below the groups, and leads nowhere: those of whom no move tells.
    """

    height: float
    left: tuple[Node, ...]
    right: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]
    rest: Node | None = None


def flow(moves: tuple[FlowMove, ...], rest: FlowMove | None = None, scale: int = 0, *, adds_up: bool = True) -> Flow:
    """The drawing of these moves, groups in the order in which they are first named.

    Unless the moves are told to add up to a total, no group has a sum: one person may be in several of them.
    `rest` are those of the whole that the moves with a number leave: without them, a few of many would look like all.
    The whole height stands for `scale` of them, or for all if they are more, so that two flows can be drawn alike.
    """
    total = sum(move.count or 0 for move in moves) + (rest.count or 0 if rest else 0)
    whole = max(scale, total) or 1
    heights = [max(THIN, HEIGHT * (move.count or 0) / whole) for move in moves]
    left, left_tops = _stack([move.start for move in moves], moves, heights, 0.0, adds_up=adds_up)
    right, right_tops = _stack([move.end for move in moves], moves, heights, LABEL, adds_up=adds_up)
    ribbons = tuple(
        Ribbon(_path(left_tops[index], right_tops[index], heights[index]), solid=bool(move.count))
        for index, move in enumerate(moves)
    )
    below = _below(left[-1], rest, whole) if rest else None
    bottom = max(node.top + node.height for node in (*left, *right, *([below] if below else [])))
    return Flow(round(bottom + GAP, 1), left, right, ribbons, below)


def _below(node: Node, rest: FlowMove, whole: int) -> Node:
    """The rest as a block of its own under the last group."""
    height = max(THIN, HEIGHT * (rest.count or 0) / whole)
    return Node(rest.start, rest.count_text, round(node.top + node.height + GAP + LABEL, 1), round(height, 1))


def _stack(
    labels: list[str], moves: tuple[FlowMove, ...], heights: list[float], top: float, *, adds_up: bool
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
        told = _sum_text([moves[index] for index in own], adds_up=adds_up)
        nodes.append(Node(label, told, round(start, 1), round(top - start, 1)))
        top += GAP
    return tuple(nodes), tops


def _sum_text(moves: list[FlowMove], *, adds_up: bool) -> str:
    """How many a group is: its only move's words, or the sum when every move in it is known."""
    counts = [move.count for move in moves]
    if len(moves) == 1:
        return moves[0].count_text if moves[0].says_how_many else ""
    return "" if None in counts or not adds_up else str(sum(count or 0 for count in counts))


def _path(left: float, right: float, height: float) -> str:
    """A ribbon from the left edge to the right."""
    a, b, c, d = (round(number, 1) for number in (left, right, right + height, left + height))
    half = WIDTH / 2
    return f"M0,{a} C{half:g},{a} {half:g},{b} {WIDTH:g},{b} L{WIDTH:g},{c} C{half:g},{c} {half:g},{d} 0,{d} Z"
