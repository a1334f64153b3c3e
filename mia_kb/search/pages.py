"""The texts of the documents, in small files that are loaded for the hits that are shown."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from mia_kb.search.document import Document, IndexFile
from mia_kb.search.scripts import TEXT_MARKS, mark, pages_name, script, value
from mia_kb.text.analysis.words import normalise
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mia_kb.search.scripts import Read

Row = list[Any]


def page_files(in_order: Iterable[tuple[int, Document]]) -> Iterator[IndexFile]:
    """Files of documents, given with their numbers and in the order of these."""
    for name, group in groupby(in_order, key=lambda pair: pages_name(pair[0])):
        yield script(name, [row(*pair) for pair in group])


def row(number: int, document: Document) -> Row:
    """A document as the client reads it: in the order of `Page` there, texts normalised as they were analysed."""
    return [
        number,
        document.id,
        document.url,
        normalise(document.title),
        document.kind,
        document.language,
        [normalise(tag) for tag in document.tags],
        normalise(document.summary),
        [normalise(heading) for heading in document.headings],
        normalise(document.body),
    ]


def texts_mark(marks: Mapping[str, str]) -> str:
    """One mark for all page files, by those of each: a client asks for few of them, and then for the whole site's."""
    return mark(" ".join(f"{name} {its}" for name, its in sorted(marks.items())).encode())


def kept_marks(marks: Mapping[str, str]) -> IndexFile:
    """The marks of the page files, for the next build."""
    return IndexFile(TEXT_MARKS, json.dumps(dict(sorted(marks.items())), separators=(",", ":")).encode())


def rows(read: Read, name: str) -> list[Row]:
    """The rows of a page file, none where it is not there."""
    content = read(name)
    return [] if content is None else value(IndexFile(name, content))


def searched(of: Row) -> Document:
    """The document as far as its texts go: what was analysed, without facets, date and use."""
    _, one, url, title, kind, language, tags, summary, headings, body = of
    return Document(one, url, title, kind, Language(language), tuple(tags), summary, tuple(headings), body)


def found(read: Read, numbers: Mapping[str, int], wanted: Iterable[str]) -> Iterator[Row]:
    """The rows of these ids."""
    by_file: dict[str, set[str]] = {}
    for one in wanted:
        by_file.setdefault(pages_name(numbers[one]), set()).add(one)
    for name, ids in sorted(by_file.items()):
        yield from (row for row in rows(read, name) if row[1] in ids)
