"""An active SVG drawing is refused with its line; a good one is published without notes, and else as it was."""

from __future__ import annotations

from random import Random
from xml.etree import ElementTree as ET

import pytest
from hostile_drawings import DEFUSED, GOOD, HEAD, INSIDE, ON_THE_ROOT, WHOLE, attacks
from sample_pictures import SECRETS

from mia_kb.attachments.broken import Broken
from mia_kb.attachments.drawing import LARGEST, read_drawing

SVG = "{http://www.w3.org/2000/svg}"


def refused(data: bytes) -> bool:
    try:
        return bool(read_drawing(data).active)
    except Broken:
        return True


@pytest.mark.parametrize("text", [*(f"{HEAD} {one}/>" for one in ON_THE_ROOT), *WHOLE], ids=lambda text: text[-60:])
def test_an_active_file_is_refused(text: str) -> None:
    assert refused(text.encode())


@pytest.mark.parametrize("one", INSIDE, ids=lambda text: text[:60])
def test_an_active_part_is_refused_in_its_line(one: str) -> None:
    found = read_drawing(f"{HEAD}>\n<rect/>\n{one}\n</svg>".encode())
    assert found.active
    assert {active.line for active in found.active} == {3}


@pytest.mark.parametrize("one", DEFUSED, ids=lambda text: text[:60])
def test_what_is_cut_out_or_only_text_is_let_through(one: str) -> None:
    found = read_drawing(f"{HEAD}>{one}</svg>".encode())
    assert found.active == ()
    assert b"<script" not in found.content.replace(b"[<script", b"")


def test_there_are_enough_attacks() -> None:
    assert len(attacks()) > 300
    assert sum(map(refused, attacks().values())) > 250


@pytest.mark.parametrize("name", GOOD)
def test_a_good_drawing_is_published_without_notes(name: str) -> None:
    found = read_drawing(GOOD[name].encode())
    assert found.active == ()
    assert b"Fia" not in found.content
    assert b"fia" not in found.content
    assert not any(secret in found.content for secret in SECRETS)
    again = read_drawing(found.content)
    assert (again.active, again.content) == ((), found.content)
    assert [words for _, words in again.texts] == [words for _, words in found.texts]


@pytest.mark.parametrize("name", GOOD)
def test_what_is_drawn_stays_as_it_was(name: str) -> None:
    before, after = (ET.fromstring(text) for text in (GOOD[name], read_drawing(GOOD[name].encode()).content))  # noqa: S314 - our own
    assert _drawn(after) == [one for one in _drawn(before) if one[0] != f"{SVG}metadata"]


def _drawn(root: ET.Element) -> list[tuple[str, dict[str, str], str]]:
    """Every element of the drawing with its own attributes; pictures that it holds by their beginning."""
    own = ("{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/")
    return [
        (
            str(one.tag),
            {key: value[:30] for key, value in one.attrib.items() if not key.startswith("{") or key.startswith(own)},
            (one.text or "").strip(),
        )
        for one in root.iter()
        if str(one.tag).startswith(SVG)
    ]


def test_a_drawing_without_notes_stays_byte_for_byte() -> None:
    text = f"\ufeff{HEAD}>\r\n  <title>Å  ä</title>\t<g   id = 'a'  ><![CDATA[ < & ]]></g  ></svg>\n\n".encode()
    assert read_drawing(text).content == text


def test_a_picture_within_is_freed_of_its_notes() -> None:
    assert "/9j/" in GOOD["ritad"]
    assert len(read_drawing(GOOD["ritad"].encode()).content) < len(GOOD["ritad"].encode()) - 1000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "text",
        HEAD,
        f"{HEAD}><g></svg>",
        "<a/>",
        f"{HEAD}/>{HEAD}/>",
        "<svg/>",
        f"{HEAD}>&x;</svg>",
        f"{HEAD}>\x00</svg>",
    ],
)
def test_what_is_no_drawing_is_refused(text: str) -> None:
    with pytest.raises(Broken):
        read_drawing(text.encode())


def test_a_drawing_that_is_too_large_is_refused() -> None:
    with pytest.raises(Broken):
        read_drawing(HEAD.encode() + b">" + b" " * LARGEST + b"</svg>")


def test_words_are_read_across_their_markup_and_not_out_of_numbers() -> None:
    text = (
        f"{HEAD}><path d='801231,1234'/><text>80<tspan>01</tspan>-1</text><g id='F' class='G'/><title>T</title></svg>"
    )
    assert [word for _, word in read_drawing(text.encode()).texts] == ["8001-1", "F", "G", "T"]


def test_a_damaged_drawing_is_read_or_refused() -> None:
    chance = Random(5)  # noqa: S311 - to be repeated, not to be secret
    for name in GOOD:
        data = GOOD[name].encode()
        for _ in range(400):
            start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
            changed = (
                data[:start]
                + chance.choice((b"", b"<", b"'", b"<!--", b"]]>", b"&#1;", b"\xff"))
                + data[min(end, start + 9) :]
            )
            try:
                once = read_drawing(changed)
            except Broken:
                continue
            assert read_drawing(once.content).content == once.content
