"""A Markdown text as passages of plain words, for documents that know neither Markdown nor HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.rendering.prose import prose

if TYPE_CHECKING:
    from mia_kb.rendering.report_words import Words

BOLD = dict.fromkeys(("strong", "th", "dt", "summary"), "bold")
STYLES = BOLD | {"em": "italic", "code": "code", "pre": "code"}
HEADINGS = ("h3", "h4", "h5", "h6")
FOLDS = ("details", "summary")
ENDING = ("p", "li", "pre", "blockquote", "tr", "dt", "dd", "table", "ul", "ol", "hr", "br", *FOLDS, *HEADINGS)
"""Elements at whose beginning and end a passage ends."""


class Run(NamedTuple):
    """Words in one style, with an address if they are a link."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str = ""


class Passage(NamedTuple):
    """A paragraph, or with a `mark` (a bullet, a number) an entry of a list, so many lists deep."""

    runs: tuple[Run, ...]
    mark: str = ""
    depth: int = 0


def passages(words: Words) -> tuple[Passage, ...]:
    """The passages of some words. Nothing is lost but the looks: cells of a table's row stand side by side."""
    if not words.markdown:
        return (Passage((Run(words.text, href=words.href),)),) if words.text else ()
    reader = _Reader()
    reader.feed(prose(words.text))
    reader.close()
    return reader.ended()


class _Reader(HTMLParser):
    """Reads the safe HTML of a text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Passage] = []
        self.runs: list[Run] = []
        self.open: list[tuple[str, str]] = []
        self.numbers: list[int] = []
        self.mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if tag in ENDING:
            self._end()
        if tag in {"ul", "ol"}:
            self.numbers.append(int(dict(attrs).get("start") or 1) if tag == "ol" else 0)
        elif tag == "li":
            self.mark = self._next_mark()
        elif tag in {"td", "th"} and self.runs:
            self.runs.append(Run(" – "))
        if tag not in {"br", "hr"}:
            self.open.append((tag, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag in ENDING:
            self._end()
        if tag in {"ul", "ol"}:
            self.numbers.pop()
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Words of the elements that are open."""
        tags = [tag for tag, _ in self.open]
        text = data if "pre" in tags else " ".join(data.split("\n"))
        if not text.strip() and (not self.runs or "tr" in tags):
            return
        styles = {STYLES[tag] for tag in tags if tag in STYLES} | ({"bold"} if set(HEADINGS) & set(tags) else set())
        href = next((href for _, href in reversed(self.open) if href and not href.startswith("#")), "")
        self.runs.append(Run(text, "bold" in styles, "italic" in styles, "code" in styles, href))

    def ended(self) -> tuple[Passage, ...]:
        """All passages."""
        self._end()
        return tuple(self.found)

    def _next_mark(self) -> str:
        number = self.numbers[-1] if self.numbers else 0
        if self.numbers and number:
            self.numbers[-1] += 1
        return f"{number}." if number else "•"

    def _end(self) -> None:
        if any(run.text.strip() for run in self.runs):
            self.found.append(Passage(tuple(self.runs), self.mark, len(self.numbers)))
            self.mark = ""
        self.runs = []
