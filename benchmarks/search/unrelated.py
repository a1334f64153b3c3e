"""Pages that have nothing to do with the judged queries, from any folder of HTML."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from mia_kb.search.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
HEADINGS = re.compile(r"<h[23][^>]*>(.*?)</h[23]>", re.DOTALL)
TEXTS = re.compile(r"<p[ >][^>]*>?(.*?)</p>", re.DOTALL)
TAGS = re.compile(r"<[^>]*>")
MANY = 100  # paragraphs kept of a page


def pages_below(folder: Path) -> Iterator[Document]:
    """Every HTML page below a folder that has a title."""
    for number, path in enumerate(sorted(folder.rglob("*.html"))):
        source = path.read_text(encoding="utf-8", errors="replace")
        if title := TITLE.search(source):
            first, *rest = [text for text in map(_text, TEXTS.findall(source)) if text][:MANY] or [""]
            headings = tuple(map(_text, HEADINGS.findall(source)))
            name = f"more-{number}"
            yield Document(
                name, f"{name}/", _text(title[1]), "page", summary=first, headings=headings, body="\n".join(rest)
            )


def _text(markup: str) -> str:
    return " ".join(html.unescape(TAGS.sub(" ", markup)).split())
