"""JPEG without what a camera or a program notes in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mia_kb.attachments.broken import Broken
from mia_kb.attachments.exif import UPRIGHT, only_orientation, orientation

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = "JPEG"
START, END = b"\xff\xd8\xff", b"\xff\xd9"
_EXIF, _JFIF, _ICC = b"Exif\0\0", b"JFIF\0", b"ICC_PROFILE\0"
_JFIF_LENGTH = 14
"""Bytes of a JFIF segment that has no thumbnail."""
_APP0, _APP1, _APP2, _APP14, _SCAN, _END = 0xE0, 0xE1, 0xE2, 0xEE, 0xDA, 0xD9
_NOTES = frozenset({*range(0xE0, 0xF0), 0xFE})
"""The markers of what programs note: application segments and comments."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_AFTER_SCAN = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")
_MARKER = re.compile(rb"\xff+([^\x00\xff])")


def stripped(data: bytes) -> bytes:
    """The picture as it was stored, with its colour profile and which way is up; no place, time, name or thumbnail.

    What follows the picture, such as a second one or a film, goes too. Raises `Broken`.
    """
    segments = list(_segments(data))
    if not any(marker in _FRAMES for marker, _ in segments) or all(marker != _SCAN for marker, _ in segments):
        raise Broken(FORMAT, len(data))
    head = [
        _without_thumbnail(segment) for marker, segment in segments if marker == _APP0 and segment[4:].startswith(_JFIF)
    ]
    rest = [segment for marker, segment in segments if marker not in _NOTES or _is_needed(marker, segment)]
    return b"".join((START[:2], *head[:1], _upright(segments), *rest, END))


def notes(data: bytes) -> Iterator[bytes]:
    """What cameras and programs note in it. Raises `Broken`."""
    return (segment[4:] for marker, segment in _segments(data) if marker in _NOTES and not _is_needed(marker, segment))


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker up to the picture's end with the bytes of its segment, a scan with its coded data."""
    at = 2
    while True:
        found = _MARKER.match(data, at)
        if found is None:
            raise Broken(FORMAT, at)
        marker, start = found[1][0], found.end()
        if marker == _END:
            return
        end = start + int.from_bytes(data[start : start + 2], "big")
        if end < start + 2 or end > len(data):
            raise Broken(FORMAT, at)
        if marker == _SCAN:
            following = _AFTER_SCAN.search(data, end)
            if following is None:
                raise Broken(FORMAT, len(data))
            end = following.start()
        yield marker, b"\xff" + data[start - 1 : end]
        at = end


def _is_needed(marker: int, segment: bytes) -> bool:
    """Whether colours are right only with it."""
    return marker == _APP14 or (marker == _APP2 and segment[4:].startswith(_ICC))


def _without_thumbnail(segment: bytes) -> bytes:
    body = segment[4 : 4 + _JFIF_LENGTH].ljust(_JFIF_LENGTH, b"\0")
    return segment[:2] + (_JFIF_LENGTH + 2).to_bytes(2, "big") + body[:-2] + b"\0\0"


def _upright(segments: list[tuple[int, bytes]]) -> bytes:
    """A segment that says which way is up, where the picture is not stored so."""
    notes = (segment[10:] for marker, segment in segments if marker == _APP1 and segment[4:].startswith(_EXIF))
    value = next((found for found in map(orientation, notes) if found != UPRIGHT), UPRIGHT)
    if value == UPRIGHT:
        return b""
    content = _EXIF + only_orientation(value)
    return bytes((0xFF, _APP1)) + (len(content) + 2).to_bytes(2, "big") + content
