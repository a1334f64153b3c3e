"""A report on as many pages as it takes: none is longer than a reader, a browser and a build can bear."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.reports.report import Block, Part, Report

MOST = 300
"""Rows on one page; what has none counts as one."""
LITTLE = 60
"""Less room than this is left empty, rather than begun with a part that goes on."""


def sheets(report: Report) -> tuple[Report, ...]:
    """The report's parts in their order, on one page or several; its numbers stand on the first.

    A part that fits on a page is kept together; a longer one goes on below the same heading. A report without parts is
    one page.
    """
    cut: list[list[Part]] = [[]]
    room = MOST
    for part in report.parts:
        for piece in [part] if _size(part) <= MOST else _pieces(part, room if room > LITTLE else MOST):
            size = _size(piece)
            if size > room:
                cut.append([])
                room = MOST
            cut[-1].append(piece)
            room -= size
    first, *rest = (report._replace(parts=tuple(parts)) for parts in cut)
    return (first, *(sheet._replace(numbers=()) for sheet in rest))


def _size(part: Part) -> int:
    return max(1, sum(_height(block) for block in part.blocks))


def _height(block: Block) -> int:
    return max(1, len(block.rows))


def _pieces(part: Part, room: int) -> Iterator[Part]:
    """A part in pieces: the first fills the room, each of the others a page; what is said first stands in the first."""
    blocks: list[Block] = []
    for block in part.blocks:
        left = block
        while _height(left) > room:
            if room:
                blocks.append(left._replace(rows=left.rows[:room]))
                left = left._replace(rows=left.rows[room:])
            yield part._replace(blocks=tuple(blocks))
            part, blocks, room = part._replace(says=()), [], MOST
        blocks.append(left)
        room -= _height(left)
    yield part._replace(blocks=tuple(blocks))
