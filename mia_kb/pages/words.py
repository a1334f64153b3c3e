"""The words of the glossary that somebody meets in a handful of records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.passages import passage
from mia_kb.records.term import Term
from mia_kb.records.walk import texts
from mia_kb.rendering.view import Passage
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mia_kb.pages.gathering import Gathering
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Ref

MOST = 8
"""Words a new colleague can take in."""
LONGEST = 4
"""Words in the longest name that is looked for."""
SIGNS = re.compile(r"\w+")


class Word(NamedTuple):
    """A word with its meaning."""

    ref: Ref
    abbreviation: str
    definition: Passage | None


def words_in(items: Sequence[Item], gathering: Gathering) -> tuple[Word, ...]:
    """The words that most of the records use; of equally common ones those with an abbreviation first."""
    spoken = [gathering.phrases(item) for item in items]
    counts = {
        term: sum(not phrases.isdisjoint(names) for phrases in spoken)
        for term, names in ((term.id, names) for term, names in gathering.names_of_terms)
    }
    common = sorted(
        (term for term, _ in gathering.names_of_terms if counts[term.id]),
        key=lambda term: (-counts[term.id], not typed(term, Term).abbreviation, term.id),
    )
    return tuple(
        Word(gathering.context.ref(term), typed(term, Term).abbreviation or "", definition_of(term, gathering))
        for term in common[:MOST]
    )


def names_of(term: Item) -> tuple[str, ...]:
    """What a term is called, as words in lower case with single spaces."""
    own = typed(term, Term)
    called = (own.title, own.abbreviation or "", *own.synonyms)
    return tuple(" ".join(SIGNS.findall(name.casefold())) for name in called if name)


def definition_of(item: Item, gathering: Gathering) -> Passage | None:
    """A term's definition, in the page's language if there is one."""
    term = typed(item, Term)
    if gathering.language is Language.EN and term.definition_en:
        return Passage(term.definition_en)
    return passage(term.definition, item, gathering.context)


def phrases_of(item: Item) -> frozenset[str]:
    """Every word and every run of a few words in a record's texts."""
    words = SIGNS.findall(" ".join(leaf.value for leaf in texts(item.record)).casefold())
    return frozenset(
        " ".join(words[start : start + length]) for length in range(1, LONGEST + 1) for start in range(len(words))
    )
