"""Folded parts in people's Markdown: `<details><summary>Heading</summary>`, text, `</details>`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from mia_kb.records.fields import NESTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown import Markdown

DEEPEST = 5
"""Folded parts in each other; deeper ones stay the text that they were written as."""
CLOSING = "</details>"
OPENING = re.compile(r" {0,3}<details> {0,9}<summary>(.{1,300}?)</summary>")
_TWO_LINES = re.compile(r"^( {0,3}<details>)\s{1,9}(?=<summary>)", re.MULTILINE)
_CODE = "    "
_FOLD, _END = f"{STX}fold:{{}}{ETX}", f"{STX}end:{{}}{ETX}"
"""Lines that nobody can write: Markdown takes these signs out of every text before."""
_FOLD_LINE = re.compile(_FOLD.format("([0-9]+)"))


class Part(NamedTuple):
    """A line or a piece of one; an opening with its summary, a closing, or words."""

    source: str
    summary: str = ""
    closes: bool = False


class Folds(Extension):
    """Only whole pairs at the beginning and the end of lines fold; whatever else looks like one stays text."""

    def __init__(self) -> None:
        super().__init__()
        self.summaries: list[str] = []

    def reset(self) -> None:
        """Forget the text before."""
        self.summaries = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        """Take part in the conversion."""
        md.registerExtension(self)
        md.preprocessors.register(_Finder(self, md), "folds", 25)
        md.parser.blockprocessors.register(_Folder(self, md.parser), "folds", 95)


class _Finder(Preprocessor):
    """Puts a line of its own where a folded part begins and where it ends."""

    def __init__(self, folds: Folds, md: Markdown) -> None:
        super().__init__(md)
        self.folds = folds

    def run(self, lines: list[str]) -> list[str]:
        found = list(parts(_TWO_LINES.sub(r"\1", "\n".join(lines))))
        marks: dict[int, str] = {}
        for start, end in pairs(found):
            number = len(self.folds.summaries)
            marks |= {start: _FOLD.format(number), end: _END.format(number)}
            self.folds.summaries.append(found[start].summary)
        return [line for at, part in enumerate(found) for line in _lines(part, marks.get(at))]


class _Folder(BlockProcessor):
    """Makes the element of a folded part; what is in it is Markdown like all else."""

    def __init__(self, folds: Folds, parser: object) -> None:
        super().__init__(parser)  # type: ignore[arg-type]  # its stub asks for what its own caller does not give
        self.folds = folds

    def test(self, _parent: Element, block: str) -> bool:
        return block.startswith(STX)

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        found = _FOLD_LINE.match(blocks[0])
        if not found:
            return False
        end = _END.format(found[1])
        at = next(at for at, block in enumerate(blocks) if block.strip() == end)
        inner = blocks[1:at]
        del blocks[: at + 1]
        details = SubElement(parent, "details")
        SubElement(details, "summary").text = self.folds.summaries[int(found[1])]
        self.parser.parseBlocks(details, inner)
        return None


def parts(text: str) -> Iterator[Part]:
    """A text's lines, cut where a folded part may begin or end; lines of code are left alone."""
    for line in text.split("\n"):
        if line.startswith(_CODE):
            yield Part(line)
        else:
            yield from _cut(line)


def _cut(line: str) -> Iterator[Part]:
    rest, closings = line, 0
    while (found := OPENING.match(rest)) and (summary := found[1].strip()):
        after = rest[found.end() :].lstrip()
        if NESTED.match(after):  # deeper than the reader lets a line begin
            break
        yield Part(found[0], summary)
        rest = after
    while (before := rest.rstrip()).endswith(CLOSING):
        rest = before.removesuffix(CLOSING)
        closings += 1
    if rest.strip() or not line:
        yield Part(rest.rstrip() if closings else rest)
    yield from [Part(CLOSING, closes=True)] * closings


def pairs(found: Iterable[Part]) -> list[tuple[int, int]]:
    """Where folded parts begin and end, in the order they begin; a part that nothing closes is none."""
    waiting: list[int] = []
    whole: list[tuple[int, int]] = []
    for at, part in enumerate(found):
        if part.summary:
            waiting.append(at)
        elif part.closes and waiting:
            whole.append((waiting.pop(), at))
    return _shallow(sorted(whole))


def _shallow(whole: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    around: list[int] = []
    for start, end in whole:
        while around and around[-1] < start:
            around.pop()
        if len(around) < DEEPEST:
            around.append(end)
            kept.append((start, end))
    return kept


def _lines(part: Part, mark: str | None) -> tuple[str, ...]:
    return ("", mark, "") if mark else (part.source,)
