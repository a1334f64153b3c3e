"""Notes in pictures that tell where, when or by whom they were taken, and those that do not."""

from __future__ import annotations

import struct

import pytest
from sample_pictures import JPEG, NOTED, PLAIN, PNG, gif_with, jpeg_segment, png_chunk, webp, webp_chunk

from mia_kb.attachments import exif
from mia_kb.attachments.broken import Broken
from mia_kb.attachments.telling import tells

PLACE, TAKEN, CHANGED, PROGRAM, WIDTH, MORE = 0x8825, 0x9003, 0x0132, 0x0131, 0xA002, 0x8769
XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>"


def tiff(tags: tuple[int, ...], more: tuple[int, ...] = (), order: str = "<") -> bytes:
    """Notes with these entries, and with those that a camera adds."""
    start = struct.pack(f"{order}2sHL", b"II" if order == "<" else b"MM", 42, 8)
    first = [(tag, 1) for tag in tags] + ([(MORE, 8 + 2 + 12 * (len(tags) + 1) + 4)] if more else [])
    return start + _table(first, order) + (_table([(tag, 1) for tag in more], order) if more else b"")


def _table(entries: list[tuple[int, int]], order: str) -> bytes:
    packed = b"".join(struct.pack(f"{order}HHLL", tag, 4, 1, value) for tag, value in entries)
    return struct.pack(f"{order}H", len(entries)) + packed + struct.pack(f"{order}L", 0)


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize(
    ("tags", "more", "told"),
    [
        ((PLACE,), (), True),
        ((0x010E,), (), True),
        ((0x013B,), (), True),
        ((0x8298,), (), True),
        ((0x9C9B,), (), True),
        ((0x9C9F,), (), True),
        ((0x9CA0, 0x9C9A), (), False),
        ((PROGRAM,), (WIDTH, TAKEN), True),
        ((PROGRAM,), (0x9004,), True),
        ((PROGRAM,), (0x9286,), True),
        ((PROGRAM,), (0xA420,), True),
        ((PROGRAM,), (0xA430,), True),
        ((PROGRAM,), (0xA431,), True),
        ((PROGRAM,), (0xA435,), True),
        ((PROGRAM, CHANGED), (WIDTH,), False),
        ((), (), False),
    ],
)
def test_notes_of_a_camera(tags: tuple[int, ...], more: tuple[int, ...], order: str, *, told: bool) -> None:
    notes = tiff(tags, more, order)
    assert exif.tells(notes) is told
    assert tells(JPEG[:2] + jpeg_segment(0xE1, b"Exif\0\0" + notes) + JPEG[2:]) is told
    assert tells(PNG[:-12] + png_chunk(b"eXIf", notes) + PNG[-12:]) is told
    assert tells(webp(0x28, webp_chunk(b"EXIF", notes))) is told
    assert tells(webp(0x28, webp_chunk(b"EXIF", b"Exif\0\0" + notes))) is told


@pytest.mark.parametrize("notes", [b"", b"II*\0", tiff((PROGRAM, CHANGED))[:20], b"annat", tiff((MORE,))[:-30]])
def test_notes_cut_off_tell_nothing(notes: bytes) -> None:
    assert not exif.tells(notes)


@pytest.mark.parametrize(
    "field",
    [
        *("exif:GPSLatitude", "exif:DateTimeOriginal", "dc:creator", "dc:rights", "dc:description", "aux:OwnerName"),
        *("aux:SerialNumber", "mwg-rs:Name", "MPReg:PersonDisplayName", "Iptc4xmpCore:Location", "photoshop:City"),
        *("photoshop:AuthorsPosition", "photoshop:Credit", "photoshop:DateCreated", "photoshop:State"),
    ],
)
def test_notes_as_xmp(field: str) -> None:
    note = XMP + f"<{field}>x</{field}>".encode()
    assert tells(JPEG[:2] + jpeg_segment(0xE1, note) + JPEG[2:])
    assert tells(PNG[:-12] + png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + note) + PNG[-12:])
    assert tells(gif_with(note[:200]))
    assert tells(webp(0x24, webp_chunk(b"XMP ", note)))


def test_what_only_programs_note_tells_of_nobody() -> None:
    note = XMP + b"<xmp:CreatorTool>Program</xmp:CreatorTool><dc:format>image/png</dc:format>"
    assert not tells(JPEG[:2] + jpeg_segment(0xE1, note) + jpeg_segment(0xFE, b"Made with a program") + JPEG[2:])
    assert not tells(
        PNG[:-12] + png_chunk(b"tEXt", b"Software\0x") + png_chunk(b"tIME", b"\7\xe6\1\2\3\4\5") + PNG[-12:]
    )


@pytest.mark.parametrize("name", ["Author", "Copyright", "Creation Time", "Description", "Raw profile type exif"])
@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt"])
def test_texts_in_png(name: str, kind: bytes) -> None:
    assert tells(PNG[:-12] + png_chunk(kind, name.encode() + b"\0\0x") + PNG[-12:])
    assert not tells(PNG[:-12] + png_chunk(kind, b"X" + name.encode() + b"\0\0x") + PNG[-12:])


def test_captions_of_newspapers() -> None:
    note = b"Photoshop 3.0\x008BIM\4\4\0\0\0\0\0\x05\x1c\2\x50\0\0"
    assert tells(JPEG[:2] + jpeg_segment(0xED, note) + JPEG[2:])
    assert not tells(JPEG[:2] + jpeg_segment(0xED, note.replace(b"\4\4", b"\4\5")) + JPEG[2:])


@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp"])
def test_a_photo_tells_and_a_plain_picture_does_not(ending: str) -> None:
    assert tells(NOTED[ending])
    assert not tells(PLAIN[ending])


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(Broken):
        tells(b"x")
