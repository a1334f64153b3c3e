"""Of all that a camera notes in a picture, which way is up, and whether the rest tells of somebody."""

from __future__ import annotations

import struct
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

UPRIGHT, LAST = 1, 8
"""The first and the last of the ways that a picture can be turned."""
_TAG, _SHORT = 0x0112, 3
_MORE = 0x8769
"""The tag of where the camera's own notes begin."""
_TELLING = frozenset(
    {
        *(0x010E, 0x013B, 0x8298, 0x8825),  # description, artist, copyright, place
        *range(0x9C9B, 0x9CA0),  # what Windows notes: title, comment, author, keywords, subject
        *(
            0x9003,
            0x9004,
            0x9286,
            0xA420,
            0xA430,
            0xA431,
            0xA435,
        ),  # when it was taken, comment, ids, owner, serial numbers
    }
)
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_ENTRY = 12


def orientation(tiff: bytes) -> int:
    """Which way is up by the notes in a TIFF structure, from 1 (as stored) to 8; 1 where they do not say."""
    order = _ORDERS.get(tiff[:4])
    try:
        return _oriented(tiff, order) if order else UPRIGHT
    except struct.error:  # notes cut off: nothing is told by them
        return UPRIGHT


def _oriented(tiff: bytes, order: str) -> int:
    for tag, kind, at in _entries(tiff, order, _number(tiff, order, 4)):
        if (tag, kind) == (_TAG, _SHORT):
            (value,) = struct.unpack_from(f"{order}H", tiff, at)
            return int(value) if UPRIGHT <= value <= LAST else UPRIGHT
    return UPRIGHT


def tells(tiff: bytes) -> bool:
    """Whether notes in a TIFF structure say where, when or by whom a picture was taken, or what is in it."""
    order = _ORDERS.get(tiff[:4])
    try:
        return order is not None and _telling(tiff, order)
    except struct.error:
        return False


def _telling(tiff: bytes, order: str) -> bool:
    first = list(_entries(tiff, order, _number(tiff, order, 4)))
    more = (_entries(tiff, order, _number(tiff, order, at)) for tag, _, at in first if tag == _MORE)
    return any(tag in _TELLING for tag, _, _ in chain(first, *more))


def _entries(tiff: bytes, order: str, start: int) -> Iterator[tuple[int, int, int]]:
    """Each entry's tag, its type, and where its value is."""
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for at in range(start + 2, start + 2 + count * _ENTRY, _ENTRY):
        tag, kind = struct.unpack_from(f"{order}HH", tiff, at)
        yield tag, kind, at + 8


def _number(tiff: bytes, order: str, at: int) -> int:
    (number,) = struct.unpack_from(f"{order}L", tiff, at)
    return int(number)


def only_orientation(value: int) -> bytes:
    """Notes that say which way is up and nothing else."""
    return struct.pack(">4sLHHHLHHL", b"MM\0*", 8, 1, _TAG, _SHORT, 1, value, 0, 0)
