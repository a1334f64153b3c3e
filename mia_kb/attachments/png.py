"""PNG without what a camera or a program notes in it."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from mia_kb.attachments.broken import Broken
from mia_kb.attachments.exif import UPRIGHT, only_orientation, orientation

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = "PNG"
START = b"\x89PNG\r\n\x1a\n"
_NEEDED = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
_SHOWN = frozenset(b"tRNS cHRM gAMA iCCP sBIT sRGB bKGD pHYs hIST sPLT cICP mDCV cLLI acTL fcTL fdAT".split())
"""What colours, transparency, size and movement depend on."""
_NOTES = b"eXIf"


def stripped(data: bytes) -> bytes:
    """The picture with its colours, and which way is up; no text, time, place or thumbnail. Raises `Broken`."""
    return START + b"".join(_kept(name, content) for name, content in _chunks(data))


def notes(data: bytes) -> Iterator[bytes]:
    """What cameras and programs note in it, each after the name of its kind. Raises `Broken`."""
    return (name + content for name, content in _chunks(data) if name not in _NEEDED | _SHOWN)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk's name and content, up to the picture's end."""
    at, name = len(START), b""
    while name != b"IEND":
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        content = data[at + 8 : at + 8 + length]
        end = at + 12 + length
        if end > len(data) or data[end - 4 : end] != _check(name, content) or not _is_known(name):
            raise Broken(FORMAT, at)
        yield name, content
        at = end


def _is_known(name: bytes) -> bool:
    """Whether a program that does not know this chunk may pass over it: its name begins with a small letter then."""
    return name in _NEEDED or name[:1].islower()


def _kept(name: bytes, content: bytes) -> bytes:
    if name == _NOTES and (value := orientation(content)) != UPRIGHT:
        return _chunk(name, only_orientation(value))
    return _chunk(name, content) if name in _NEEDED | _SHOWN else b""


def _chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + _check(name, content)


def _check(name: bytes, content: bytes) -> bytes:
    return zlib.crc32(content, zlib.crc32(name)).to_bytes(4, "big")
