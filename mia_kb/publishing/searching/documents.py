"""A record as a document to search, in the language of the page it opens."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mia_kb.library.likeness import ELSEWHERE
from mia_kb.library.queries import pointed_at, pointing_at, typed
from mia_kb.pages.context import is_shown, summary_of, title_of
from mia_kb.pages.figure_card import safely
from mia_kb.records.fields import Text
from mia_kb.records.figure import Figure
from mia_kb.records.method import Method
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.records.term import Term
from mia_kb.records.walk import texts
from mia_kb.rendering.prose import full, is_special
from mia_kb.rendering.show import capital
from mia_kb.search.document import Document
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mia_kb.library.link import Library
    from mia_kb.pages.context import Context
    from mia_kb.publishing.searching.traits import Traits
    from mia_kb.reading.item import Item
    from mia_kb.records.walk import Leaf

_TAG = re.compile(r"<[^>]*>")


def document(item: Item, context: Context, traits: Traits) -> Document:
    """A record's document. Its language is that of the title shown, by which its words are then taken apart.

    So a record without translation is found by the inflections of its own language, on the pages of either.
    """
    title, code = title_of(item.record, context.language)
    language = Language(code)
    safe = _masking(item, context)
    return Document(
        id=item.id,
        url=context.record_uri(item),
        title=safe(capital(language, title)),
        kind=item.kind,
        language=language,
        tags=tuple(map(safe, dict.fromkeys(name for name in names(item, context) if name != title))),
        summary=safe(summary_of(item.record, context.language)),
        headings=tuple(_headings(item, context, language)),
        body=safe("\n".join(dict.fromkeys(_body(item, context)))),
        facets=traits.codes,
        date=traits.date,
        weight_in_practice=traits.used,
    )


def names(item: Item, context: Context) -> Iterator[str]:
    """What a record is called besides its title: its own title where another is shown, synonyms, local names."""
    record = item.record
    yield record.title
    yield from record.synonyms
    if isinstance(record, Term):
        yield from (name for name in (record.abbreviation, record.english) if name)
        yield from (avoided.word for avoided in record.avoid)
    elif isinstance(record, Organisation) and record.short_name:
        yield record.short_name
    elif isinstance(record, Practice):
        yield from local_names(item)
    elif isinstance(record, Method):
        for practice in practices_of(item, context.library):
            yield from local_names(practice)


def practices_of(method: Item, library: Library) -> tuple[Item, ...]:
    """The shown practices of a method."""
    return tuple(item for item in pointing_at(library, method.id, Practice.kind, "method") if is_shown(item.record))


def local_names(practice: Item) -> tuple[str, ...]:
    """What a practice is called in its place; several names may be written with commas between."""
    called = typed(practice, Practice).local_name or ""
    return tuple(name.strip() for name in called.split(",") if name.strip())


def plain(markdown: str) -> str:
    """A Markdown text without its markup."""
    return unescape(_TAG.sub("", full(markdown))) if is_special(markdown) else markdown


def _headings(item: Item, context: Context, language: Language) -> Iterator[str]:
    """The words that place a record: its place, whom it is for, who takes part."""
    if place := context.place_name(item.library):
        yield place
    for group in pointed_at(context.library, item.id, "target_groups"):
        if is_shown(group.record):
            yield title_of(group.record, language)[0]
    for party in item.record.parties:
        yield party.label(language)


def _body(item: Item, context: Context) -> Iterator[str]:
    """The record's texts: first those in the language of the page, then those written in another."""
    record = item.record
    translation = getattr(record.translations, context.language, None) if record.translations else None
    if translation and translation.text:
        yield plain(translation.text)
    if isinstance(record, Term) and record.definition_en and context.language == Language.EN:
        yield plain(record.definition_en)
    for leaf in texts(record):
        if leaf.loc[0] not in ELSEWHERE:
            yield _plain_leaf(leaf)


def _plain_leaf(leaf: Leaf) -> str:
    return plain(leaf.value) if isinstance(leaf.marker, Text) and leaf.marker.markdown else leaf.value


def _masking(item: Item, context: Context) -> Callable[[str], str]:
    """What takes the numbers out of a figure's texts that its page does not show."""
    return safely(item, context) if item.kind == Figure.kind else str
