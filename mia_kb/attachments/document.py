"""Documents of word processors and the like: their texts, and whom they name as their authors."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import NamedTuple
from xml.parsers import expat

from mia_kb.attachments.broken import Broken, Swollen
from mia_kb.attachments.endings import DOCUMENTS, PICTURES
from mia_kb.attachments.telling import tells

MOST_PARTS = 2_000
LARGEST = 10_000_000
"""Bytes that the texts in a document may unpack to, with those of documents within it."""
LARGEST_PICTURES = 100_000_000
"""Bytes of the pictures that are looked at."""
DEEPEST = 3
"""Documents within one another."""
_READ = frozenset({".xml", ".rels"})
_EMPTY = b"<x/>"
"""What stands for a part without anything in it, of which some programs write one."""
_TAKEN = _READ | DOCUMENTS.keys()
_HARMLESS = re.compile(
    r"^mimetype$|\.(?:odttf|fntdata|ttf|otf|rdf|vml)$|(?:^|/)(?:printerSettings\d*\.bin|layout-cache)$|^ObjectReplacements/",
    re.IGNORECASE,
)
"""Fonts, settings, and how things that are read elsewhere are drawn."""
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
    telling: tuple[str, ...] = ()
    """The names of pictures within it whose notes tell where, when or by whom they were taken."""
    unread: tuple[str, ...] = ()
    """The names of files within it that were not looked at."""


def read_document(data: bytes, format_: str) -> Told:
    """What a document says, and documents within it; what pictures in it show is not read.

    Raises `Broken`, or `Swollen`.
    """
    document = _Document(format_)
    document.read(data, 0)
    return Told(tuple(document.passages), frozenset(document.authors), tuple(document.telling), tuple(document.unread))


class _Document:
    """Goes through a document, and through those within it, which share what it may unpack to."""

    def __init__(self, format_: str) -> None:
        self.passages: list[tuple[int, str]] = []
        self.authors: set[str] = set()
        self.telling: list[str] = []
        self.unread: list[str] = []
        self._format = format_
        self._left, self._left_of_pictures = LARGEST, LARGEST_PICTURES
        self._parts_left = MOST_PARTS

    def read(self, data: bytes, depth: int) -> None:
        """Go through a document so deep within another; raises `Broken` or `Swollen`."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                held = [one for one in archive.infolist() if not one.is_dir()]
                self._take(held)
                for one in sorted(held, key=lambda one: (one.filename not in _FIRST, one.filename)):
                    self._part(archive, one, depth)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError) as fault:
            raise Broken(self._format, 0) from fault

    def _take(self, held: list[zipfile.ZipInfo]) -> None:
        """Take what is read from what is left; raises `Swollen`."""
        self._parts_left -= len(held)
        self._left -= sum(one.file_size for one in held if _ending(one) in _TAKEN)
        if min(self._parts_left, self._left) < 0:
            raise Swollen

    def _part(self, archive: zipfile.ZipFile, one: zipfile.ZipInfo, depth: int) -> None:
        ending = _ending(one)
        if ending in _READ:
            self._texts(archive.read(one) or _EMPTY)
        elif ending in PICTURES and one.file_size <= self._left_of_pictures:
            self._left_of_pictures -= one.file_size
            self._picture(one.filename, archive.read(one))
        elif ending in DOCUMENTS and depth < DEEPEST:
            self._document(one.filename, archive.read(one), depth + 1)
        elif not _HARMLESS.search(one.filename):
            self.unread.append(one.filename)

    def _texts(self, part: bytes) -> None:
        reader = _Reader()
        try:
            reader.read(part)
        except (expat.ExpatError, ValueError, LookupError) as fault:
            raise Broken(self._format, 0) from fault
        self.passages += reader.passages
        self.authors |= reader.authors

    def _picture(self, name: str, part: bytes) -> None:
        try:
            if tells(part):
                self.telling.append(name)
        except Broken:
            self.unread.append(name)

    def _document(self, name: str, part: bytes, depth: int) -> None:
        try:
            self.read(part, depth)
        except Broken:
            self.unread.append(name)


def _ending(one: zipfile.ZipInfo) -> str:
    return f".{one.filename.rpartition('.')[2].lower()}"


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
        self._pass("")  # what marks a passage may be all there is

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
