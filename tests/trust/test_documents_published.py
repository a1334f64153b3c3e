"""What a document says is read wherever it stands in it, and who wrote it; what cannot be read is refused."""

from __future__ import annotations

import io
import zipfile
import zlib
from random import Random

import docx
import pytest
from pypdf import PdfWriter
from sample_documents import LAST, NINE, NUMBER, WHO, excel, open_document, packed, paragraph, slides, word
from sample_pictures import ORIENTED, PLAIN, gif_with

from mia_kb.attachments import pdf
from mia_kb.attachments.authors import is_somebody
from mia_kb.attachments.broken import Broken, Swollen
from mia_kb.attachments.document import DEEPEST, LARGEST, MOST_PARTS, read_document
from mia_kb.attachments.pictures import stripped
from mia_kb.problems import Level
from mia_kb.publishing.written_pages import problems_in_file

BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'


def codes(ending: str, data: bytes) -> list[str]:
    found = list(problems_in_file(ending, data, "docs/fil"))
    assert NUMBER not in repr(found)
    assert WHO not in repr(found)
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("ending", "data"),
    [
        (".docx", word(paragraph(f"Deltagaren {NUMBER} kom."))),
        (".docx", word(paragraph("Deltagaren 8001", "01-", LAST, " kom."))),
        (".docx", word(f"<w:p><w:r><w:t>800101</w:t><w:lastRenderedPageBreak/><w:t>-{LAST}</w:t></w:r></w:p>")),
        (".docx", word("", header1=paragraph(NUMBER))),
        (".docx", word("", footnotes=paragraph(NUMBER))),
        (".docx", word("", comments=paragraph(NUMBER))),
        (".docx", word(f'<w:p><wp:docPr id="1" descr="Foto av {NUMBER}"/></w:p>')),
        (".docx", word(f"<w:p><w:del><w:r><w:delText>{NUMBER}</w:delText></w:r></w:del></w:p>")),
        (".docx", word("", author=NUMBER)),
        (".xlsx", excel("Namn", NUMBER)),
        (".xlsx", packed({"xl/worksheets/sheet1.xml": f"<s><c><v>19{NINE[:6]}{LAST}</v></c></s>"})),
        (".pptx", slides("Exempel: 80", f"0101-{LAST}")),
        (".odt", open_document(f"<text:p>Hon <text:span>800101</text:span>-{LAST}</text:p>")),
        (".ods", open_document(f"<text:p>{NUMBER}</text:p>")),
        (".docx", word("", x=f'<w:r w:Target="mailto:{NUMBER}"/>')),
    ],
)
def test_a_personal_number_anywhere_in_a_document_is_found(ending: str, data: bytes) -> None:
    assert "MIA401" in codes(ending, data)


def test_what_stands_apart_is_no_number() -> None:
    assert codes(".docx", word(paragraph(NINE[:6]) + paragraph(LAST))) == []
    assert codes(".xlsx", excel(NINE[:6], LAST)) == []


def test_the_place_is_the_passage() -> None:
    text = word(paragraph("Rubrik") + paragraph() + paragraph(NUMBER), comments=paragraph("Sen"))
    (found,) = problems_in_file(".docx", text, "docs/fil.docx")
    assert (found.code, found.place.line) == ("MIA401", 2)


@pytest.mark.parametrize("text", ["Ring 070-174 06 05.", "fia.fiktiv@example.org"])
def test_a_contact_in_a_document_is_a_warning(text: str) -> None:
    assert codes(".docx", word(paragraph(text))) == ["MIA166"]


@pytest.mark.parametrize(
    ("ending", "data"),
    [
        (".docx", word("", author=WHO)),
        (".docx", word(f'<w:p><w:ins w:author="{WHO}"><w:r><w:t>nytt</w:t></w:r></w:ins></w:p>')),
        (".docx", word("", comments=f'<w:comment w:author="{WHO}"/>')),
        (".xlsx", packed({"xl/comments1.xml": f"<c><authors><author>{WHO}</author></authors></c>"})),
        (".xlsx", packed({"xl/persons/person.xml": f'<p><person displayName="{WHO}"/></p>'})),
        (".odt", open_document("", WHO)),
        (".odt", open_document(f"<text:p><dc:creator>{WHO}</dc:creator>Så</text:p>")),
    ],
)
def test_who_wrote_it_is_a_warning(ending: str, data: bytes) -> None:
    assert codes(ending, data) == ["MIA165"]


