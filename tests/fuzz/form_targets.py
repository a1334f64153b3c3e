"""Forms of the exit interview, filled in by anybody: as Markdown, and as a Word file of which one part is theirs."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mia_kb.checks.message import line
from mia_kb.library.link import Library, link
from mia_kb.problems import Level
from mia_kb.publishing.interviewing import Drafts, drafts, personal_data, problems
from mia_kb.reading.folder import Found, find, place
from mia_kb.reading.nodes import plain
from mia_kb.reading.records import FOLDERS, read_folder, read_record
from mia_kb.reading.yaml import parse
from mia_kb.rendering.interview_form import Fault, Interview, Line, form_lines, heading, interview_in
from mia_kb.rendering.paper.form import NotADocument, markdown_form, markdown_lines, word_form, word_lines
from mia_kb.reports.interview import QUESTIONS, Prompt, form_of
from mia_kb.reports.stewards import stewarded
from mia_kb.text.languages import Language, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RECORDS = Path(__file__).parents[1] / "sites" / "reports" / "methods"
TODAY = date(2026, 11, 22)
DAYS = frozenset({"date", "follow_up", "noticed", "period.from"})
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OF_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE, _TYPE = "http://schemas.openxmlformats.org/package/2006", "application/vnd.openxmlformats-officedocument"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/></w:style>'
    for level in (1, 2, 3)
)
BARE = {
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.wordprocessingml.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.wordprocessingml.styles+xml"/></Types>',
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="a" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="b" Type="{_RELATION}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f"{_HEAD}<w:styles {_OF_WORD}>{_STYLES}</w:styles>",
}
PARTS = ("word/document.xml", *BARE)
"""The parts of a Word file that its reader goes by."""


def markdown_form_target(data: bytes) -> None:
    """A form that is Markdown."""
    _is_taken(tuple(markdown_lines(data.decode("utf-8", "replace"))))


def word_form_target(data: bytes) -> None:
    """A form that is a Word file; the first byte says which part of it the others are, or that they are all of it."""
    number, content = (data[0] % (len(PARTS) + 1) if data else 0), data[1:]
    whole = _packed(PARTS[number], content) if number < len(PARTS) else content
    try:
        lines = tuple(word_lines(whole))
    except NotADocument:
        return
    _is_taken(lines)


def _is_taken(lines: tuple[Line, ...]) -> None:
    """What came of the lines is told, place by place, or becomes drafts that say what was written."""
    told = tuple(personal_data("form.md", lines))
    interview = interview_in(lines)
    made = drafts(interview, _library(), _ids())
    _faults_are_told((*interview.faults, *made.faults), lines)
    found = problems("form.md", interview, made.drafts, TODAY)
    numbers = {one.number for one in lines}
    for problem in (*told, *found):
        assert problem.place.line in numbers, problem
        assert all(line(problem, language) for language in Language)
    if not interview.faults and not made.faults and all(one.level is not Level.ERROR for one in found):
        _drafts_say_what_was_written(interview, made)


def _faults_are_told(faults: Sequence[Fault], lines: Sequence[Line]) -> None:
    for fault in faults:
        assert fault.line in {1, *(one.number for one in lines)}, fault
        assert all(translate(fault.text, language).format(**dict(fault.details)) for language in Language)


def _drafts_say_what_was_written(interview: Interview, made: Drafts) -> None:
    assert len(made.drafts) == len(interview.answers)
    assert len({draft.path.casefold() for draft in made.drafts}) == len(made.drafts)
    for draft in made.drafts:
        found = place(draft.path, FOLDERS)
        assert isinstance(found, Found), found
        assert read_record(found, draft.text.encode()).item is not None
        tree = plain(parse(draft.path, draft.text.encode())[0])  # type: ignore[arg-type]  # it has just been read
        assert isinstance(tree, dict)
        for one in draft.answer.written:
            if "." not in one.prompt.key and not one.prompt.choices and not one.prompt.refers_to:
                assert tree[one.prompt.key] == one.text, one


@cache
def _library() -> Library:
    return link(read_folder(RECORDS).items)


@cache
def _ids() -> frozenset[str]:
    return frozenset(found.id for found in find(RECORDS, FOLDERS)[0])


def _lines(language: Language) -> Iterator[Line]:
    """A form in which every question is answered, in one way or another."""
    asked = {heading(prompt, language): prompt for question in QUESTIONS for prompt in question.prompts}
    for number, found in enumerate(form_lines(form_of(stewarded(_library(), "södra")[0], _library(), TODAY), language)):
        yield found
        if found.level and found.text in asked:
            yield Line(0, _answer(asked[found.text], number, language))


def _answer(prompt: Prompt, number: int, language: Language) -> str:
    if prompt.choices:
        return next(iter(prompt.choices)).label(language)
    if prompt.refers_to:
        return "regional/traffas-i-team"
    return "2022-05-31" if prompt.key in DAYS else f"Så **{number}** # {prompt.key}: [x]."


@cache
def _parts() -> dict[str, bytes]:
    """A Word file with no more than its reader needs; the form is its text."""
    with zipfile.ZipFile(io.BytesIO(word_form(_lines(Language.SV)))) as archive:
        text = archive.read("word/document.xml")
    return {name: part.encode() for name, part in BARE.items()} | {"word/document.xml": text}


def _packed(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, held in (_parts() | {name: content}).items():
            archive.writestr(other, held)
    return packed.getvalue()


def markdown_forms() -> Iterator[bytes]:
    """Forms that are filled in, in both languages, and parts of such."""
    for language in Language:
        whole = markdown_form(_lines(language))
        yield whole.encode()
        head = whole.index("\n## ", whole.rindex("### "))
        questions = whole.split("\n## ")
        yield from ("\n## ".join((questions[0], one, *questions[9:])).encode() for one in questions[1:9])
        yield whole[:head].encode()


def word_forms() -> Iterator[bytes]:
    """Each part of a Word file, and the whole of it."""
    yield from (bytes([number]) + _parts()[name] for number, name in enumerate(PARTS))
    yield bytes([len(PARTS)]) + _packed(PARTS[0], _parts()[PARTS[0]])
