"""The words of the library that stand for each other: what the glossary says, and what places call a method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.queries import pointed_at, typed
from mia_kb.pages.context import is_shown
from mia_kb.publishing.searching.documents import local_names, practices_of
from mia_kb.records.practice import Practice
from mia_kb.records.term import Term
from mia_kb.search.document import Entry
from mia_kb.text.analysis.stopwords import STOP_WORDS
from mia_kb.text.analysis.words import folded_words, normalise
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mia_kb.library.link import Library
    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item

SYNONYM = 0.9
LOCAL_NAME = 0.8
"""A place's own name for a method: it is the method, done its own way."""
NEAR = 0.4
"""A term that another one says to read."""
LONGEST_ABBREVIATION = 6
LONGEST = 4
"""Words in a name; more are a description that nobody types."""


def glossary(context: Context) -> tuple[Entry, ...]:
    """The entries of all terms, then those of methods with local names, by id; each with two names at least."""
    terms = (_of_term(item, context) for item in context.shown(Term.kind))
    methods = (_of_method(item, context.library) for item in _with_local_names(context))
    return tuple(entry for entry in (*terms, *methods) if entry.synonyms or entry.abbreviation or entry.english)


def _of_term(item: Item, context: Context) -> Entry:
    """The names of a term; words to avoid are searched for all the same. English ones count on English pages."""
    term = typed(item, Term)
    names = [(name, SYNONYM) for name in (*term.synonyms, *(avoided.word for avoided in term.avoid))]
    seen = pointed_at(context.library, item.id, "see")
    names += [(other.record.title, NEAR) for other in seen if is_shown(other.record)]
    english = [(term.english, SYNONYM)] if term.english and context.language == Language.EN else []
    return Entry(
        term.title,
        tuple(_distinct(names, term.title, Language.SV)),
        term.abbreviation or "",
        tuple(_distinct(english, term.title, Language.EN)),
    )


def _with_local_names(context: Context) -> list[Item]:
    """The methods that some place has its own name for."""
    practices = [item for item in context.shown(Practice.kind) if local_names(item)]
    methods = {item.id: item for one in practices for item in pointed_at(context.library, one.id, "method")}
    return [item for _, item in sorted(methods.items()) if is_shown(item.record)]


def _of_method(method: Item, library: Library) -> Entry:
    """What places call a method, and its abbreviations.

    The other synonyms of a method's record find that record, but may be everyday words for a part of it.
    """
    local = [(name, LOCAL_NAME) for practice in practices_of(method, library) for name in local_names(practice)]
    short = [(name, LOCAL_NAME) for name in method.record.synonyms if _is_abbreviation(name)]
    names = list(_distinct([*local, *short], "", Language.SV))
    return Entry(names[0][0], tuple(names[1:])) if names else Entry("", ())


def _is_abbreviation(name: str) -> bool:
    return name.isupper() and len(name) <= LONGEST_ABBREVIATION


def _distinct(names: Iterable[tuple[str, float]], term: str, language: Language) -> Iterator[tuple[str, float]]:
    """Each name once, the first time, but for that of the term itself and those that nobody would mean."""
    seen = {term.casefold()}
    for name, weight in names:
        if name.casefold() not in seen and _is_telling(name, language):
            seen.add(name.casefold())
            yield name, weight


def _is_telling(name: str, language: Language) -> bool:
    """Whether a name is short enough to be typed, and no phrase of which one word only is searched for ("prova på")."""
    words = folded_words(normalise(name))
    return len(words) <= LONGEST and (len(words) == 1 or sum(word not in STOP_WORDS[language] for word in words) > 1)
