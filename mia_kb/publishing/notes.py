"""What a build notes of a record's pages for the next one: a line of text, which takes little room while it waits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.publishing.content import Same
from mia_kb.rendering.page import Asset
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mia_kb.library.watching import Asked
    from mia_kb.rendering.page import Page


class Lasting(NamedTuple):
    """What was made of one record by a former build, and lies in the former site; `note` is what tells so."""

    id: str
    language: Language
    asked: Asked
    pages: tuple[Same, ...]
    note: str


def note(id_: str, language: Language, asked: Asked, pages: Iterable[Page | Asset]) -> str:
    """Of which record, in which language, what was asked of the library, and which pages came of it."""
    return json.dumps((id_, language, asked, [_where(page) for page in pages]), separators=(",", ":"))


def noted(line: str) -> Lasting:
    """What `note` has told."""
    id_, language, asked, pages = json.loads(line)
    return Lasting(id_, Language(language), asked, tuple(_same(*page) for page in pages), line)


def _where(page: Page | Asset) -> tuple[str, str | None, str | None]:
    return (page.uri, None, None) if isinstance(page, Asset) else (page.uri, page.language, page.alternate)


def _same(uri: str, language: str | None, alternate: str | None) -> Same:
    return Same(uri, Language(language) if language else None, alternate)
