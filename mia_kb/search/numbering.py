"""Give every document a number that stays when others come and go.

Numbers are places in a table of 2ᵏ places, between a quarter and half of them taken: a document's hash says where to
start, and the next free place is its own. Of two that want the same place the one with the smaller (hash, id) gets
it, which makes the table a function of the set of ids alone, however it came about (Amble and Knuth, 1974).
So a new or removed document moves a few neighbours at most, and an index that grew equals one built at once.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SMALLEST = 64


def places(documents: int) -> int:
    """The size of the table for so many documents: a power of two, at least twice as many."""
    return max(SMALLEST, 1 << (2 * documents - 1).bit_length())


def numbered(ids: Iterable[str]) -> dict[str, int]:
    """Every id's number, in the order of the numbers."""
    wanted = sorted((int.from_bytes(blake2b(one.encode(), digest_size=8).digest()), one) for one in ids)
    size = places(len(wanted))
    shift = 64 - size.bit_length() + 1
    taken: dict[str, int] = {}
    free = 0
    late = []
    for hashed, one in wanted:
        free = max(free, hashed >> shift)
        if free < size:
            taken[one] = free
            free += 1
        else:
            late.append(one)
    return _wrapped(taken, late)


def _wrapped(taken: dict[str, int], late: list[str]) -> dict[str, int]:
    """The table with those that found no place before its end, in the first free places from the start."""
    used = set(taken.values())
    free = (number for number in range(len(used) + len(late)) if number not in used)
    taken |= dict(zip(late, free, strict=False))
    return dict(sorted(taken.items(), key=lambda item: item[1]))
