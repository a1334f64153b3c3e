"""What cameras and programs note in pictures is not published; the pixels, and which way is up, are."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import TYPE_CHECKING

import pytest
from sample_pictures import JPEG, NOTED, ORIENTED, PLAIN, PNG, SECRETS, WEBP, jpeg_segment, notes, png_chunk, webp

from mia_kb.attachments.broken import Broken
from mia_kb.attachments.exif import only_orientation, orientation
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


def test_only_its_own_notes_say_which_way_is_up() -> None:
    other = jpeg_segment(0xE1, b"Annat\0" + notes(6)) + jpeg_segment(0xED, b"Exif\0\0" + notes(6))
    assert stripped(JPEG[:2] + other + JPEG[2:]) == JPEG


def test_a_part_whose_check_sum_is_wrong_is_refused() -> None:
    with pytest.raises(Broken) as broken:
        stripped(PNG[:20] + b"\1" + PNG[21:])
    assert broken.value.byte == 8
