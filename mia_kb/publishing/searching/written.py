"""Hand-written pages as documents to search: the text of their finished HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from mia_kb.search.document import PAGE, Document

if TYPE_CHECKING:
    from mia_kb.publishing.content import Written

SILENT = frozenset({"script", "style", "template", "noscript", "svg", "nav", "form", "button", "label"})
VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
BLOCKS = frozenset(
    {"p", "li", "dt", "dd", "td", "th", "tr", "div", "section", "article", "blockquote", "pre", "summary", "br", "hr"}
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
UNREAD = frozenset({"headerlink", "md-content__button"})
"""Classes of the theme's own signs in a page's content."""


def written_document(page: Written) -> Document:
    """The document of a hand-written page; its title is the first heading."""
    reader = _Reader()
    reader.feed(page.html)
    reader.close()
    title, *headings = [text for text in map(_tidy, reader.headings) if text] or [page.uri]
    lines = (_tidy(line) for line in "".join(reader.body).split("\n"))
    return Document(
        id=page.uri,
        url=page.uri,
        title=title,
        kind=PAGE,
        language=page.language,
        headings=tuple(headings),
        body="\n".join(line for line in lines if line),
    )


class _Reader(HTMLParser):
    """Gathers headings and text of the `article` of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.body: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element; what lies in an unread one is unread too."""
        classes = set((dict(attrs).get("class") or "").split())
        if tag in HEADINGS:
            self.headings.append("")
        if tag in BLOCKS:
            self.body.append("\n")
        if tag not in VOID:
            unread = tag in SILENT or bool(classes & UNREAD) or self._unread
            self._open.append((tag, unread))
            self._inside = self._inside or tag == "article"

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and with it those inside that were never closed."""
        if tag in BLOCKS or tag in HEADINGS:
            self.body.append("\n")
        if any(tag == name for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        self._inside = self._inside and tag != "article"

    def handle_data(self, data: str) -> None:
        """Take a text."""
        if not self._inside or self._unread:
            return
        if any(name in HEADINGS for name, _ in self._open):
            self.headings[-1] += data
        else:
            self.body.append(data)

    @property
    def _unread(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def _tidy(text: str) -> str:
    return " ".join(text.split())
