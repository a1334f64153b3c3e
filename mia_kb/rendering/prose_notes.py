"""Footnotes in people's Markdown: `[^1]` in the text, `[^1]: the note` anywhere; the notes stand last, none is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mia_kb.records.fields import NESTED
from mia_kb.rendering.prose_ids import note_id, reference_id

if TYPE_CHECKING:
    from markdown import Markdown

LABEL = r"\[\^([^\[\]\n]{0,300})\]"
DEFINITION = re.compile(rf"^ {{0,3}}{LABEL}:[ ]*", re.MULTILINE)
_INDENT = "    "
_HOLDER = "note"
_ADDRESS = "note-of"
"""An element and an attribute that stand for notes until they are numbered; neither comes out."""


class Notes(Extension):
    """The notes of one text. Names are only compared, never shown; what is shown and linked to is a number."""

    def __init__(self) -> None:
        super().__init__()
        self.reset()

    def reset(self) -> None:
        """Forget the text before."""
        self.written: list[str] = []
        self.named: dict[str, int] = {}

    def add(self, label: str, text: str) -> None:
        """A note; a second one of the same name is shown too, but no reference leads to it."""
        self.named.setdefault(label, len(self.written))
        self.written.append(text)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        """Take part in the conversion: after lists and quotations, before what takes a note for a link's address.

        The numbering comes after what leads links (15), which would take ours away, and before the layout (10).
        """
        md.registerExtension(self)
        md.parser.blockprocessors.register(_Definitions(self, md.parser), "notes", 17)
        md.inlinePatterns.register(_References(self, md), "notes", 175)
        md.treeprocessors.register(_Gathering(self, md), "notes", 50)
        md.treeprocessors.register(Numbering(md), "numbering", 12)


class _Definitions(BlockProcessor):
    """Takes notes out of the text."""

    def __init__(self, notes: Notes, parser: object) -> None:
        super().__init__(parser)  # type: ignore[arg-type]  # its stub asks for what its own caller does not give
        self.notes = notes

    def test(self, _parent: Element, block: str) -> bool:
        return "[^" in block

    def run(self, _parent: Element, blocks: list[str]) -> bool | None:
        found = DEFINITION.search(blocks[0])
        if not found:
            return False
        block = blocks.pop(0)
        following = DEFINITION.search(block, found.end())
        end = following.start() if following else len(block)
        body = [block[found.end() : end]]
        while not following and blocks and blocks[0].startswith(_INDENT):
            body.append(blocks.pop(0))
        self.notes.add(found[1], "\n\n".join(map(_outdented, body)).strip("\n"))
        before, after = block[: found.start()], block[end:]
        blocks[:0] = [part for part in (before.rstrip("\n"), after) if part.strip()]
        return None


def _outdented(block: str) -> str:
    return "\n".join([line.removeprefix(_INDENT) for line in block.split("\n")])


class _References(InlineProcessor):
    """Marks where a note is referred to; a reference to no note stays as it is written."""

    def __init__(self, notes: Notes, md: Markdown) -> None:
        super().__init__(LABEL, md)
        self.notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the base's own stub is that of another kind of pattern
        self, m: re.Match[str], _data: str
    ) -> tuple[Element | None, int | None, int | None]:
        number = self.notes.named.get(m[1])
        if number is None:
            return None, None, None
        mark = Element("sup", {_ADDRESS: str(number)})
        mark.text = AtomicString(m[0])
        return mark, m.start(), m.end()


class _Gathering(Treeprocessor):
    """Puts the notes last, as Markdown; one at a time, so that notes within notes need no depth."""

    def __init__(self, notes: Notes, md: Markdown) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        for text in self.notes.written:  # grows by the notes within notes
            holder = SubElement(root, _HOLDER)
            if NESTED.search(text):
                SubElement(holder, "p").text = AtomicString(text)
            else:
                self.md.parser.parseChunk(holder, text)


class Numbering(Treeprocessor):
    """Numbers notes in the order they are referred to, and links to and fro."""

    passage = ""
    """What the ids of this text's notes have in common, and no other text's."""

    def run(self, root: Element) -> None:
        """Number, link and lay out the notes that stand last in `root`."""
        holders = [child for child in root if child.tag == _HOLDER]
        if not holders:
            return
        marks = [(mark, int(mark.attrib.pop(_ADDRESS))) for mark in root.iter("sup")]
        order = list(dict.fromkeys([*(note for _, note in marks), *range(len(holders))]))
        numbers = {note: number for number, note in enumerate(order, 1)}
        unlinked = {id(mark) for around in root.iter() if around.tag in {"a", "summary"} for mark in around.iter("sup")}
        linked: set[int] = set()
        for mark, note in marks:
            self._refer(mark, numbers[note], first=note not in linked, link=id(mark) not in unlinked)
            if id(mark) not in unlinked:
                linked.add(note)
        for holder in holders:
            root.remove(holder)
        SubElement(root, "hr")
        for note in order:
            root.extend(self._note(holders[note], numbers[note], back=note in linked))

    def _refer(self, mark: Element, number: int, *, first: bool, link: bool) -> None:
        mark.text = ""
        inner = SubElement(mark, "a", {"href": f"#{note_id(self.passage, number)}"}) if link else mark
        inner.text = AtomicString(f"[{number}]")
        if link and first:
            mark.set("id", reference_id(self.passage, number))

    def _note(self, holder: Element, number: int, *, back: bool) -> list[Element]:
        """A note's blocks, its number first in the first."""
        if not len(holder) or holder[0].tag != "p":
            holder.insert(0, Element("p"))
        first = holder[0]
        first.set("id", note_id(self.passage, number))
        mark = Element("a", {"href": f"#{reference_id(self.passage, number)}"}) if back else Element("span")
        mark.text, mark.tail = AtomicString(f"[{number}]"), f" {first.text or ''}"
        first.text = ""
        first.insert(0, mark)
        return list(holder)
