"""What is wrong with a file beside the hand-written pages, what it says, and the bytes that are published of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.attachments import document, pdf, pictures
from mia_kb.attachments.authors import is_somebody
from mia_kb.attachments.broken import Broken, Swollen
from mia_kb.attachments.document import read_document
from mia_kb.attachments.drawing import read_drawing
from mia_kb.attachments.endings import DOCUMENTS, DRAWINGS, PACKED_DRAWINGS, PDFS, PICTURES
from mia_kb.attachments.pdf_text import can_read, read_pdf
from mia_kb.checks import attachments as rules
from mia_kb.problems import Place, problem
from mia_kb.reading.yaml_tree import MAX_SHOWN, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mia_kb.problems import Problem

Texts = tuple[tuple[int, str], ...]
"""Each text of a file with where it stands: a line, in a document a passage, in a PDF a page."""
_MEGABYTE = 1_000_000


def problems_in_attachment(ending: str, data: bytes, seen: str) -> tuple[Texts, tuple[Problem, ...]]:
    """What the file says, for whoever looks for personal data, and what is wrong with it besides."""
    try:
        return _looked_at(ending, data, seen)
    except Broken as broken:
        return (), (problem(rules.DAMAGED, Place(seen, broken.line), format=broken.format, byte=broken.byte),)
    except Swollen:
        limits = {"limit": document.LARGEST // _MEGABYTE, "parts": document.MOST_PARTS}
        return (), (problem(rules.SWOLLEN, Place(seen), **limits),)


def _looked_at(ending: str, data: bytes, seen: str) -> tuple[Texts, tuple[Problem, ...]]:
    if ending in DRAWINGS:
        drawing = read_drawing(data)
        return drawing.texts, tuple(
            problem(rules.ACTIVE, Place(seen, line), what=what) for what, line in drawing.active
        )
    if ending in PICTURES:
        pictures.stripped(data)
        return (), ()
    if ending in DOCUMENTS:
        told = read_document(data, DOCUMENTS[ending])
        telling = (problem(rules.TELLING, Place(seen), name=shown(name[-MAX_SHOWN:])) for name in told.telling)
        return told.passages, (*_named(told.authors, seen), *telling, *_files(told.unread, seen))
    if ending in PDFS:
        return _of_pdf(data, seen)
    return (), (problem(rules.PACKED if ending in PACKED_DRAWINGS else rules.OPAQUE, Place(seen)),)


def _of_pdf(data: bytes, seen: str) -> tuple[Texts, tuple[Problem, ...]]:
    if not can_read():
        return (), (*_named(pdf.authors(data), seen), problem(rules.OPAQUE, Place(seen)))
    told = read_pdf(data)
    unread = () if told.unread is None else (problem(rules.UNREAD, Place(seen, told.unread), page=told.unread),)
    pictured = (problem(rules.PICTURED, Place(seen, page), page=page) for page in told.pictured)
    return told.passages, (*_named(told.authors, seen), *unread, *pictured, *_files(told.files, seen))


def _files(names: Iterable[str], seen: str) -> Iterator[Problem]:
    return (problem(rules.WITHIN, Place(seen), name=shown(name[-MAX_SHOWN:])) for name in names)


def _named(authors: Iterable[str], seen: str) -> tuple[Problem, ...]:
    return (problem(rules.AUTHOR, Place(seen)),) if any(map(is_somebody, authors)) else ()
