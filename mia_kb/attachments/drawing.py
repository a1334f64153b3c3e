"""SVG drawings: what in them is active, and the same drawing without what programs note in it.

The drawing is not written anew: what is left out is cut from the file, and all else stays as it was, byte for byte.
"""

from __future__ import annotations

import base64
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from mia_kb.attachments import pictures
from mia_kb.attachments.broken import Broken
from mia_kb.attachments.drawing_rules import SVG, XHTML, XLINK, of_element, of_style

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = "SVG"
LARGEST = 10_000_000
"""Bytes of a drawing; what is larger belongs in a picture."""
_ENCODINGS = frozenset({"utf-8", "us-ascii", "iso-8859-1"})
"""Those in which every reader of the file finds the same signs."""
_WITHIN_TEXT = frozenset({"tspan", "textPath", "a"})
_TELLING = frozenset({"id", "class", "aria-label", "alt", "href"})
"""Attributes that hold words; all others hold numbers of a drawing, which can look like those of a person."""
_ATTRIBUTE = re.compile(rb"\s+([^\s=<>\"'/]+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_PICTURE = re.compile(rb"(data:image/[a-z]+;base64,)([^\"')]*)", re.IGNORECASE)
_SIGN_BY_NUMBER = re.compile(rb"&#x?[0-9a-fA-F]+;|\s")


class Active(NamedTuple):
    """Something that a browser would run or fetch, and the line that it stands in."""

    what: str
    line: int


class Drawing(NamedTuple):
    """What is active in a drawing, its texts each with its line, and the bytes to publish when nothing is."""

    active: tuple[Active, ...]
    texts: tuple[tuple[int, str], ...]
    content: bytes


def read_drawing(data: bytes) -> Drawing:
    """The drawing in a file. Raises `Broken` where it is none, or no well-formed one."""
    if len(data) > LARGEST or b"\0" in data:  # which is how letters of two bytes look
        raise Broken(FORMAT, min(len(data), LARGEST))
    reader = _Reader(data)
    reader.read()
    return Drawing(tuple(dict.fromkeys(reader.active)), tuple(reader.texts), b"".join(_kept(data, reader)))


def _kept(data: bytes, reader: _Reader) -> Iterator[bytes]:
    """The parts of the file that are left; a tag without the attributes that programs note in it."""
    for (start, is_kept), (end, _) in pairwise([*reader.parts, (len(data), False)]):
        if is_kept:
            part = data[start:end]
            yield _tag(part, reader.prefixes) if part.startswith(b"<") else part


def _tag(part: bytes, prefixes: set[bytes]) -> bytes:
    plain = _ATTRIBUTE.sub(lambda found: found[0] if _is_own(found[1], prefixes) else b"", part)
    return _PICTURE.sub(_picture, plain)


def _is_own(name: bytes, prefixes: set[bytes]) -> bool:
    prefix, colon, _ = name.partition(b":")
    return not colon or prefix in prefixes


def _picture(found: re.Match[bytes]) -> bytes:
    """A picture that the drawing holds, without notes."""
    try:
        data = base64.b64decode(_SIGN_BY_NUMBER.sub(b"", found[2]), validate=True)
    except ValueError as fault:
        raise Broken(FORMAT, 0) from fault
    stripped = pictures.stripped(data)
    return found[0] if stripped == data else found[1] + base64.b64encode(stripped)


class _Reader:
    """Goes through a file once; `parts` are where each part of it begins, and whether it is kept."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.active: list[Active] = []
        self.texts: list[tuple[int, str]] = []
        self.parts: list[tuple[int, bool]] = [(0, True)]
        self.prefixes = {b"xml", b"xmlns"}
        self._open: list[str] = []
        self._left_out = 0  # how many elements deep in one that is left out
        self._in_doctype = False
        self._words: list[str] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")

    def read(self) -> None:
        """Go through the file; raises `Broken`."""
        parser = self._parser
        parser.buffer_text = False
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler, parser.DefaultHandler = self._characters, self._other
        parser.CommentHandler, parser.ProcessingInstructionHandler = self._note, self._instruction
        parser.StartDoctypeDeclHandler, parser.EndDoctypeDeclHandler = self._doctype, self._after_doctype
        parser.XmlDeclHandler, parser.EntityDeclHandler = self._declared, self._entity
        parser.StartNamespaceDeclHandler = self._namespace
        try:
            parser.Parse(self.data, True)  # noqa: FBT003 - it takes no names
        except (expat.ExpatError, ValueError, LookupError) as fault:
            raise Broken(FORMAT, max(parser.ErrorByteIndex, 0), parser.CurrentLineNumber) from fault

    def _part(self, *, kept: bool = True) -> None:
        self.parts.append((self._parser.CurrentByteIndex, kept and not self._left_out and not self._in_doctype))

    def _found(self, what: str) -> None:
        self.active.append(Active(what, self._parser.CurrentLineNumber))

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._open and name != f"{SVG} svg":
            raise ValueError(name)
        self._open.append(local)
        if self._left_out or local == "metadata" or space not in {SVG, XHTML}:
            self._left_out += 1
            self._part()
            return
        self._part()
        self._say(local)
        for what in of_element(space, local, {key.rpartition(" ")[2]: value for key, value in attributes.items()}):
            self._found(what)
        for key, value in attributes.items():
            if key.rpartition(" ")[2] in _TELLING and not value.startswith("data:"):
                self.texts.append((self._parser.CurrentLineNumber, value))

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if self.parts[-1][0] != self._parser.CurrentByteIndex:  # an empty element begins and ends in one place
            self._part()
        self._left_out -= 1 if self._left_out else 0
        if self._open.pop() == "style":
            for what in of_style("".join(self._words)):
                self._found(what)
        self._say(local)

    def _say(self, element: str) -> None:
        """Words end here, unless the element only marks some of them."""
        if element not in _WITHIN_TEXT and self._words:
            words = "".join(self._words).strip()
            self.texts += [(self._parser.CurrentLineNumber, words)] if words else []
            self._words.clear()

    def _characters(self, text: str) -> None:
        self._part()
        if not self._left_out:
            self._words.append(text)

    def _other(self, _: str) -> None:
        self._part()

    def _note(self, _: str) -> None:
        self._part(kept=False)

    def _instruction(self, target: str, _: str) -> None:
        self._part(kept=False)
        if target == "xml-stylesheet":
            self._found("<?xml-stylesheet?>")

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_declarations: int) -> None:
        self._in_doctype = True  # which is told when it ends; the part before it reaches to its beginning
        self.parts.append((self.data.index(b"<!DOCTYPE", self.parts[-1][0]), False))
        if has_declarations:
            self._found("<!DOCTYPE […]>")

    def _after_doctype(self) -> None:
        self._part()
        self._in_doctype = False

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self._part()
        if encoding and encoding.lower() not in _ENCODINGS:
            raise ValueError(encoding)

    def _entity(self, *_: object) -> None:
        raise ValueError("entity")

    def _namespace(self, prefix: str | None, uri: str) -> None:
        if prefix and uri == XLINK:
            self.prefixes.add(prefix.encode())
