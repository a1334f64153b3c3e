"""Whom a PDF names as its author, as far as that can be seen without reading its text."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from mia_kb.attachments.broken import Broken

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = "PDF"
START = b"%PDF-"
WITHIN = 1024
"""Bytes that may stand before the file's own beginning."""
LARGEST = 16_000_000
"""Bytes that what is packed in the file may unpack to; more is not looked at."""
_STREAM = re.compile(rb"/(?:ObjStm|Metadata)\b[^\0]{0,400}?>>\s{0,9}stream\r?\n")
_END = b"endstream"
_AUTHOR = re.compile(rb"/Author\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)", re.DOTALL)
_CREATOR = re.compile(r"<dc:creator>(.{0,2000}?)</dc:creator>", re.DOTALL)
_ITEM = re.compile(r"<rdf:li[^>]*>([^<]*)<")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)


def authors(data: bytes) -> frozenset[str]:
    """The names in the file's properties, as far as they are not enciphered. Raises `Broken`."""
    if START not in data[:WITHIN]:
        raise Broken(FORMAT, 0)
    return frozenset(name.strip() for part in (data, *_unpacked(data)) for name in _named(part) if name.strip())


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What the parts unpack to that can hold properties."""
    left = LARGEST
    for found in _STREAM.finditer(data):
        end = data.find(_END, found.end())
        content = data[found.end() : end if end >= 0 else None]  # a file that is cut off has no end
        try:
            part = zlib.decompressobj().decompress(content, left)
        except zlib.error:  # packed in another way, or not at all
            continue
        left -= len(part)
        yield part
        if left <= 0:
            return


def _named(part: bytes) -> Iterator[str]:
    for found in _AUTHOR.finditer(part):
        yield _text(bytes.fromhex(_even(found[2])) if found[2] is not None else _ESCAPED.sub(_unescaped, found[1]))
    yield from creators(part.decode("utf-8", "replace"))


def creators(xmp: str) -> Iterator[str]:
    """The names of those who made something, by its notes as XMP."""
    for creator in _CREATOR.findall(xmp):
        yield from _ITEM.findall(creator)


def _even(digits: bytes) -> str:
    """Hexadecimal digits, of which the last may be left out if it is 0."""
    plain = b"".join(digits.split()).decode()
    return plain + "0" * (len(plain) % 2)


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes((int(found[1], 8) & 0xFF,)) if found[1].isdigit() else found[1]


def _text(coded: bytes) -> str:
    """A text of the file's properties: UTF-16 where it says so, else one byte a letter."""
    if coded.startswith((b"\xfe\xff", b"\xff\xfe")):
        return coded.decode("utf-16", "replace")
    return coded.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
