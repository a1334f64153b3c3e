"""What cameras and programs note in pictures is not published; the pixels, and which way is up, are."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import TYPE_CHECKING

import pytest
from sample_pictures import (
    JPEG,
    NOTED,
    ORIENTED,
    PLAIN,
    PNG,
    SECRETS,
    WEBP,
    gif_with,
    jpeg_segment,
    notes,
    png_chunk,
    webp,
    webp_chunk,
)

from mia_kb.attachments.broken import Broken
from mia_kb.attachments.exif import only_orientation, orientation
from mia_kb.attachments.pictures import notes as notes_of
from mia_kb.attachments.pictures import stripped

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = sorted(PLAIN)


def stripped_or_broken(data: bytes) -> bytes | Broken:
    try:
        return stripped(data)
    except Broken as broken:
        return broken


@pytest.mark.parametrize("ending", FORMATS)
def test_notes_are_left_out_and_nothing_else(ending: str) -> None:
    assert all(secret in NOTED[ending] for secret in SECRETS)
    assert stripped(NOTED[ending]) == PLAIN[ending]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_picture_without_notes_stays_as_it_is(ending: str) -> None:
    assert stripped(PLAIN[ending]) == PLAIN[ending]


@pytest.mark.parametrize(("ending", "value", "order"), list(product(sorted(ORIENTED), range(2, 9), "<>")))
def test_which_way_is_up_is_kept_and_no_other_note(ending: str, value: int, order: str) -> None:
    made: Callable[[int, str], bytes] = ORIENTED[ending]
    once = stripped(made(value, order))
    assert not any(secret in once for secret in SECRETS)
    assert only_orientation(value) in once
    assert len(once) < len(PLAIN[ending]) + 60
    assert stripped(once) == once


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_a_way_up_that_does_not_exist_is_no_note(value: int) -> None:
    assert stripped(ORIENTED[".jpg"](value, "<")) == JPEG


@pytest.mark.parametrize("notes", [b"", b"II*\0", b"MM\0*\0\0\0\x08\xff\xff", b"II*\0\xff\xff\xff\xff", b"annat"])
def test_notes_cut_off_say_nothing(notes: bytes) -> None:
    assert orientation(notes) == 1


@pytest.mark.parametrize("ending", FORMATS)
def test_a_picture_cut_off_anywhere_is_refused(ending: str) -> None:
    for data in (PLAIN[ending], NOTED[ending]):
        whole = data.rindex(SECRETS[0]) if data is NOTED[ending] else len(data)
        for end in range(min(whole, 2000)):
            found = stripped_or_broken(data[:end])
            assert found == PLAIN[ending] or 0 <= found.byte <= end  # type: ignore[union-attr]  # cut off after its end


@pytest.mark.parametrize("ending", FORMATS)
def test_a_damaged_picture_is_freed_of_its_notes_or_refused(ending: str) -> None:
    chance = Random(11)  # noqa: S311 - to be repeated, not to be secret
    for data in (PLAIN[ending], NOTED[ending]):
        for _ in range(1500):
            changed = bytearray(data)
            for _ in range(chance.randint(1, 3)):
                changed[chance.randrange(len(data))] = chance.choice((0, 255, chance.randrange(256)))
            once = stripped_or_broken(bytes(changed))
            if isinstance(once, Broken):
                assert 0 <= once.byte <= len(data)
            else:
                assert stripped(once) == once


@pytest.mark.parametrize("data", [b"", b"RIFF", b"GIF89a", b"\xff\xd8\xff", b"<svg/>", b"BM", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Broken):
        stripped(data)


def test_a_picture_goes_by_its_first_bytes_as_in_a_browser() -> None:
    assert stripped(NOTED[".jpg"]) == JPEG  # whatever its name ends with


@pytest.mark.parametrize("name", [b"CgBI", b"ABCD", b"1234"])
def test_a_part_that_must_be_known_and_is_not_is_refused(name: bytes) -> None:
    with pytest.raises(Broken):
        stripped(PNG[:8] + png_chunk(name, b"x") + PNG[8:])


def test_a_part_that_reaches_beyond_the_file_is_refused() -> None:
    with pytest.raises(Broken) as broken:
        stripped(webp(0x20, b"ODD \xff\0\0\0rest"))
    assert broken.value.byte == len(WEBP)


@pytest.mark.parametrize("size", range(8))
def test_a_table_of_colours_of_any_size_is_passed_over(size: int) -> None:
    colours = bytes(range(1, 4)) * (2 << size)
    whole = b"GIF89a\2\0\2\0" + bytes((0x80 | size,)) + b"\0\0" + colours
    frame = b"\x2c\0\0\0\0\2\0\2\0" + bytes((0x80 | size,)) + colours + b"\2\3\x44\x02\x05\0"
    assert stripped(whole + b"\x21\xfe\3Fia\0" + frame + b"\x21\xfe\3Fia\0;") == whole + frame + b";"


@pytest.mark.parametrize("size", range(8))
def test_without_a_table_of_colours_its_size_means_nothing(size: int) -> None:
    whole = b"GIF89a\2\0\2\0" + bytes((0x70 | size,)) + b"\0\0"
    frame = b"\x2c\0\0\0\0\2\0\2\0" + bytes((0x40 | size,)) + b"\2\3\x44\x02\x05\0"
    assert stripped(whole + frame + b"\x21\xfe\3Fia\0;") == whole + frame + b";"


def test_only_its_own_notes_say_which_way_is_up() -> None:
    other = jpeg_segment(0xE1, b"Annat\0" + notes(6)) + jpeg_segment(0xED, b"Exif\0\0" + notes(6))
    assert stripped(JPEG[:2] + other + JPEG[2:]) == JPEG


def test_a_part_whose_check_sum_is_wrong_is_refused() -> None:
    with pytest.raises(Broken) as broken:
        stripped(PNG[:20] + b"\1" + PNG[21:])
    assert broken.value.byte == 8


def parts(data: bytes) -> list[bytes]:
    return list(notes_of(data))


def test_notes_are_told_one_by_one() -> None:
    before = jpeg_segment(0xE1, b"Exif\0\0x") + jpeg_segment(0xFE, b"Fia") + jpeg_segment(0xED, b"Photoshop")
    assert parts(JPEG[:2] + before + JPEG[2:])[:3] == [b"Exif\0\0x", b"Fia", b"Photoshop"]
    assert parts(PNG[:-12] + png_chunk(b"tEXt", b"a\0b") + png_chunk(b"tIME", b"x") + PNG[-12:]) == [
        b"tEXta\0b",
        b"tIMEx",
    ]
    assert parts(PNG) == parts(WEBP) == parts(PLAIN[".gif"]) == []
    assert parts(webp(0x2C, webp_chunk(b"XMP ", b"x"), webp_chunk(b"EXIF", b"Exif\0\0II"))) == [b"XMP x", b"EXIFII"]
    assert parts(gif_with(b"Fia")) == [b"\x21\xfe\x03Fia\0"]


@pytest.mark.parametrize("marker", [*range(0xE0, 0xF0), 0xFE])
def test_every_kind_of_note_is_left_out_of_a_jpeg(marker: int) -> None:
    noted = JPEG[:2] + jpeg_segment(marker, b"Fia Fiktiv") + JPEG[2:]
    assert (b"Fia" in stripped(noted)) is (marker == 0xEE), "of which colours depend on one"


@pytest.mark.parametrize("marker", sorted(set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}))
def test_any_way_to_code_a_jpeg_is_kept(marker: int) -> None:
    frame = JPEG.index(b"\xff\xc0")
    coded = JPEG[: frame + 1] + bytes((marker,)) + JPEG[frame + 2 :]
    assert stripped(coded) == coded


@pytest.mark.parametrize("marker", [0xC4, 0xC8, 0xCC, 0xD0, 0xBF])
def test_a_jpeg_without_a_picture_is_refused(marker: int) -> None:
    frame = JPEG.index(b"\xff\xc0")
    with pytest.raises(Broken):
        stripped(JPEG[: frame + 1] + bytes((marker,)) + JPEG[frame + 2 :])


def test_a_jpeg_may_be_filled_up_between_its_parts() -> None:
    frame = JPEG.index(b"\xff\xc0")
    assert stripped(JPEG[:frame] + b"\xff\xff" + JPEG[frame:]) == JPEG


def test_a_jpeg_without_a_scan_is_refused() -> None:
    scan = JPEG.index(b"\xff\xda")
    with pytest.raises(Broken) as broken:
        stripped(JPEG[:scan] + b"\xff\xd9")
    assert broken.value.byte == scan + 2


def test_the_fault_in_a_jpeg_has_its_byte() -> None:
    frame = JPEG.index(b"\xff\xc0")
    for wrong, byte in ((b"\0\0", frame), (b"\xff\xc0\0\1", frame), (b"\xff\xc0\xff\xff", frame)):
        with pytest.raises(Broken) as broken:
            stripped(JPEG[:frame] + wrong)
        assert (broken.value.format, broken.value.byte) == ("JPEG", byte)


def test_a_jpeg_that_begins_again_in_its_scan_is_kept_whole() -> None:
    scan = JPEG.index(b"\xff\xda")
    data = JPEG[:-2] + b"\xff\xd0\x01\xff\0\xff\xd7\x02\xff\xff\xd9"
    assert stripped(data)[scan:] == data[scan:-3] + b"\xff\xd9"


def test_a_small_head_of_a_jpeg_is_filled_up() -> None:
    short = JPEG[:2] + jpeg_segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1") + JPEG[20:]
    assert stripped(short)[:20] == JPEG[:2] + jpeg_segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")


@pytest.mark.parametrize("name", [b"tRNS", b"cHRM", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"pHYs", b"hIST", b"sPLT"])
def test_what_the_colours_of_a_png_depend_on_is_kept(name: bytes) -> None:
    data = PNG[:-12] + png_chunk(name, b"x") + PNG[-12:]
    assert stripped(data) == data


@pytest.mark.parametrize("name", [b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT", b"gAMA", b"PLTE"])
def test_what_moves_in_a_png_and_its_light_is_kept(name: bytes) -> None:
    data = PNG[:-12] + png_chunk(name, b"x") + PNG[-12:]
    assert stripped(data) == data


@pytest.mark.parametrize("name", [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"])
def test_what_moves_and_colours_a_gif_is_kept(name: bytes) -> None:
    gif = PLAIN[".gif"]
    data = gif[:-1] + b"\x21\xff\x0b" + name + b"\1x\0;"
    assert stripped(data) == data
    assert stripped(gif[:-1] + b"\x21\xff\x0bODDPROGRAM1\1x\0;") == gif


def test_the_fault_in_a_gif_has_its_byte() -> None:
    gif = PLAIN[".gif"]
    for data, byte in (
        (gif[:9], 9),
        (gif[:-1], len(gif) - 1),
        (gif[:-1] + b"?", len(gif) - 1),
        (gif[:-4], len(gif) - 4),
    ):
        with pytest.raises(Broken) as broken:
            stripped(data)
        assert (broken.value.format, broken.value.byte) == ("GIF", byte)


@pytest.mark.parametrize("name", [b"ALPH", b"ANIM", b"ANMF", b"VP8L"])
def test_what_a_webp_shows_is_kept(name: bytes) -> None:
    data = webp(0x20, webp_chunk(name, b"xyz"))
    assert stripped(data) == data


def test_flags_of_a_webp_tell_what_is_left() -> None:
    assert stripped(webp(0xFF, webp_chunk(b"EXIF", notes(1)), webp_chunk(b"XMP ", b"x"))) == webp(0xF3)
    assert stripped(webp(0x00, webp_chunk(b"EXIF", notes(6)))) == webp(0x08, webp_chunk(b"EXIF", only_orientation(6)))


def test_a_webp_without_a_picture_or_cut_off_is_refused() -> None:
    empty = b"RIFF\x0e\0\0\0WEBPICCP\1\0\0\0x\0"
    for data, byte in ((empty, len(empty)), (WEBP[:-1], len(WEBP) - 1), (b"RIFF\x0c\0\0\0WEBPVP8 \1\0\0\0", 12)):
        with pytest.raises(Broken) as broken:
            stripped(data)
        assert (broken.value.format, broken.value.byte) == ("WebP", byte)
