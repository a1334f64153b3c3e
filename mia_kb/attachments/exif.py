"""Of all that a camera notes in a picture, which way is up."""

from __future__ import annotations

import struct

UPRIGHT, LAST = 1, 8
"""The first and the last of the ways that a picture can be turned."""
_TAG, _SHORT = 0x0112, 3
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
    (start,) = struct.unpack_from(f"{order}L", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for at in range(start + 2, start + 2 + count * _ENTRY, _ENTRY):
        tag, kind, _, value = struct.unpack_from(f"{order}HHLH", tiff, at)
        if (tag, kind) == (_TAG, _SHORT):
            return int(value) if UPRIGHT <= value <= LAST else UPRIGHT
    return UPRIGHT


def only_orientation(value: int) -> bytes:
    """Notes that say which way is up and nothing else."""
    return struct.pack(">4sLHHHLHHL", b"MM\0*", 8, 1, _TAG, _SHORT, 1, value, 0, 0)
