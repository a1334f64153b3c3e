"""Pages and files beside them are told with their places, and what is not theirs to tell is not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hostile_drawings import HEAD
from sample_documents import LAST, NINE, NUMBER, WHO, packed, paragraph, word
from sample_pictures import PLAIN

from mia_kb.attachments.document import LARGEST, MOST_PARTS
from mia_kb.publishing.attached import problems_in_attachment
from mia_kb.publishing.written_pages import problems_in_file, problems_in_pages

if TYPE_CHECKING:
    from pathlib import Path


def found(ending: str, data: bytes) -> list[tuple[str, int, dict[str, str]]]:
    return [(one.code, one.place.line, dict(one.details)) for one in problems_in_file(ending, data, "docs/fil")]


def test_every_file_below_the_folder_is_looked_at_in_order(tmp_path: Path) -> None:
    docs, records = tmp_path / "docs", tmp_path / "methods"
    for name in ("b/c.md", "b/a.TXT", f"{NUMBER}.md", "d.css", "e.md"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(f"{NUMBER}\n", "utf-8")
    (docs / "länk.md").symlink_to(docs / "e.md")
    (docs / "b" / f"mapp {NUMBER}").mkdir()
    told = [(one.place.path, one.place.line, one.code) for one in problems_in_pages(docs, records)]
    hidden = "xxxxxx-xxxx"
    assert told == [
        *[(f"../docs/{hidden}.md", 1, "MIA401")] * 2,
        *((f"../docs/b/{name}", 1, "MIA401") for name in ("a.TXT", "c.md", f"mapp {hidden}")),
        ("../docs/e.md", 1, "MIA401"),
    ]


def test_a_line_is_told_once_and_by_what_is_worst() -> None:
    text = f"Ring 070-174 06 05\n\nFia: {NUMBER}, 070-174 06 05\nfia.fiktiv@example.org 070-174 06 05\n"
    assert found(".md", text.encode()) == [("MIA166", 1, {}), ("MIA401", 3, {}), ("MIA166", 4, {})]


def test_letters_for_digits_do_not_hide_a_number_from_the_quick_look() -> None:
    assert found(".md", f"Nr 8OO1O1-{LAST}".encode()) == [("MIA401", 1, {})]


def test_an_address_is_found_where_there_are_no_digits() -> None:
    assert found(".md", b"Text\nfia.fiktiv@example.org\n") == [("MIA166", 2, {})]
    assert found(".md", b"Text utan mer\n") == []


@pytest.mark.parametrize("ending", ["", ".md", ".html", ".htm", ".txt", ".csv", ".json", ".xml", ".yaml", ".yml"])
def test_texts_by_their_endings(ending: str) -> None:
    assert found(ending, NUMBER.encode()) == [("MIA401", 1, {})]


def test_a_damaged_file_is_told_with_its_format_and_byte() -> None:
    assert found(".png", b"x") == [("MIA161", 1, {"format": "JPEG, PNG, GIF, WebP", "byte": "0"})]
    assert found(".png", PLAIN[".png"][:-3]) == [("MIA161", 1, {"format": "PNG", "byte": str(len(PLAIN[".png"]) - 12)})]
    assert found(".svg", f"{HEAD}>\n<g></svg>".encode())[0][:2] == ("MIA161", 2)
    for ending, name in ((".docx", "Word"), (".dotx", "Word"), (".xlsx", "Excel"), (".pptx", "PowerPoint")):
        assert found(ending, b"x") == [("MIA161", 1, {"format": name, "byte": "0"})]
    for ending in (".odt", ".ods", ".odp"):
        assert found(ending, b"x") == [("MIA161", 1, {"format": "OpenDocument", "byte": "0"})]
    assert found(".pdf", b"x") == [("MIA161", 1, {"format": "PDF", "byte": "0"})]


def test_a_swollen_document_is_told_with_the_limits() -> None:
    limits = {"limit": "10", "parts": "2000"}
    assert found(".docx", packed({f"{number}.bin": b"" for number in range(MOST_PARTS + 1)})) == [("MIA163", 1, limits)]
    fits = packed({"a.xml": b"<a>" + b" " * (LARGEST - 7) + b"</a>"})
    assert found(".docx", fits) == []
    assert found(".docx", packed({"a.xml": b"<a>" + b" " * (LARGEST - 6) + b"</a>"})) == [("MIA163", 1, limits)]


def test_as_many_parts_as_may_be_are_read() -> None:
    parts: dict[str, str | bytes] = {f"{number}.ttf": b"" for number in range(MOST_PARTS - 1)}
    assert found(".docx", packed(parts | {"word/document.xml": paragraph(NUMBER).replace("w:", "")})) == [
        ("MIA401", 1, {})
    ]


def test_a_drawing_is_told_by_what_is_in_it_and_where() -> None:
    data = f"{HEAD}>\n<script/>\n<text>{NUMBER}</text><a onclick='x'/></svg>".encode()
    assert found(".svg", data) == [
        ("MIA162", 2, {"what": "<script>"}),
        ("MIA162", 3, {"what": "onclick"}),
        ("MIA401", 3, {}),
    ]


def test_a_document_is_told_by_its_passages() -> None:
    body = paragraph("Rubrik") + paragraph(NINE[:6], "-", LAST) + paragraph("Ring 070-174 06 05")
    assert found(".docx", word(body, author=WHO)) == [("MIA165", 1, {}), ("MIA401", 2, {}), ("MIA166", 3, {})]


def test_what_a_file_says_is_given_with_its_places() -> None:
    texts, problems = problems_in_attachment(".docx", word(paragraph("Ett") + paragraph("Två")), "fil")
    assert (texts[:2], problems) == (((1, "Ett"), (2, "Två")), ())
    assert problems_in_attachment(".png", PLAIN[".png"], "fil") == ((), ())
    assert problems_in_attachment(".svg", f"{HEAD}><title>Ett</title></svg>".encode(), "fil") == (((1, "Ett"),), ())
