"""Small pictures of every format, as a browser made them, and the same with all that cameras and programs note."""

from __future__ import annotations

import base64
import struct
import zlib

SECRETS = (b"Fia Fiktiv", b"59 N 18 E", b"Kameran AB", b"miniatyr")
"""What the notes hold: a name, a place, a maker, and a smaller picture of the same."""
_PROFILE = (
    "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAA"
    "ABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1"
    "AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAP"
    "KnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/"
)
JPEG = base64.b64decode(
    _PROFILE
    + "2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8a"
    "Gi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQ"
    "EAAAAAAAAAAAAAAAAAAAIF/8QAGhAAAwEAAwAAAAAAAAAAAAAAAAECESIxcf/EABUBAQEAAAAAAAAAAAAAAAAAAAMF/8QAGxEAAgIDAQAAAAAA"
    "AAAAAAAAAQIDEQAEIRL/2gAMAwEAAhEDEQA/AMu1bp5uelQqS5dgAtMWTxQyzHqKkplDGzfL53P/2Q=="
)
_LOSSY = base64.b64decode(
    "MAIAnQEqEAAIAALATCWwAnRSgAHVz9o4wWAA/s5Q8DeaNxER+rflW3CDaA1rN7N8nqaSRL/4dnV/jAfjHNL8PbpT5nv6P3r/pN3MAAAAAA=="
)
_ICC = base64.b64decode(_PROFILE)[38:-1]


def notes(orientation: int = 1, order: str = "<") -> bytes:
    """What a camera notes, as TIFF has it."""
    start = struct.pack(f"{order}2sHL", b"II" if order == "<" else b"MM", 42, 8)
    entries = struct.pack(f"{order}H", 2)
    entries += struct.pack(f"{order}HHLHH", 0x0112, 3, 1, orientation, 0)
    entries += struct.pack(f"{order}HHLL", 0x013B, 2, len(SECRETS[0]), 38)
    return start + entries + struct.pack(f"{order}L", 0) + b" ".join(SECRETS)


def jpeg_segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def jpeg_with_notes(orientation: int = 1, order: str = "<") -> bytes:
    """As a camera and then a program leave it, with a thumbnail, a second picture and a film after it."""
    secret = b" ".join(SECRETS)
    thumbnail = b"JFIF\0\1\1\0\0\1\0\1\3\3" + secret.ljust(27)
    before = jpeg_segment(0xE0, thumbnail) + jpeg_segment(0xE0, b"JFXX\0\x13" + secret)
    before += jpeg_segment(0xE1, b"Exif\0\0" + notes(orientation, order))
    before += jpeg_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + secret)
    before += jpeg_segment(0xED, b"Photoshop 3.0\0" + secret) + jpeg_segment(0xE2, b"MPF\0" + secret)
    before += jpeg_segment(0xEB, b"JP" + secret) + jpeg_segment(0xFE, secret)
    return JPEG[:2] + before + JPEG[20:] + JPEG + b"ftypmp4" + secret


def png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))


_ROWS = b"".join(b"\0" + bytes((200, 40 * row, 30)) * 4 + bytes((0, 90, 160)) * 4 for row in range(5))
_PNG = (png_chunk(b"IHDR", struct.pack(">LLBBBBB", 8, 5, 8, 2, 0, 0, 0)), png_chunk(b"gAMA", struct.pack(">L", 45455)))
_PIXELS = png_chunk(b"IDAT", zlib.compress(_ROWS)) + png_chunk(b"IEND", b"")
PNG = b"\x89PNG\r\n\x1a\n" + b"".join(_PNG) + _PIXELS


def png_with_notes(orientation: int = 1, order: str = "<") -> bytes:
    secret = b" ".join(SECRETS)
    texts = png_chunk(b"tEXt", b"Author\0" + secret) + png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(secret))
    texts += png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + secret) + png_chunk(b"tIME", b"\7\xe6\1\2\3\4\5")
    texts += png_chunk(b"eXIf", notes(orientation, order)) + png_chunk(b"caBX", secret)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_PNG) + texts + _PIXELS + secret


_FRAME = b"\x2c\0\0\0\0\2\0\2\0\0\2\3\x44\x02\x05\0"
_LOOP = b"\x21\xff\x0bNETSCAPE2.0\3\1\0\0\0"
_DELAY = b"\x21\xf9\4\4\x0a\0\0\0"
_GIF = b"GIF89a\2\0\2\0\x80\0\0\xff\0\0\0\0\xff" + _LOOP
GIF = _GIF + _DELAY + _FRAME + _DELAY + _FRAME + b";"


def gif_with_notes() -> bytes:
    secret = b" ".join(SECRETS)
    part = bytes((len(secret),)) + secret + b"\0"
    xmp = b"\x21\xff\x0bXMP DataXMP" + part
    return _GIF + b"\x21\xfe" + part + xmp + _DELAY + _FRAME + b"\x21\xfe" + part + _DELAY + _FRAME + b";" + secret


def gif_with(note: bytes) -> bytes:
    return _GIF + b"\x21\xfe" + bytes((len(note),)) + note + b"\0" + _FRAME + b";"


def webp_chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<L", len(content)) + content + b"\0" * (len(content) % 2)


def webp(flags: int, *after: bytes) -> bytes:
    """An extended file; `flags` tell what is in it."""
    head = webp_chunk(b"VP8X", struct.pack("<LHBHB", flags, 15, 0, 7, 0)) + webp_chunk(b"ICCP", _ICC)
    body = b"WEBP" + head + webp_chunk(b"VP8 ", _LOSSY) + b"".join(after)
    return b"RIFF" + struct.pack("<L", len(body)) + body


WEBP = webp(0x20)


def webp_with_notes(orientation: int = 1, order: str = "<") -> bytes:
    secret = b" ".join(SECRETS)
    exif = webp_chunk(b"EXIF", notes(orientation, order))
    return webp(0x2C, exif, webp_chunk(b"XMP ", b"<x>" + secret), webp_chunk(b"ODD ", secret)) + secret


PLAIN = {".jpg": JPEG, ".png": PNG, ".gif": GIF, ".webp": WEBP}
NOTED = {".jpg": jpeg_with_notes(), ".png": png_with_notes(), ".gif": gif_with_notes(), ".webp": webp_with_notes()}
ORIENTED = {".jpg": jpeg_with_notes, ".png": png_with_notes, ".webp": webp_with_notes}
