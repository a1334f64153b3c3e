"""The words of the glossary that somebody meets in a handful of records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mia_kb.library.queries import typed
from mia_kb.pages.passages import own_language, passage
from mia_kb.records.term import Term
from mia_kb.records.walk import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mia_kb.pages.gathering import Gathering
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Passage, Ref

MOST = 8
"""Words a new colleague can take in."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its meaning."""

    ref: Ref
    abbreviation: str
    definition: Passage | None


def words_in(items: Sequence[Item], gathering: Gathering) -> tuple[Word, ...]:
    """The words that stand in most of the records, those with an abbreviation first of equally common ones."""
    found = [" ".join(WORD.findall(" ".join(leaf.value for leaf in texts(item.record)).casefold())) for item in items]
    padded = [f" {text} " for text in found]
    counts = {
        term.id: sum(any(name in text for name in names) for text in padded)
        for term, names in gathering.names_of_terms
    }
    common = sorted(
        (term for term, _ in gathering.names_of_terms if counts[term.id]),
        key=lambda term: (-counts[term.id], not typed(term, Term).abbreviation, term.id),
    )
    return tuple(_word(term, gathering) for term in common[:MOST])


def names(term: Item) -> tuple[str, ...]:
    """What a word is called in a text of words with single spaces around them."""
    own = typed(term, Term)
    called = (own.title, own.abbreviation or "", *own.synonyms)
    return tuple(f" {' '.join(WORD.findall(name.casefold()))} " for name in called if name)


def _word(term: Item, gathering: Gathering) -> Word:
    own = typed(term, Term)
    definition: Passage | None = None
    if gathering.context.language == "en" and own.definition_en:
        definition = Passage_(own.definition_en)
    return Word(gathering.context.ref(term), own.abbreviation or "", definition or passage(own.definition, term, gathering.context))
