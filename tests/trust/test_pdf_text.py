"""What a PDF says is read wherever it stands in it, in bounds; what could not be read is told with its page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random
from sysconfig import get_paths
from typing import TYPE_CHECKING

import pytest
from hostile_pdfs import HOSTILE
from sample_documents import LAST, NINE, NUMBER, WHO
from sample_pdfs import (
    FIRST,
    annotated,
    drawing,
    locked,
    noted,
    outlined,
    paged,
    scanned,
    shown,
    stream,
    text_pdf,
    with_file,
    with_xmp,
    written,
)

from mia_kb.attachments import pdf_reader, pdf_text
from mia_kb.attachments.pdf_reader import MEGABYTES, SECONDS, told
from mia_kb.attachments.pdf_text import ToldByPdf, read_pdf
from mia_kb.publishing.written_pages import problems_in_file

if TYPE_CHECKING:
    from mia_kb.problems import Problem

ROOT = Path(__file__).parents[2]
NOTHING = ToldByPdf((), frozenset(), (), (), None)


def problems(data: bytes) -> list[Problem]:
    found = list(problems_in_file(".pdf", data, "docs/fil.pdf"))
    assert NUMBER not in repr(found)
    assert WHO not in repr(found)
    return found


def codes(data: bytes) -> list[str]:
    return [one.code for one in problems(data)]


FORM = stream(shown(NUMBER), "/Type/XObject/Subtype/Form/Resources<</Font<</F1 3 0 R>>>>")
XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description{}>{}</rdf:Description></x:xmpmeta>'
PARENT = f"<</T(nummer)/V({NUMBER})>>".encode()


@pytest.mark.parametrize(
    "data",
    [
        text_pdf(f"Deltagaren {NUMBER} kom."),
        text_pdf("Nummer 800101-", LAST),
        paged(f"BT /F1 12 Tf [(8001) -20 (01-{LAST[:2]}) 10 ({LAST[2:]})] TJ ET".encode()),
        drawing([FORM]),
        noted(f"/Title(Om {NUMBER})"),
        noted(f"/Keywords({NUMBER})"),
        noted(f"/Egen({NUMBER})"),
        with_xmp(XMP.format("", f"<dc:description>{NUMBER}</dc:description>")),
        with_xmp(XMP.format(f' photoshop:Headline="{NUMBER}"', "")),
        with_xmp(XMP.format(f" photoshop:Headline='{NUMBER}'", "")),
        annotated(f"/Subtype/Text/Contents(Ring {NUMBER})"),
        annotated(f"/Subtype/FreeText/RC(<p>{NUMBER}</p>)"),
        annotated(f"/Subtype/Text/Subj({NUMBER})"),
        annotated(f"/Subtype/Link/A<</S/URI/URI(https://example.org/{NUMBER})>>"),
        annotated(f"/Subtype/Widget/FT/Tx/V({NUMBER})"),
        annotated(f"/Subtype/Widget/FT/Tx/V {FIRST + 1} 0 R", f"({NUMBER})".encode()),
        annotated(f"/Subtype/Widget/Parent {FIRST + 1} 0 R", PARENT),
        annotated(f"/Subtype/Widget/FT/Sig/V<</Reason({NUMBER})>>"),
        outlined(NUMBER),
        locked(text_pdf(NUMBER), ""),
    ],
)
def test_a_personal_number_anywhere_in_a_pdf_is_found(data: bytes) -> None:
    assert "MIA401" in codes(data)


def test_what_stands_apart_is_no_number() -> None:
    assert codes(text_pdf(NINE[:6], LAST)) == []


def test_the_place_is_the_page() -> None:
    (found,) = problems(paged(shown("Rubrik"), shown("Text", "mer"), shown("Text", NUMBER)))
    assert (found.code, found.place.line) == ("MIA401", 3)


def test_every_line_is_told_with_its_page() -> None:
    read = read_pdf(paged(shown("Ett", "två"), shown("Tre (3)")))
    assert read == NOTHING._replace(passages=((1, "Ett"), (1, "två"), (2, "Tre (3)")))


def test_the_reader_tells_what_the_file_says_of_itself_and_then_each_page() -> None:
    begun = [("begun", 1, ""), ("text", 1, "Text")]
    assert list(told(text_pdf("Text"))) == begun
    assert list(told(noted("/Author(Fia)/Title(Om)/ModDate(D:2022)"))) == [
        ("author", 1, "Fia"),
        ("text", 1, "Om"),
        *begun,
    ]
    assert list(told(with_xmp("<x>y</x>"))) == [("xmp", 1, "<x>y</x>"), *begun]
    assert list(told(outlined("Nio"))) == [*(("text", 1, title) for title in ("Ett", "Nio", "Sist")), *begun]
    assert list(told(with_file("a.xlsx"))) == [("file", 1, "a.xlsx"), *begun]
    assert list(told(scanned())) == [*begun, ("begun", 2, ""), ("text", 2, ""), ("picture", 2, "")]
    assert list(told(paged(b"[" * 9999))) == [("begun", 1, ""), ("unread", 1, "")]
    assert list(told(written([b"<</Type/Catalog/Pages<</Type/Pages/Kids[]/Count 0>>>>"])))[-1] == ("unread", 1, "")


def test_the_reader_tells_what_stands_in_notes_and_forms() -> None:
    def of(annotation: str, *more: bytes) -> list[tuple[str, str]]:
        return [(what, text) for what, _, text in list(told(annotated(annotation, *more)))[2:] if text]

    note = "/Subtype/Text/T(Fia)/Contents(Ett)/RC(<p>)/Subj(Om)"
    assert of(note) == [("author", "Fia"), ("text", "Ett"), ("text", "<p>"), ("text", "Om")]
    assert of("/Subtype/Link/A<</S/URI/URI(https://e.se)>>") == [("text", "https://e.se")]
    assert of("/Subtype/Widget/T(namn)/V(Ett)") == [("text", "Ett")]
    assert of("/Subtype/Widget/V(Ett)/Parent 5 0 R", b"<</T(namn)/V(Mer)>>") == [("text", "Ett"), ("text", "Mer")]
    chain = [f"<</V({number})/Parent {number + 1} 0 R>>".encode() for number in range(5, 12)]
    assert of("/Subtype/Widget/V(4)/Parent 5 0 R", *chain) == [("text", str(number)) for number in range(4, 8)]
    signed = "/Subtype/Widget/FT/Sig/V<</Name(Fia)/Reason(Ja)/Location(Hemma)/ContactInfo(Mejl)/Contents(x)>>"
    assert of(signed) == [("author", "Fia"), ("text", "Ja"), ("text", "Hemma"), ("text", "Mejl")]
    assert of("/Subtype/FileAttachment/FS<</F(a.txt)/UF(b.txt)>>") == [("file", "b.txt")]
    assert of("/Subtype/FileAttachment/FS<</F(a.txt)>>") == [("file", "a.txt")]


@pytest.mark.parametrize("text", ["Ring 070-174 06 05.", "fia.fiktiv@example.org"])
def test_a_contact_in_a_pdf_is_a_warning(text: str) -> None:
    assert codes(text_pdf(text)) == ["MIA166"]


@pytest.mark.parametrize(
    "data",
    [
        noted(f"/Author({WHO})"),
        with_xmp(XMP.format("", f"<dc:creator><rdf:Seq><rdf:li>{WHO}</rdf:li></rdf:Seq></dc:creator>")),
        annotated(f"/Subtype/Text/T({WHO})/Contents(Bra!)"),
        annotated(f"/Subtype/Widget/FT/Sig/V<</Name({WHO})>>"),
    ],
)
def test_who_wrote_or_signed_it_is_a_warning(data: bytes) -> None:
    assert codes(data) == ["MIA165"]


def test_what_programs_note_is_nobody() -> None:
    notes = " xmp:CreateDate='2022-05-31T10:11:12+02:00' xmpMM:DocumentID='uuid:19800101-1987-4711-8001-019876543210'"
    read = read_pdf(with_xmp(XMP.format(notes, "<dc:title>Rutin</dc:title>")))
    assert read == NOTHING._replace(passages=((1, "Rutin"), (1, "Text")))
    assert read_pdf(noted("/CreationDate(D:20220531101112+02'00')")) == NOTHING._replace(passages=((1, "Text"),))


def test_a_page_that_is_a_picture_is_told() -> None:
    (found,) = problems(scanned())
    assert (found.code, found.place.line, dict(found.details)) == ("MIA168", 2, {"page": "2"})
    inline = paged(b"q BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI Q")
    assert codes(inline) == ["MIA168"]
    assert codes(paged(b"q Q", b"")) == [], "an empty page holds nothing"
    picture = b"<</Subtype/Image>>"
    assert codes(drawing([picture], shown("Text") + b" /X Do")) == [], "a picture in a text is not looked at"
    form = f"/Subtype/Form/Resources<</XObject<</I {FIRST + 1} 0 R>>>>"
    assert codes(drawing([stream(b"", form), picture])) == ["MIA168"]


@pytest.mark.parametrize(
    "data", [with_file("lista.xlsx"), annotated("/Subtype/FileAttachment/FS<</F(lista.xlsx)/EF<<>>>>/Contents(Se)")]
)
def test_a_file_within_is_told_by_its_name(data: bytes) -> None:
    (found,) = problems(data)
    assert (found.code, dict(found.details)) == ("MIA169", {"name": "lista.xlsx"})


def test_the_name_of_a_file_within_is_told_without_a_number_of_somebody() -> None:
    number, found = sorted(problems(with_file(f"{NUMBER}.xlsx")), key=lambda one: one.code, reverse=True)
    assert (found.code, number.code, dict(found.details)) == ("MIA169", "MIA401", {"name": "••••••-••••.xlsx"})


def test_the_name_of_a_file_within_is_told_as_it_can_be_shown() -> None:
    name = b"<FEFF" + "rad\n\x1b[31m\u202e".encode("utf-16-be").hex().encode() + b">"
    (found,) = problems(annotated("/Subtype/FileAttachment/FS<</UF 5 0 R>>", name))
    assert (found.code, dict(found.details)) == ("MIA169", {"name": "rad\ufffd\ufffd[31m\ufffd"})


def test_what_a_password_locks_is_told() -> None:
    (found,) = problems(locked(text_pdf(NUMBER), "hemligt"))
    assert (found.code, found.place.line) == ("MIA167", 1)


def test_what_was_read_before_the_fault_counts() -> None:
    found = problems(paged(shown(NUMBER), b"[" * 100_000, shown("Text")))
    assert sorted((one.code, one.place.line) for one in found) == [("MIA167", 2), ("MIA401", 1)]


def test_the_rest_of_a_very_long_text_is_told_as_unread() -> None:
    page = (
        b"BT /F1 12 Tf "
        + b"(Text och mera text, som ingen kan ha skrivit och ingen har l\\344st.) Tj T* " * 9000
        + b" ET"
    )
    read = read_pdf(paged(*[page] * 5, shown(NUMBER)))
    assert read.unread in range(1, 6), "what is too large is not read, by time or by length; a slow machine reads less"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_is_read_or_told_and_takes_no_more_than_its_share(name: str) -> None:
    data, before = HOSTILE[name](), processor_of_others()
    assert set(codes(data)) <= {"MIA167"}
    assert processor_of_others() - before <= SECONDS + 1  # the system looks at its clocks only now and then


def processor_of_others() -> float:
    """Seconds that the processes started from here have taken, those that have ended."""
    used = os.times()
    return used.children_user + used.children_system


MEASURED = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-P", sys.argv[1]], stdin=sys.stdin, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A program between, for a process begins with the memory of the one that starts it."""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count in other units, or do not tell")
@pytest.mark.parametrize("name", ["a stream that unpacks to 70 MB", "a font that takes long"])
def test_a_hostile_pdf_takes_no_more_memory_than_its_share(name: str, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(HOSTILE[name]())
    with (tmp_path / "in").open("rb") as data:
        command = [sys.executable, "-c", MEASURED, str(pdf_reader.__file__)]
        done = subprocess.run(command, stdin=data, stdout=subprocess.PIPE, check=True)
    assert 10_000 < int(done.stdout) <= MEGABYTES * 1000


def test_a_damaged_pdf_is_read_or_told() -> None:
    chance, whole = Random(7), paged(shown("Text", WHO), shown(NUMBER), page="/Annots[<</Subtype/Text/Contents(a)>>]")  # noqa: S311 - to be repeated
    for _ in range(30):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 9)):
            data[chance.randrange(9, len(data))] = chance.randrange(256)
        assert set(codes(bytes(data))) <= {"MIA165", "MIA167", "MIA401"}


