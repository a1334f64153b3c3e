"""What in a drawing is active, word by word, and what is let be."""

from __future__ import annotations

import pytest
from hostile_drawings import HEAD

from mia_kb.attachments.broken import Broken
from mia_kb.attachments.drawing import LARGEST, Active, read_drawing
from mia_kb.attachments.drawing_rules import SVG, XHTML, of_element, of_style

RUNNING = ("script", "foreignObject", "handler", "listener", "iframe", "embed", "object", "audio", "video")
MOVING = ("animate", "animateColor", "animateMotion", "animateTransform", "set", "discard")


def found(name: str, space: str = SVG, **attributes: str) -> list[str]:
    return list(of_element(space, name, attributes))


def test_elements_that_run_or_fetch() -> None:
    for name in RUNNING:
        assert found(name) == [f"<{name}>"]
    assert found("p", XHTML) == ["<p>"]
    assert [found(name) for name in ("g", "style", "image", "Script")] == [[], [], [], []]


@pytest.mark.parametrize("name", MOVING)
def test_an_animation_may_not_change_a_link_or_what_is_run(name: str) -> None:
    for moved in ("href", "src", "xlink:href", " XLINK:HREF ", "onclick", "a:onload"):
        assert found(name, attributeName=moved) == [f"<{name}>"]
    for moved in ("x", "fill", "conic", "hrefs", "", "href:x"):
        assert found(name, attributeName=moved) == []
    assert found(name) == []
    assert found("g", attributeName="href") == []


def test_attributes_that_run_or_fetch() -> None:
    assert found("g", onload="") == ["onload"]
    assert found("g", ONCLICK="1") == ["ONCLICK"]
    assert found("a", ping="x") == ["ping"]
    assert found("svg", base="x") == ["base"]
    assert found("g", fill="url(x)", icon="1", mask="url(#a)") == ["fill"]


@pytest.mark.parametrize(
    ("address", "inward", "onward"),
    [
        ("", True, True),
        (" \x01\xa0", True, True),
        ("#del", True, True),
        ("data:image/png;base64,x", True, False),
        ("DATA:image/jpeg,x", True, False),
        ("data:image/jpg;x", True, False),
        ("data:image/gif,x", True, False),
        ("data:image/webp;x", True, False),
        ("data:image/svg+xml,x", False, False),
        ("data:text/html,x", False, False),
        ("https://example.org/", False, True),
        ("HTTPS://example.org/", False, True),
        ("mailto:kansli@example.org", False, True),
        ("en/sida.html", False, True),
        ("../sida.html#del", False, True),
        ("http://example.org/", False, False),
        ("a+b-c.d:x", False, False),
        ("java\tscript:x", False, False),
        ("//example.org/", False, False),
        ("\\\\server\\x", False, False),
        ("/\\x", False, False),
        ("/sida.html", False, True),
    ],
)
def test_where_a_link_may_lead(address: str, *, inward: bool, onward: bool) -> None:
    for name in ("href", "src"):
        assert (found("use", **{name: address}) == []) is inward
        assert (found("a", **{name: address}) == []) is onward


@pytest.mark.parametrize(
    ("style", "active"),
    [
        ("fill: red", []),
        ("@import 'a.css'", ["@import"]),
        ("@IMPORT", ["@IMPORT"]),
        ("image-set('a')", ["image-set("]),
        ("src('a')", ["src("]),
        ("xsrc('a')", []),
        ("width: expression(1)", ["expression("]),
        ("-moz-binding: x", ["-moz-binding"]),
        ("behavior : x", ["behavior :"]),
        ("url(#a) url( '#b' )", []),
        ("url(a)", ["url()"]),
        ("URL( \"a\" ) url('b')", ["url()", "url()"]),
        ("url(data:image/png;base64,x)", []),
        ("url(data:image/svg+xml,x)", ["url()"]),
        ("url(data:font/woff2;base64,x)", []),
        ("url(data:application/font-woff,x)", []),
        ("url(data:application/x-font-ttf,x)", []),
        ("url(DATA:FONT/woff,x)", []),
        ("url(data:application/x,x)", ["url()"]),
        ("u/* */rl(a)", ["url()"]),
        ("ur/* \n */l(a)", ["url()"]),
        ("a: b /* url(a)", []),
        ("\\75rl(a)", ["url()"]),
        ("\\000075 rl(a)", ["url()"]),
        ("u\\r\\l(a)", ["url()"]),
        ("\\0 url(#a)\\110000 ", []),
        ("\\10ffff url(a)", ["url()"]),
        ("url(\n//a)", ["url()"]),
        ("url( \x01#a)", []),
        ("\\40import 'a'", ["@import"]),
        ("behavior\\3a x", ["behavior:"]),
        ("url\\28 a\\29", ["url()"]),
    ],
)
def test_what_a_style_fetches(style: str, active: list[str]) -> None:
    assert list(of_style(style)) == active