@pytest.mark.parametrize(
    "author",
    [
        "",
        "Samordningsförbundet Östra Södertörn",
        "Microsoft Office User",
        "python-docx",
        "Region Stockholm",
        "kansliet",
        "-",
    ],
)
def test_an_organisation_or_a_program_is_nobody(author: str) -> None:
    assert not is_somebody(author)
    assert codes(".docx", word(paragraph("Text"), author=author)) == []


@pytest.mark.parametrize("author", [WHO, "fiktfia", "Fatemeh Exempel", "Mia Exempel", "F. Fiktiv", "a1234"])
def test_anything_else_is_somebody(author: str) -> None:
    assert is_somebody(author)


def test_a_document_of_the_library_that_writes_them_is_read() -> None:
    document, held = docx.Document(), io.BytesIO()
    document.core_properties.author = WHO
    document.add_paragraph("Deltagaren ").add_run(NINE[:6]).bold = True
    document.paragraphs[0].add_run(f"-{LAST}")
    document.add_table(1, 2).cell(0, 1).text = "070-174 06 05"
    document.save(held)
    assert codes(".docx", held.getvalue()) == ["MIA165", "MIA401", "MIA166"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        packed({"word/document.xml": "<a>"}),
        packed({"word/document.xml": BOMB}),
        packed({"docProps/core.xml": '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'}),
        packed({"word/document.xml": b'<?xml version="1.0" encoding="odd"?><x/>'}),
        word(paragraph("Text"))[:-40],
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    assert codes(".docx", data) == ["MIA161"]


def test_what_unpacks_to_too_much_is_refused() -> None:
    assert codes(".docx", packed({"word/document.xml": b"<a>" + b" " * LARGEST + b"</a>"})) == ["MIA163"]
    assert codes(".docx", packed({f"{number}.bin": b"" for number in range(MOST_PARTS + 1)})) == ["MIA163"]
    assert codes(".docx", packed({"media/film.bin": b" " * (LARGEST + 1), "word/document.xml": "<a/>"})) == ["MIA169"]
    half = packed({"content.xml": b"<a>" + b" " * (LARGEST // 2) + b"</a>"})
    assert codes(".docx", packed({"a.odt": half})) == []
    assert codes(".docx", packed({"a.odt": half, "b.odt": half})) == ["MIA163"], "what is within counts too"


def test_a_size_that_is_not_true_is_refused() -> None:
    content = b"<a>" + b" " * 1000 + b"</a>"
    data = packed({"word/document.xml": content})
    told = len(content).to_bytes(4, "little")
    assert data.count(told) == 2
    assert codes(".docx", data.replace(told, (5).to_bytes(4, "little"))) == ["MIA161"]


def test_a_damaged_document_is_read_or_refused() -> None:
    chance, whole = Random(3), word(paragraph("Text") * 20, author=WHO, comments=paragraph(WHO))  # noqa: S311 - to be repeated
    for _ in range(1500):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read_document(bytes(data), "Word")
        except (Broken, Swollen):
            continue


def of_pdf(author: str, *, xmp: bool = False) -> bytes:
    writer, held = PdfWriter(), io.BytesIO()
    writer.add_blank_page(72, 72)
    writer.add_metadata({"/Author": author, "/Title": "Rutin"})
    writer.write(held)
    if not xmp:
        return held.getvalue()
    creator = f"<x><dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator></x>".encode()
    return b"%PDF-1.7\n1 0 obj<</Type/Metadata>>\nstream\n" + creator + b"\nendstream"


def in_objects(text: bytes) -> bytes:
    """A PDF whose properties are packed away."""
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/Filter/FlateDecode>>\nstream\r\n" + zlib.compress(text) + b"\nendstream"
    )


@pytest.mark.parametrize(
    "data",
    [
        of_pdf(WHO),
        of_pdf("Fia Åäö"),
        of_pdf(WHO, xmp=True),
        in_objects(b"7 0 <</Author(Fia Fiktiv)>>"),
        in_objects(b"7 0 <</Author <FEFF004600690061>>>"),
        b"%PDF-1.4\n<</Author (Fia \\(vik\\) \\106iktiv)>>",
        b"%PDF-1.4\n<</Author <466961> >>",
    ],
)
def test_who_wrote_a_pdf_is_a_warning_also_where_its_pages_cannot_be_read(data: bytes) -> None:
    assert [code for code in codes(".pdf", data) if code != "MIA167"] == ["MIA165"]


def test_the_authors_of_a_pdf_are_read_as_they_were_written() -> None:
    for name in (WHO, "Åsa Öberg", "Zoë (vik.) \\ D", "李"):
        assert pdf.authors(of_pdf(name)) == {name}


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"%PDF-1.4\n<</Author <46 69\n6> >>", {"Fi`"}),
        (b"%PDF-1.4\n<</Author <FFFE46006900> >>", {"Fi"}),
        (b"%PDF-1.4\n<</Author <EFBBBF4669> >>", {"Fi"}),
        (b"%PDF-1.4\n<</Author(F\\(i\\\\a\\7\\1011)>>", {"F(i\\a\x07A1"}),
        (b"%PDF-1.4\n<</Author(\\777)>>", {"\xff"}),
        (b"%PDF-1.4\n<</Author( )/Author(Fia)/Author (Bo)>>", {"Fia", "Bo"}),
        (b" " * 1019 + b"%PDF-1.4\n/Author(Fia)", {"Fia"}),
        (in_objects(b"/Author(Fia)") + in_objects(b"/Author(Bo)"), {"Fia", "Bo"}),
        (in_objects(b"/Author(Fia)").replace(b"endstream", b""), {"Fia"}),
        (b"%PDF-1.4\n<</Type/ObjStm>>\nstream\nodd\nendstream" + in_objects(b"/Author(Bo)"), {"Bo"}),
        (b"%PDF-1.4\n<dc:creator><rdf:li x='y'>Fia</rdf:li><rdf:li>\xc3\x85sa</rdf:li></dc:creator>", {"Fia", "Åsa"}),
    ],
)
def test_names_of_authors_however_they_are_coded(data: bytes, names: set[str]) -> None:
    assert pdf.authors(data) == names


