"""The words of the library that stand for each other: what the glossary says, and what places call a method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.queries import pointed_at, pointing_at, typed
from mia_kb.publishing.searching.documents import local_names
from mia_kb.records.practice import Practice
from mia_kb.records.term import Term
from mia_kb.search.document import Entry
from mia_kb.text.analysis.stopwords import STOP_WORDS
from mia_kb.text.analysis.words import folded_words, normalise
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mia_kb.pages.gathering import Gathering
    from mia_kb.reading.item import Item

STOP = STOP_WORDS[Language.SV]
SYNONYM = 0.9
LOCAL_NAME = 0.8
"""A place's own name for a method: it is the method, done its own way."""
NEAR = 0.4
"""A term that another one says to read."""
LONGEST_ABBREVIATION = 6
LONGEST = 4
"""Words in a name; more are a description that nobody types."""


def glossary(gathering: Gathering) -> tuple[Entry, ...]:
    """The entries of all terms, then those of methods with local names; each with two names at least."""
    terms = (_of_term(term, gathering) for term in gathering.items[Term.kind])
    methods = (_of_method(method, gathering) for method in gathering.items["method"])
    return tuple(entry for entry in (*terms, *methods) if entry and (entry.synonyms or entry.abbreviation))


def _of_term(item: Item, gathering: Gathering) -> Entry:
    """The names of a term; words to avoid are searched for all the same. English ones count on English pages."""
    term = typed(item, Term)
    names = [(name, SYNONYM) for name in (*term.synonyms, *(avoided.word for avoided in term.avoid))]
    if gathering.language is Language.EN and term.english:
        names.append((term.english, SYNONYM))
    names += [(other.record.title, NEAR) for other in pointed_at(gathering.context.library, item.id, "see")]
    return Entry(term.title, tuple(_distinct(names, term.title)), term.abbreviation or "")


def _of_method(method: Item, gathering: Gathering) -> Entry | None:
    """What places call a method, and its abbreviations; None where no place has its own name.

    The other synonyms of a method's record find that record, but may be everyday words for a part of it.
    """
    practices = pointing_at(gathering.context.library, method.id, Practice.kind, "method")
    local = [(name, LOCAL_NAME) for practice in practices for name in local_names(practice)]
    short = [(name, LOCAL_NAME) for name in method.record.synonyms if _is_abbreviation(name)]
    names = list(_distinct([*local, *short], ""))
    return Entry(names[0][0], tuple(names[1:])) if local and len(names) > 1 else None


def _is_abbreviation(name: str) -> bool:
    return name.isupper() and len(name) <= LONGEST_ABBREVIATION


def _distinct(names: Iterable[tuple[str, float]], term: str) -> Iterator[tuple[str, float]]:
    """Each name once, the first time, but for that of the term itself and those that nobody would mean."""
    seen = {term.casefold()}
    for name, weight in names:
        if name.casefold() not in seen and _is_telling(name):
            seen.add(name.casefold())
            yield name, weight


def _is_telling(name: str) -> bool:
    """Whether a name is short enough to be typed, and no phrase of which one word only is searched for ("prova på")."""
    words = folded_words(normalise(name))
    return len(words) <= LONGEST and (len(words) == 1 or sum(word not in STOP for word in words) > 1)