def drawing(inside: str, before: str = "") -> str:
    return f"{before}{HEAD}>{inside}</svg>"


@pytest.mark.parametrize("coding", ["utf-8", "UTF-8", "us-ascii", "iso-8859-1", "ISO-8859-1"])
def test_a_drawing_in_a_known_coding_is_read(coding: str) -> None:
    text = drawing("<title>O</title>", f'<?xml version="1.0" encoding="{coding}"?>')
    assert read_drawing(text.encode()).content == text.encode()


def test_letters_are_read_as_the_drawing_is_coded() -> None:
    data = drawing("<title>Å</title>", '<?xml version="1.0" encoding="iso-8859-1"?>').encode("latin-1")
    assert read_drawing(data).texts == ((1, "Å"),)


@pytest.mark.parametrize("coding", ["utf-16", "utf-7", "windows-1252", "x-odd"])
def test_a_drawing_in_another_coding_is_refused(coding: str) -> None:
    with pytest.raises(Broken):
        read_drawing(drawing("", f'<?xml version="1.0" encoding="{coding}"?>').encode())


def test_the_fault_in_a_drawing_has_its_place() -> None:
    with pytest.raises(Broken) as broken:
        read_drawing(b"<svg xmlns='http://www.w3.org/2000/svg'>\n<g>\n</b></svg>")
    assert (broken.value.format, broken.value.line, broken.value.byte) == ("SVG", 3, 47)
    with pytest.raises(Broken) as broken:
        read_drawing(b"<svg>\0")
    assert broken.value.byte == 6


def test_a_drawing_of_the_largest_size_is_read() -> None:
    begin, end = f"{HEAD}>".encode(), b"</svg>"
    data = begin + b" " * (LARGEST - len(begin) - len(end)) + end
    assert len(read_drawing(data).content) == LARGEST
    with pytest.raises(Broken) as broken:
        read_drawing(data.replace(b"</svg>", b" </svg>"))
    assert broken.value.byte == LARGEST


def test_what_stands_before_a_drawing_is_left_out() -> None:
    before = '<?xml version="1.0"?>\n<!-- Fia -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD" "x.dtd">\n<?odd Fia?>\n'
    read = read_drawing(drawing("<g/>", before).encode())
    assert read.active == ()
    assert read.content == drawing("<g/>", '<?xml version="1.0"?>\n\n\n\n').encode()


@pytest.mark.parametrize(
    ("before", "line", "what"),
    [
        ("\n\n<?xml-stylesheet href='a.css'?>", 3, "<?xml-stylesheet?>"),
        ("\n<!DOCTYPE svg [<!ATTLIST svg x CDATA '1'>]>", 2, "<!DOCTYPE […]>"),
    ],
)
def test_what_stands_before_a_drawing_may_be_active(before: str, line: int, what: str) -> None:
    assert read_drawing(drawing("", before).encode()).active == (Active(what, line),)


def test_what_an_element_holds_that_is_left_out_goes_with_it() -> None:
    inside = "<metadata>Fia<g>Fia</g></metadata><x:a xmlns:x='urn:x'><x:b>Fia</x:b><g/>Fia</x:a><g>A</g>"
    read = read_drawing(drawing(inside).encode())
    assert read.content == drawing("<g>A</g>").encode()
    assert read.texts == ((1, "A"),)


def test_attributes_of_programs_are_left_out() -> None:
    inside = '<g xmlns:i="urn:i" i:label="Fia" xlink:href="#a" xml:space="preserve"  id="b" i:x = \'Fia\'/>'
    expected = '<g xmlns:i="urn:i" xlink:href="#a" xml:space="preserve"  id="b"/>'
    assert read_drawing(drawing(inside).encode()).content == drawing(expected).encode()
    other = '<g xmlns:l="http://www.w3.org/1999/xlink" l:href="#a"/>'
    assert read_drawing(drawing(other).encode()).content == drawing(other).encode()


def test_texts_are_told_with_their_lines() -> None:
    inside = (
        "\n<g id='a' class='b' aria-label='c'/>\n<a href='d'><text>e<tspan>f</tspan>\n<textPath>g</textPath></text></a>"
        "\n<g href='data:image/x,AAAA' alt='h' fill='i'/><style>\n.j{fill:url(k)}</style>"
    )
    read = read_drawing(drawing(inside).encode())
    assert read.texts == (
        *((2, "a"), (2, "b"), (2, "c"), (3, "d"), (4, "ef\ng"), (5, "h")),
        (6, ".j{fill:url(k)}"),
    )
    assert Active("url()", 6) in read.active


def test_words_end_where_another_element_begins() -> None:
    inside = "<text>Ett<title>Två</title>Tre</text><use xlink:href='#fyra'/>"
    assert read_drawing(drawing(inside).encode()).texts == ((1, "Ett"), (1, "Två"), (1, "Tre"), (1, "#fyra"))