def test_a_program_that_lies_beside_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pypdf", "json", "resource"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(open('ran', 'w').close())", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert codes(text_pdf("Ett", NUMBER)) == ["MIA401"]
    assert not (tmp_path / "ran").exists()


def test_without_the_reader_a_pdf_is_told_and_its_author_still_seen(tmp_path: Path) -> None:
    library, libraries = tmp_path / "small", tmp_path / "lib"
    shutil.copytree(ROOT / "tests/sites/small", library)
    libraries.mkdir()
    for path in Path(get_paths()["purelib"]).iterdir():
        if not path.name.startswith("pypdf"):
            (libraries / path.name).symlink_to(path)
    (library / "docs/fil.pdf").write_bytes(noted(f"/Author({WHO})"))
    done = subprocess.run(
        [sys.executable, "-S", "-m", "mia_kb", "check", "--format", "json"],
        cwd=library,
        env=os.environ | {"LANG": "C.UTF-8", "PYTHONPATH": os.pathsep.join((str(ROOT), str(libraries)))},
        capture_output=True,
        check=False,
    )
    opaque, author = (one for one in json.loads(done.stdout) if one["path"] == "docs/fil.pdf")
    assert (opaque["code"], author["code"]) == ("MIA164", "MIA165")
    assert "mia-kb[pdf]" in opaque["remedy"]


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mia_kb.attachments.pdf_text.PATIENCE", 0.001)
    assert read_pdf(text_pdf("För sent")) == NOTHING._replace(unread=1)


def test_a_system_without_processes_tells_that_nothing_was_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as nowhere:
        nowhere.setattr(sys, "executable", str(tmp_path / "python"))
        assert read_pdf(text_pdf("Ingen läser")) == NOTHING._replace(unread=1)
    assert read_pdf(text_pdf("Ingen läser")) == NOTHING._replace(passages=((1, "Ingen läser"),))


def test_what_was_read_whole_is_not_read_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = read_pdf(text_pdf("Läst"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert read_pdf(text_pdf("Läst")) == first
    assert read_pdf(text_pdf("Läst!")).unread == 1


def test_only_so_many_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "MOST_KNOWN", 1)
    assert read_pdf(text_pdf("Ett")) == read_pdf(text_pdf("Ett"))
    assert read_pdf(text_pdf("Två")).passages == ((1, "Två"),)
    assert len(pdf_text._KNOWN) == 1  # noqa: SLF001 - what it takes of memory is seen nowhere else
