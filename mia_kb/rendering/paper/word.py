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
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

    from mia_kb.rendering.paper.emblem import Emblem
    from mia_kb.rendering.report_words import WrittenReport

EPOCH = (1980, 1, 1, 0, 0, 0)
EMBLEM_WIDTH = 720_000
"""20 mm in the units of Word."""
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
A4 = (7_560_310, 10_692_130)
"""Its width and height in the units of Word: 210 and 297 mm."""
NARROW = 360_000
"""A margin of 10 mm."""
QUESTION = 972_000
"""How wide the questions are beside the answers: 27 mm."""
SMALL = 8
"""Points of type."""
MOST_STANDING = 2
"""Columns that an A4 takes upright."""
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
        if part["beside"]:
            _beside(document, part)
        else:
            _part(document, part)
    return packed(document)


def _part(document: Document, part: dict[str, Any]) -> None:
    document.add_heading(part["title"], 1)
    _passages(document, part["says"])
    for block in part["blocks"]:
        _block(document, block)


def _beside(document: Document, part: dict[str, Any]) -> None:
    """One table, a question a row, on an A4 that lies down if it has many columns."""
    about = [row[0]["words"] for row in part["blocks"][0]["rows"]]
    width = _lay_out(document, lying=len(about) > MOST_STANDING)
    _passages(document, part["says"], bold=True)
    table = document.add_table(rows=1, cols=1 + len(about), style="Table Grid")
    _repeat_head(table.rows[0])
    for place, words in zip(table.rows[0].cells[1:], about, strict=True):
        _in_cell(place, words, bold=True)
    for block in part["blocks"]:
        first, *others = table.add_row().cells
        first.paragraphs[0].add_run(block["title"]).bold = True
        if block["why"]:
            first.add_paragraph().add_run(block["why"]).italic = True
        for place, row in zip(others, block["rows"], strict=True):
            _in_cell(place, [passage for cell in row[1:] for passage in cell["words"]])
    _widen(table, width)
    _small(document, table)


def _widen(table: Table, width: int) -> None:
    """A narrow column of questions, and the rest of the width to the answers."""
    from docx.shared import Emu  # noqa: PLC0415 - an extra

    answers = len(table.columns) - 1
    widths = (QUESTION, *[(width - QUESTION) // answers] * answers)
    for row in table.rows:
        for place, wide in zip(row.cells, widths, strict=True):
            place.width = Emu(wide)


def _lay_out(document: Document, *, lying: bool) -> int:
    """Lay out the pages as A4 with narrow margins; the width between these."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - an extra
    from docx.shared import Emu  # noqa: PLC0415 - an extra

    section = document.sections[0]
    width, height = (A4[1], A4[0]) if lying else A4
    section.page_width, section.page_height = Emu(width), Emu(height)
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Emu(NARROW)
    return width - 2 * NARROW


def _repeat_head(row: _Row) -> None:
    """The row is the table's head, to a screen reader and on every page that the table takes."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an extra

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - the library has no name for it


def _small(document: Document, table: Table) -> None:
    """The table in the smallest type that one reads on paper, without space between its lines."""
    from docx.shared import Pt  # noqa: PLC0415 - an extra

    cells = [place for row in table.rows for place in row.cells]
    for paragraph in (*(one for place in cells for one in place.paragraphs), *document.paragraphs):
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = 1
    for run in (one for place in cells for paragraph in place.paragraphs for one in paragraph.runs):
        run.font.size = Pt(SMALL)


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
    _passages(document, block["says"])
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
            _in_cell(place, cell["words"])


def _in_cell(place: _Cell, words: list[dict[str, Any]], *, bold: bool = False) -> None:
    for number, passage in enumerate(words):
        _fill(place.add_paragraph() if number else place.paragraphs[0], passage, bold=bold)


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


def packed(document: Document) -> bytes:
    """The document's archive without the time of day at which it was made."""
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts.namelist()):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