def test_a_pdf_begins_within_its_first_kilobyte() -> None:
    with pytest.raises(Broken) as broken:
        pdf.authors(b" " * 1020 + b"%PDF-1.4\n/Author(Fia)")
    assert (broken.value.format, broken.value.byte) == ("PDF", 0)


def test_only_so_much_of_a_pdf_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "LARGEST", 24)
    two = in_objects(b"/Author(Fia)") + in_objects(b"/Author(Bo)")
    assert pdf.authors(two) == {"Fia", "Bo"}
    monkeypatch.setattr(pdf, "LARGEST", 12)
    assert pdf.authors(two) == {"Fia"}
    monkeypatch.setattr(pdf, "LARGEST", 11)
    assert pdf.authors(two) == set()


def test_a_pdf_without_author_is_well() -> None:
    assert codes(".pdf", of_pdf("Samordningsförbundet")) == []
    assert pdf.authors(in_objects(b"7 0 <</Title(Fia)>>")[:-20]) == set()


def test_what_is_no_pdf_is_refused() -> None:
    assert codes(".pdf", b"Fia") == ["MIA161"]


@pytest.mark.parametrize("ending", [".heic", ".tif", ".doc", ".zip", ".mp4"])
def test_what_cannot_be_looked_through_is_a_warning(ending: str) -> None:
    assert codes(ending, b"x") == ["MIA164"]


@pytest.mark.parametrize("attribute", ["descr", "title", "alt", "Target", "href"])
def test_attributes_that_hold_words_are_read(attribute: str) -> None:
    assert codes(".docx", word(f'<w:p w:{attribute}="{NUMBER}"/>')) == ["MIA401"]
    assert codes(".docx", word(f'<w:p {attribute}="{NUMBER}"/>')) == ["MIA401"]
    assert codes(".docx", word(f'<w:p w:x{attribute}="{NUMBER}"/>')) == []


@pytest.mark.parametrize("element", ["creator", "lastModifiedBy", "initial-creator", "manager", "author", "printed-by"])
def test_elements_that_name_somebody(element: str) -> None:
    assert codes(".docx", word("", x=f"<w:{element}>{WHO}</w:{element}>")) == ["MIA165"]
    assert codes(".docx", word("", x=f"<w:x{element}>{WHO}</w:x{element}>")) == []


def test_the_text_itself_comes_first() -> None:
    for first, then in (("word/document.xml", "docProps/app.xml"), ("content.xml", "a.xml")):
        told = read_document(packed({then: "<a>Två</a>", first: "<a>Ett</a>"}), "Word")
        assert [text for _, text in told.passages] == ["Ett", "Två"]


