"""A report as a Word document, for those who write on in it. Needs the extra `office`."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from mia_kb.rendering.paper.sheet import sheet

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from mia_kb.rendering.paper.emblem import Emblem
    from mia_kb.rendering.report_words import WrittenReport

EPOCH = (1980, 1, 1, 0, 0, 0)
EMBLEM_WIDTH = 720_000
"""20 mm in the units of Word."""
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
STEP = 228_600
"""How far an entry of a list stands in for each list that it lies in: 6.35 mm."""


def word(report: WrittenReport, day: date, emblem: Emblem | None = None) -> bytes:
    """The report of `day`, the same bytes every time, without the name of a person or of this program's user.

    Raises `ImportError` where the extra `office` is not installed.
    """
    import docx  # noqa: PLC0415 - an extra

    document = docx.Document()
    _about(document, report, day)
    if emblem:
        _emblem(document, emblem)
    data = sheet(report)
    document.add_heading(data["title"], 0)
    document.add_paragraph(data["lead"])
    document.add_paragraph(data["day"], "Subtitle")
    _cells(document, data["numbers_title"], data["numbers"])
    for part in data["parts"]:
        document.add_heading(part["title"], 1)
        _passages(document, part["says"])
        for block in part["blocks"]:
            _block(document, block)
    return _packed(document)


def _about(document: Document, report: WrittenReport, day: date) -> None:
    about = document.core_properties
    about.title, about.language = report.title, LANGUAGES[report.language]
    about.author = about.comments = about.last_modified_by = ""
    about.created = about.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)


def _emblem(document: Document, emblem: Emblem) -> None:
    paragraph = document.add_paragraph()
    picture = paragraph.add_run().add_picture(io.BytesIO(emblem.png), EMBLEM_WIDTH)
    picture._inline.docPr.set("descr", emblem.name)  # noqa: SLF001 - the library has no name for an alternative text
    paragraph.add_run(f"  {emblem.text}").bold = True


def _cells(document: Document, title: str, cells: list[dict[str, Any]]) -> None:
    if cells:
        document.add_heading(title, 1)
    for cell in cells:
        _named(document, cell)


def _block(document: Document, block: dict[str, Any]) -> None:
    if block["title"]:
        document.add_heading(block["title"], 2)
    if block["empty"]:
        document.add_paragraph(block["empty"])
    if block["why"]:
        document.add_paragraph().add_run(block["why"]).italic = True
    if block["table"] and block["rows"]:
        _table(document, block)
        return
    for first, *rest in block["rows"]:
        _passages(document, first["words"][:1], bold=True)
        _passages(document, first["words"][1:], deeper=1)
        for cell in rest:
            _named(document, cell, deeper=1)


def _table(document: Document, block: dict[str, Any]) -> None:
    table = document.add_table(rows=1, cols=len(block["columns"]), style="Light Grid Accent 1")
    for place, name in zip(table.rows[0].cells, block["columns"], strict=True):
        place.text = name
    for row in block["rows"]:
        for place, cell in zip(table.add_row().cells, row, strict=True):
            place.text = ""
            for number, passage in enumerate(cell["words"]):
                _fill(place.add_paragraph() if number else place.paragraphs[0], passage)


def _named(document: Document, cell: dict[str, Any], deeper: int = 0) -> None:
    """A cell's name and words; a single passage stands on the line of its name."""
    words = cell["words"]
    if cell["name"] and len(words) == 1 and not words[0]["mark"]:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = deeper * STEP
        paragraph.add_run(f"{cell['name']}: ").italic = True
        _fill(paragraph, words[0])
        return
    if cell["name"]:
        named = document.add_paragraph()
        named.paragraph_format.left_indent = deeper * STEP
        named.add_run(f"{cell['name']}:").italic = True
    _passages(document, words, deeper)


def _passages(document: Document, several: list[dict[str, Any]], deeper: int = 0, *, bold: bool = False) -> None:
    for passage in several:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = (deeper + passage["depth"]) * STEP
        _fill(paragraph, passage, bold=bold)


def _fill(paragraph: Paragraph, passage: dict[str, Any], *, bold: bool = False) -> None:
    if passage["mark"]:
        paragraph.add_run(f"{passage['mark']} ")
    for run in passage["runs"]:
        address = f" ({run['href']})" if run["href"] and run["href"] != run["text"] else ""
        written = paragraph.add_run(_printable(run["text"] + address))
        written.bold, written.italic = run["bold"] or bold or None, run["italic"] or None
        if run["code"]:
            written.font.name = "Consolas"


def _printable(text: str) -> str:
    """What XML can hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")


def _packed(document: Document) -> bytes:
    """The document's archive without the time of day at which it was made."""
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts.namelist()):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
