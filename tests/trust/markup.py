"""What a page does, as a browser's parser has it: elements, attributes and addresses, apart from its words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = frozenset({"title", "content", "alt", "aria-label", "data-label", "data-place", "placeholder", "value"})
"""Attributes that hold words for people; all others make a page what it is."""


ANCHOR = re.compile(r"(?<=by-body-)[a-z0-9-]+")
"""The end of an anchor that is made of a name: it holds nothing but letters, figures and hyphens."""


class Element(NamedTuple):
    """A start tag with its attributes; those in `WORDS` without their values."""

    name: str
    attributes: tuple[tuple[str, str], ...]


class Markup(NamedTuple):
    """The elements of a page in their order, comments and declarations, and all its words."""

    elements: tuple[Element, ...]
    others: tuple[str, ...]
    words: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.others: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        kept = sorted((name, "" if name in WORDS else ANCHOR.sub("", value or "")) for name, value in attrs)
        self.words += [value for name, value in attrs if name in WORDS and value]
        self.elements.append(Element(tag, tuple(kept)))

    def handle_endtag(self, tag: str) -> None:
        self.elements.append(Element(f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)


def markup(html: str) -> Markup:
    """What `html` is made of."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Markup(tuple(reader.elements), tuple(reader.others), " ".join("\n".join(reader.words).split()))
