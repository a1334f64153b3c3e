"""Reports on paper: what stands in a PDF and a Word document, and that nobody's words become markup there."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import pypdf
import pytest

from mia_kb.rendering.paper.emblem import emblem
from mia_kb.rendering.paper.passages import Passage, Run, passages
from mia_kb.rendering.paper.pdf import pdf
from mia_kb.rendering.paper.word import word
from mia_kb.rendering.report_words import Words, WrittenBlock, WrittenCell, WrittenPart, WrittenReport
from mia_kb.text.languages import Language

DAY = date(2026, 11, 22)
HOSTILE = 'Så: #import "x" $x$ *b* #(while true {}) @a <b> \\ </w:t><w:br/> = 1 // */ {{ it }}'


def report(*says: Words, rows: tuple[tuple[WrittenCell, ...], ...] = (), table: bool = False) -> WrittenReport:
    block = WrittenBlock("b", "Blocket", "Därför", ("Vad", "Vem"), rows, "Tomt här", table)
    part = WrittenPart("p", Words("Delen"), says, (block,))
    numbers = (WrittenCell("Granskade", (Words("3 av 4"),)),)
    return WrittenReport("health", "sv", "Åäö-rapporten", "Inledningen", "I dag", "Talen", numbers, (part,))


def text_of_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def text_of_word(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("table", [False, True])
def test_all_words_stand_in_both(table: bool) -> None:  # noqa: FBT001 - a parameter of the test
    rows = ((WrittenCell("Vad", (Words("Bussen"),)), WrittenCell("Vem", (Words("Kommunen"), Words("Regionen")))),)
    written = report(Words("Sägs först"), rows=rows, table=table)
    for text in (text_of_pdf(pdf(written, DAY).content), text_of_word(word(written, DAY))):
        for found in ("Åäö-rapporten", "Inledningen", "I dag", "3 av 4", "Delen", "Sägs först", "Bussen", "Kommunen"):
            assert found in text
        assert "Tomt här" not in text


def test_an_empty_block_says_so() -> None:
    for text in (text_of_pdf(pdf(report(), DAY).content), text_of_word(word(report(), DAY))):
        assert "Tomt här" in text
        assert "Därför" not in text


@pytest.mark.parametrize("markdown", [False, True])
def test_words_stay_words(markdown: bool) -> None:  # noqa: FBT001 - a parameter of the test
    written = report(Words(HOSTILE, markdown=markdown))
    for text in (text_of_pdf(pdf(written, DAY).content), text_of_word(word(written, DAY))):
        for found in ('#import "x"', "$x$", "#(while true {})", "{{ it }}", "</w:t>"):
            assert found in text.replace("\n", " ")


def test_the_same_report_gives_the_same_bytes_without_a_name_or_a_time() -> None:
    assert pdf(report(), DAY) == pdf(report(), DAY)
    assert word(report(), DAY) == word(report(), DAY)
    about = docx.Document(io.BytesIO(word(report(), DAY))).core_properties
    assert (about.author, about.last_modified_by, about.comments, about.created.date()) == ("", "", "", DAY)
    with zipfile.ZipFile(io.BytesIO(word(report(), DAY))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_pdf_is_archivable_and_tagged() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(report(), DAY).content))
    metadata = reader.xmp_metadata
    assert metadata is not None
    xml = metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xml
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xml
    assert "<pdfuaid:part>1</pdfuaid:part>" in xml
    assert str(reader.root_object["/Lang"]) == "sv"


def test_a_paper_that_is_a_little_too_long_is_set_in_a_smaller_type() -> None:
    lines = tuple(Words(f"Rad {number} av många som tillsammans är lite mer än en sida") for number in range(46))
    written = report(*lines)
    assert pdf(written, DAY).pages == 2
    assert pdf(written, DAY, most_pages=1).pages == 1
    too_long = report(*lines * 3)
    assert pdf(too_long, DAY, most_pages=1) == pdf(too_long, DAY)


def test_the_emblem_stands_on_both_with_its_words() -> None:
    shown = emblem(Language.SV)
    assert "Medfinansieras av Europeiska unionen" in text_of_pdf(pdf(report(), DAY, shown).content)
    made = word(report(), DAY, shown)
    assert "Medfinansieras av Europeiska unionen" in text_of_word(made)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert any(name.startswith("word/media/") for name in archive.namelist())
        assert "EU-flaggan" in archive.read("word/document.xml").decode()


def test_markdown_becomes_passages() -> None:
    found = passages(
        Words("Ett **fett** ord.\n\n1. först\n2. sedan\n    - inuti\n\n[länk](https://a.se)", markdown=True)
    )
    assert found == (
        Passage((Run("Ett "), Run("fett", bold=True), Run(" ord."))),
        Passage((Run("först"),), "1.", 1),
        Passage((Run("sedan"),), "2.", 1),
        Passage((Run("inuti"),), "•", 2),
        Passage((Run("länk", href="https://a.se"),)),
    )


def test_a_table_in_somebodys_text_becomes_rows() -> None:
    found = passages(Words("| a | b |\n| --- | --- |\n| 1 | 2 |", markdown=True))
    assert ["".join(run.text for run in passage.runs) for passage in found] == ["a – b", "1 – 2"]
