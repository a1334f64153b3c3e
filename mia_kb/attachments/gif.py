"""GIF without comments and what programs note in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.attachments.broken import Broken

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = "GIF"
STARTS = (b"GIF87a", b"GIF89a")
_SHOWN = (b"\x21\xf9", b"\x21\xff\x0bNETSCAPE2.0", b"\x21\xff\x0bANIMEXTS1.0", b"\x21\xff\x0bICCRGBG1012", b"\x2c")
"""How blocks begin that the picture, its movement or its colours depend on."""
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_HEAD, _DESCRIPTOR = 13, 10
"""Bytes before the colours of all pictures, and before those of one."""


def stripped(data: bytes) -> bytes:
    """The pictures with their movement; no comments, no notes, nothing after the end. Raises `Broken`."""
    start = _after_colours(data, 0, _HEAD)
    blocks = (block for block in _blocks(data, start) if block.startswith(_SHOWN))
    return b"".join((data[:start], *blocks, bytes((_TRAILER,))))


def notes(data: bytes) -> Iterator[bytes]:
    """Comments and what programs note in it. Raises `Broken`."""
    return (block for block in _blocks(data, _after_colours(data, 0, _HEAD)) if not block.startswith(_SHOWN))


def _after_colours(data: bytes, start: int, length: int) -> int:
    """Where a head of this length and the table of colours that its flags tell of end."""
    at = start + length
    if at > len(data):
        raise Broken(FORMAT, len(data))
    flags = data[start + length - (1 if start else 3)]
    return at + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)


def _blocks(data: bytes, at: int) -> Iterator[bytes]:
    """Each block up to the end."""
    while data[at : at + 1] != bytes((_TRAILER,)):
        kind = data[at] if at < len(data) else None
        if kind == _EXTENSION:
            end = _after_parts(data, at + 2)
        elif kind == _IMAGE:
            end = _after_parts(data, _after_colours(data, at, _DESCRIPTOR) + 1)
        else:
            raise Broken(FORMAT, min(at, len(data)))
        yield data[at:end]
        at = end


def _after_parts(data: bytes, at: int) -> int:
    """Where a row of parts, each with its length before it, ends."""
    while at < len(data) and data[at]:
        at += 1 + data[at]
    if at >= len(data):
        raise Broken(FORMAT, len(data))
    return at + 1
