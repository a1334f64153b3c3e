"""Whether what is noted in a picture tells where, when or by whom it was taken."""

from __future__ import annotations

import re

from mia_kb.attachments import exif, pictures

_EXIF = (b"Exif\0\0", b"eXIf", b"EXIF")
_XMP = re.compile(
    rb"exif:GPS|exif:DateTimeOriginal|dc:(?:creator|rights|description)|aux:(?:Owner|Serial)|mwg-rs:|MPReg:|Iptc4xmp"
    rb"|photoshop:(?:Author|Credit|City|State|Country|DateCreated|Headline|Source)"
)
_IPTC = b"8BIM\x04\x04"
_TEXT = re.compile(
    rb"[tzi](?:EX|TX)t(?:Author|Copyright|Creation Time|Description|Raw profile type (?:exif|iptc|xmp|APP1))\0"
)
"""Texts in PNG by their names."""


def tells(data: bytes) -> bool:
    """Whether the picture does; what only programs need, and which way is up, is nobody's. Raises `Broken`."""
    return any(map(_tells, pictures.notes(data)))


def _tells(note: bytes) -> bool:
    for start in _EXIF:
        if note.startswith(start):
            return exif.tells(note.removeprefix(start))
    return _IPTC in note or _TEXT.match(note) is not None or _XMP.search(note) is not None
