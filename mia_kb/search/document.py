"""What is searched, and what comes out: documents and glossary entries in, index files out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS = ("title", "tags", "summary", "headings", "body")
PAGE = "page"
"""The kind of a hand-written page, beside the kinds of records."""


@dataclass(frozen=True, slots=True)
class Document:
    """A record or hand-written page as search sees it; all texts are plain text, without markup.

    `url` is relative to the site's root. `facets` maps a facet to its codes, for filters ("party" → ("kommun",));
    `kind` and `language` are facets by themselves. `date` is ISO 8601 or empty. `weight_in_practice` is how many
    places use it, for "most used".
    """

    id: str
    url: str
    title: str
    kind: str
    language: Language = Language.SV
    tags: tuple[str, ...] = ()
    summary: str = ""
    headings: tuple[str, ...] = ()
    body: str = ""
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    date: str = ""
    weight_in_practice: int = 0


class Entry(NamedTuple):
    """A term of the glossary and what else it is called, each with its weight from 0 to 1 (an abbreviation .95).

    The names that are `english` are looked for in English texts, all others in Swedish ones.
    """

    term: str
    synonyms: tuple[tuple[str, float], ...]
    abbreviation: str = ""
    english: tuple[tuple[str, float], ...] = ()


class IndexFile(NamedTuple):
    """A file of the index: its name, relative to the search folder, and its content.

    Names beginning with `STATE` are for the next build only and are not published.
    """

    name: str
    content: bytes


def texts(document: Document) -> Mapping[str, str]:
    """The searched text of each field; tags and headings are kept apart by line breaks."""
    return {
        "title": document.title,
        "tags": "\n".join(document.tags),
        "summary": document.summary,
        "headings": "\n".join(document.headings),
        "body": document.body,
    }
