"""WebP without what a camera or a program notes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.attachments.broken import Broken
from mia_kb.attachments.exif import UPRIGHT, only_orientation, orientation

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = "WebP"
_PICTURES = frozenset({b"VP8 ", b"VP8L", b"ANMF"})
_SHOWN = _PICTURES | {b"VP8X", b"ALPH", b"ANIM", b"ICCP"}
_EXTENDED, _NOTES = b"VP8X", b"EXIF"
_HAS_NOTES, _HAS_XMP = 0x08, 0x04
"""Flags of an extended file that tell of notes in it."""
_PREFIX = b"Exif\0\0"
"""What some programs put before the notes."""


def is_webp(data: bytes) -> bool:
    """Whether the file begins as WebP."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def stripped(data: bytes) -> bytes:
    """The picture with its colours, and which way is up; no notes, nothing after the end. Raises `Broken`."""
    chunks = list(_chunks(data))
    if not any(name in _PICTURES for name, _ in chunks):
        raise Broken(FORMAT, len(data))
    notes = (orientation(content.removeprefix(_PREFIX)) for name, content in chunks if name == _NOTES)
    value = next(notes, UPRIGHT)
    kept = [_chunk(name, _flagged(name, content, value)) for name, content in chunks if name in _SHOWN]
    if value != UPRIGHT:
        kept.append(_chunk(_NOTES, only_orientation(value)))
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def notes(data: bytes) -> Iterator[bytes]:
    """What cameras and programs note in it, each after the name of its kind. Raises `Broken`."""
    return (name + content.removeprefix(_PREFIX) for name, content in _chunks(data) if name not in _SHOWN)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, end = 12, 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise Broken(FORMAT, len(data))
    while at < end:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > end:
            raise Broken(FORMAT, at)
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _flagged(name: bytes, content: bytes, value: int) -> bytes:
    """The content, its flags as what is left of the notes wants them."""
    if name != _EXTENDED:
        return content
    flags = content[0] & ~(_HAS_NOTES | _HAS_XMP) if content else 0
    return bytes((flags | (_HAS_NOTES if value != UPRIGHT else 0),)) + content[1:]


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)
