"""Documents of word processors and the like: their texts, and whom they name as their authors."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from mia_kb.attachments.broken import Broken, Swollen

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PARTS = 2_000
LARGEST = 10_000_000
"""Bytes that the texts in a document may unpack to."""
_READ = (".xml", ".rels")
_FIRST = ("word/document.xml", "content.xml")
"""The text itself, whose passages people count."""
_WITHIN_PASSAGE = frozenset(
    """
    a bookmark bookmark-end bookmark-start bookmarkEnd bookmarkStart commentRangeEnd commentRangeStart del delText fld
    hyperlink ins lastRenderedPageBreak moveFrom moveTo noBreakHyphen proofErr r s sdt sdtContent smartTag softHyphen
    soft-page-break span t
    """.split()  # noqa: SIM905 - a block is easier to keep than thirty quoted words
)
"""Elements that mark some of a passage and do not end it; so do those that say what it looks like."""
_LOOKS = "Pr"
"""How the names of elements end that say what something looks like: `rPr`, `pPr`, `tcPr`."""
_TELLING = frozenset({"descr", "title", "alt", "Target", "href"})
"""Attributes that hold words or addresses; all others hold numbers of the program."""
_AUTHORS = frozenset({"creator", "lastModifiedBy", "initial-creator", "manager", "author", "printed-by"})
_AUTHORS_BESIDE = frozenset({"author", "displayName"})
"""Elements and attributes that name somebody: of properties, comments, tracked changes."""


class Told(NamedTuple):
    """What a document says: its passages, each with its number within its part, and the names of its authors."""

    passages: tuple[tuple[int, str], ...]
    authors: frozenset[str]


def read_document(data: bytes, format_: str) -> Told:
    """What a document says; pictures and the like in it are not looked at. Raises `Broken`, or `Swollen`."""
    passages: list[tuple[int, str]] = []
    authors: set[str] = set()
    for part in _parts(data, format_):
        reader = _Reader()
        try:
            reader.read(part)
        except (expat.ExpatError, ValueError, LookupError) as fault:
            raise Broken(format_, 0) from fault
        passages += reader.passages
        authors |= reader.authors
    return Told(tuple(passages), frozenset(authors))


def _parts(data: bytes, format_: str) -> Iterator[bytes]:
    """The parts that hold texts, that of the document itself first."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            held = archive.infolist()
            read = [one for one in held if one.filename.endswith(_READ)]
            if len(held) > MOST_PARTS or sum(one.file_size for one in read) > LARGEST:
                raise Swollen
            for one in sorted(read, key=lambda one: (one.filename not in _FIRST, one.filename)):
                yield archive.read(one)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError) as fault:
        raise Broken(format_, 0) from fault


class _Reader:
    """Goes through one part; declarations of types are refused, and with them entities."""

    def __init__(self) -> None:
        self.passages: list[tuple[int, str]] = []
        self.authors: set[str] = set()
        self._words: list[str] = []
        self._number = 1
        self._looks = 0  # how many elements deep in one that says what something looks like

    def read(self, part: bytes) -> None:
        """Go through the part; raises `ExpatError`, or `ValueError` for a declaration."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler = self._words.append
        parser.StartDoctypeDeclHandler = _refused
        parser.Parse(part, True)  # noqa: FBT003 - it takes no names

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if self._looks or local.endswith(_LOOKS):
            self._looks += 1
        else:
            self._pass(local)
        for key, value in attributes.items():
            if _local(key) in _TELLING:
                self.passages.append((self._number, value))
            elif _local(key) in _AUTHORS_BESIDE:
                self.authors.add(value.strip())

    def _end(self, name: str) -> None:
        if self._looks:
            self._looks -= 1
            return
        if (local := _local(name)) in _AUTHORS:
            self.authors.add("".join(self._words).strip())
        self._pass(local)

    def _pass(self, element: str) -> None:
        """A passage ends here, unless the element only marks some of it."""
        if element in _WITHIN_PASSAGE:
            return
        text = "".join(self._words).strip()
        if text:
            self.passages.append((self._number, text))
            self._number += 1
        self._words.clear()


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refused(*_: object) -> None:
    raise ValueError