@pytest.mark.parametrize("ending", [".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".ico"])
def test_what_belongs_to_the_site_is_let_be(ending: str) -> None:
    assert codes(ending, NUMBER.encode()) == []


@pytest.mark.parametrize("coding", ["utf-8", "latin-1", "cp1252"])
def test_a_page_in_any_coding_is_looked_through(coding: str) -> None:
    (found,) = problems_in_file(".txt", f"Möte\nDeltagaren å {NUMBER}\n".encode(coding), "docs/fil.txt")
    assert (found.code, found.place.line) == ("MIA401", 2)


def test_where_a_link_in_a_document_leads_is_read() -> None:
    links = f'<Relationships><Relationship Target="https://example.org/{NUMBER}"/></Relationships>'
    assert codes(".docx", packed({"word/document.xml": "<a/>", "word/_rels/document.xml.rels": links})) == ["MIA401"]
    assert codes(".docx", packed({"_rels/.rels": links})) == ["MIA401"]


def with_parts(data: bytes, **parts: bytes) -> bytes:
    """The document with files in it, by names whose points are written as `_`."""
    held = io.BytesIO(data)
    with zipfile.ZipFile(held, "a") as archive:
        for name, content in parts.items():
            archive.writestr(f"word/media/{name.replace('_', '.')}", content)
    return held.getvalue()


def test_an_empty_part_is_let_be() -> None:
    assert codes(".odt", packed({"content.xml": "<a/>", "Configurations2/accelerator/current.xml": b""})) == []


TEXT = word(paragraph("Text"))


@pytest.mark.parametrize("ending", sorted(PLAIN))
def test_a_picture_in_a_document_that_tells_of_somebody_is_told_by_its_name(ending: str) -> None:
    name = f"bild{ending.replace('.', '_')}"
    assert codes(".docx", with_parts(TEXT, **{name: PLAIN[ending]})) == []
    found = list(
        problems_in_file(".docx", with_parts(TEXT, **{name: ORIENTED.get(ending, _noted)(6)}), "docs/fil.docx")
    )
    assert [(one.code, dict(one.details)) for one in found] == [("MIA170", {"name": f"word/media/bild{ending}"})]


def _noted(_: int) -> bytes:
    return gif_with(b"<x:xmpmeta dc:creator>")


@pytest.mark.parametrize("ending", sorted(ORIENTED))
def test_a_picture_in_a_document_that_only_says_which_way_is_up_is_well(ending: str) -> None:
    turned = stripped(ORIENTED[ending](6))
    assert codes(".docx", with_parts(TEXT, **{f"bild{ending.replace('.', '_')}": turned})) == []


def test_what_is_no_picture_within_a_document_is_told() -> None:
    (found,) = problems_in_file(".docx", with_parts(TEXT, bild_png=b"x"), "docs/fil.docx")
    assert (found.code, dict(found.details)) == ("MIA169", {"name": "word/media/bild.png"})


def test_pictures_of_very_many_bytes_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = PLAIN[".png"]
    three = with_parts(TEXT, a_png=picture, b_png=picture, c_png=picture)
    assert read_document(three, "Word").unread == ()
    for most, unread in ((3, ()), (2, ("word/media/c.png",))):
        monkeypatch.setattr("mia_kb.attachments.document.LARGEST_PICTURES", most * len(picture))
        assert read_document(three, "Word").unread == unread


@pytest.mark.parametrize("name", ["bild_emf", "film_mp4", "oleObject1_bin", "bild_svg"])
def test_another_file_within_a_document_is_told(name: str) -> None:
    assert codes(".docx", with_parts(TEXT, **{name: b"x"})) == ["MIA169"]


def test_a_long_name_within_a_document_is_told_by_its_end() -> None:
    (found,) = problems_in_file(".docx", packed({f"word/{'a' * 60}/bild 800101-98.emf": b""}), "docs/fil.docx")
    assert dict(found.details) == {"name": "a" * 21 + "/bild ••••••-••.emf"}


@pytest.mark.parametrize("name", ["font_odttf", "printerSettings1_bin", "vmlDrawing1_vml", "manifest_rdf"])
def test_what_documents_always_hold_is_let_be(name: str) -> None:
    assert codes(".docx", with_parts(TEXT, **{name: b"x"})) == []


def test_a_document_within_a_document_is_read() -> None:
    inner = excel("Namn", NUMBER)
    assert codes(".docx", with_parts(TEXT, diagram_xlsx=inner)) == ["MIA401"]
    assert codes(".docx", with_parts(TEXT, diagram_xlsx=word("", author=WHO))) == ["MIA165"]
    assert codes(".docx", with_parts(TEXT, diagram_xlsx=b"x")) == ["MIA169"]


def test_documents_within_one_another_are_read_down_to_a_depth() -> None:
    data = excel(NUMBER)
    for _ in range(DEEPEST):
        data = with_parts(TEXT, mer_docx=data)
    assert codes(".docx", data) == ["MIA401"]
    assert codes(".docx", with_parts(TEXT, mer_docx=data)) == ["MIA169"]


def test_a_packed_drawing_is_refused() -> None:
    (found,) = problems_in_file(".svgz", b"\x1f\x8b", "docs/fil.svgz")
    assert (found.code, found.level) == ("MIA171", Level.ERROR)
