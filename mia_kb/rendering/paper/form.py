"""A form as a Markdown or a Word file to fill in, and the lines of such a file."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from mia_kb.rendering.interview_form import FIELD, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEADING = re.compile(r"(#{1,3})\s+(.*?)\s*#*\s*$")
ESCAPED = re.compile(r"\\(?=#)")
STYLE = re.compile(r"Heading ([1-3])$|Title$")
LARGEST = 20_000_000
"""Bytes that a Word file may unpack to: a form has thousands."""
ROOM = 2
"""Empty lines below a heading, to write in."""


class NotADocument(Exception):  # noqa: N818 - it is told to the user, and not a fault of the program
    """A file that cannot be read as what its name says."""


def markdown_form(lines: Iterable[Line]) -> str:
    """The form as Markdown; a text that would be a heading is kept from being one."""
    return "\n".join(_written(list(lines))) + "\n"


def _written(lines: list[Line]) -> Iterator[str]:
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if line.level:
            yield f"{'#' * line.level} {line.text}"
            yield from [""] * (ROOM if line.level == FIELD and following is not None and following.level else 1)
        else:
            yield re.sub(r"^(?=#)", r"\\", line.text)
            if following is None or following.level or not line.text.startswith("- "):
                yield ""


def markdown_lines(text: str) -> Iterator[Line]:
    """The lines of a form that is Markdown."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        found = HEADING.match(line)
        yield Line(len(found[1]), found[2], number) if found else Line(0, ESCAPED.sub("", line, count=1), number)


def word_form(lines: Iterable[Line]) -> bytes:
    """The form as a Word document. Raises `ImportError` where the extra `office` is not installed."""
    import docx  # noqa: PLC0415 - an extra

    from mia_kb.rendering.paper.word import packed  # noqa: PLC0415 - as that

    document = docx.Document()
    for line, following in _with_next(lines):
        if line.level:
            document.add_heading(line.text, line.level)
            if line.level == FIELD and (following is None or following.level):
                document.add_paragraph()
        elif line.text.startswith("- "):
            document.add_paragraph(line.text.removeprefix("- "), "List Bullet")
        else:
            document.add_paragraph(line.text)
    return packed(document)


def word_lines(content: bytes) -> Iterator[Line]:
    """The lines of a form that is a Word document, numbered by paragraph.

    Raises `NotADocument` where it is none, `ImportError` where the extra `office` is not installed.
    """
    import docx  # noqa: PLC0415 - an extra

    try:
        _refuse_bombs(content)
        paragraphs = docx.Document(io.BytesIO(content)).paragraphs
        read = [(paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in paragraphs]
    except Exception as fault:  # a damaged document makes what reads it raise anything
        raise NotADocument from fault
    former = ""
    for number, (style, text) in enumerate(read, 1):
        found, listed = STYLE.match(style or ""), (style or "").startswith("List")
        if found:
            yield Line(int(found[1] or 1), text, number)
        else:
            if former and not (listed and former == "List"):
                yield Line(0, "", number)
            yield from (Line(0, part, number) for part in (f"- {text}" if listed else text).split("\n"))
        former = "" if found else "List" if listed else "text"


def _refuse_bombs(content: bytes) -> None:
    """Raises `NotADocument` for what would fill the memory."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > LARGEST:
            raise NotADocument


def _with_next(lines: Iterable[Line]) -> Iterator[tuple[Line, Line | None]]:
    every = list(lines)
    yield from zip(every, [*every[1:], None], strict=True)
