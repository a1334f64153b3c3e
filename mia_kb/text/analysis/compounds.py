"""Take a Swedish compound apart, by the words that the library itself uses on their own.

After Koehn and Knight (2003): of all ways to cut a word into a modifier and a head that both occur, and that on
average are as common as the word itself, take the one whose parts are the commonest. A part is a stem; between the
parts may stand a linking letter ("arbet-s-träning"). No word list: what is learnt from the library knows its own
words, and a dictionary added nothing when it was tried.

How common a word is counts by doublings only (`level`), so that a small change of the library rarely changes a cut.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from mia_kb.text.analysis.stemming import derivation, swedish
from mia_kb.text.analysis.stopwords import NO_PART

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORTEST_COMPOUND = 7
SHORTEST_PART = 3
SURE_PART = 5  # parts of so many letters hardly meet by chance
LINKS = "soue"
PAGES = 0  # the level of words that only hand-written pages have
GLOSSARY = 0.5  # and of those that only the glossary has, which are no words of the index
KEPT_PARTS = 1 << 13  # beginnings and ends of compounds: those of the stems around, more gain nothing


def level(documents: int) -> int:
    """How common a stem is: 1 in one document, 2 in two or three, 3 in four to seven …; 0 in none."""
    return documents.bit_length()


def split(term: str, levels: Mapping[str, float]) -> tuple[str, str] | None:
    """The modifier and the head of a stem, both stems of `levels`; None where it is no compound of known words.

    Cuts are weighed by the levels of both parts and by the length of the shorter; of equal cuts the longest head wins.
    A cut into short parts rarer than the word is chance ("version" is no compound of "vers" and "ion"); long ones are
    taken though the library has the compound more often than its parts ("arbetsträning"). Words that only hand-written
    pages have, at level 0, are parts of nothing but each other.
    """
    best, heaviest = None, 0.0
    if len(term) < SHORTEST_COMPOUND:
        return None
    its = levels.get(term, 0.0)
    rarest = PAGES if its == PAGES and term in levels else GLOSSARY
    for at in range(_first_place(term, levels), _last_place(term) + 1):
        ends = [head for head in heads(term[at:]) if head in levels and levels[head] >= rarest]
        starts = modifiers(term[:at]) if ends else ()
        known = [modifier for modifier in starts if modifier in levels and levels[modifier] >= rarest]
        for modifier, head in product(known, ends):
            common, shorter = levels[modifier] + levels[head], min(len(modifier), len(head))
            weight = 4 * common + shorter
            if weight > heaviest and (common >= 2 * its or shorter >= SURE_PART):
                best, heaviest = (modifier, head), weight
    return best


def _first_place(term: str, levels: Mapping[str, float]) -> int:
    """The first place where a stem could be cut: after its shortest known beginning, since a modifier begins so."""
    for at in range(SHORTEST_PART, len(term) - SHORTEST_PART + 1):
        if term[:at] in levels:
            return at
    return len(term)


def _last_place(term: str) -> int:
    """The last place: "planering" is "planer" + "ing", not "plan" + "ring"."""
    return len(term) - max(SHORTEST_PART, len(derivation(term)) + 1)


@lru_cache(KEPT_PARTS)
def heads(end: str) -> tuple[str, ...]:
    """The stems that the end of a compound may stand for."""
    return tuple(form for form in _forms(end) if _is_part(form))


@lru_cache(KEPT_PARTS)
def modifiers(beginning: str) -> tuple[str, ...]:
    """The stems that the beginning of a compound may stand for, with and without its linking letter."""
    if beginning in NO_PART:
        return ()
    bare = _forms(beginning[:-1]) if beginning[-1] in LINKS else ()
    return tuple(dict.fromkeys(form for form in (*_forms(beginning), *bare) if _is_part(form)))


def _forms(text: str) -> tuple[str, ...]:
    """The text and its stem."""
    stemmed = swedish(text)  # not remembered with the words: beginnings and ends are many times as many
    return (text,) if stemmed == text or not text.startswith(stemmed) else (text, stemmed)


def _is_part(text: str) -> bool:
    return len(text) >= SHORTEST_PART and text not in NO_PART
