"""The file that a search begins with: how the index is laid out, the rules of the language, and the glossary."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.search.coding import gaps
from mia_kb.search.ranking import QUERY_LIMITS, QUERY_WEIGHTS
from mia_kb.search.scripts import MANIFEST, script
from mia_kb.text.analysis.stemming import ENGLISH, REPLACED, SWEDISH, stem
from mia_kb.text.analysis.stopwords import NO_PART, STOP_WORDS
from mia_kb.text.analysis.words import folded_words, normalise
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mia_kb.search.document import Entry, IndexFile
    from mia_kb.search.facets import Overview

FORMAT = 1


def manifest(size: int, of: Overview, marks: dict[str, str], glossary: Sequence[Entry]) -> IndexFile:
    """The manifest of an index of `size` numbers, with the marks of its parts."""
    stops = set().union(*(STOP_WORDS[Language(one)] for one in of.languages))
    return script(
        MANIFEST,
        {
            "format": FORMAT,
            "size": size,
            "documents": of.documents,
            "languages": of.languages,
            "pages": gaps(of.pages),
            "rules": {**QUERY_WEIGHTS, **QUERY_LIMITS},
            "stopWords": " ".join(sorted(stops)),
            "noPart": " ".join(sorted(NO_PART - stops)),
            "derivations": list(REPLACED.items()),
            "swedish": SWEDISH,
            "english": [[pattern, instead.replace("\\", "$")] for pattern, instead in ENGLISH],
            "glossary": _glossary(glossary),
            "marks": dict(sorted(marks.items())),
        },
    )


def _glossary(glossary: Sequence[Entry]) -> dict[str, list[tuple[str, str, float]]]:
    """For the stems of each name in the glossary: its other names, their stems, and how near they are.

    Two synonyms of one term are as near as the less near of them is to the term.
    """
    near: dict[str, dict[str, tuple[str, float]]] = {}
    for entry in glossary:
        for one, other in permutations(_names(entry), 2):
            nearness = min(one.weight, other.weight)
            for asked in one.asked:
                known = near.setdefault(asked, {})
                if asked and other.stems and asked != other.stems and nearness > known.get(other.stems, ("", 0.0))[1]:
                    known[other.stems] = (other.text, nearness)
    return {here: [(name, there, its) for there, (name, its) in known.items()] for here, known in near.items() if known}


class _Name(NamedTuple):
    """A name, how near it is to its term, its stems in texts, and those that a query may have.

    In a phrase they are Swedish whatever the language; a single word has those of all languages.
    """

    text: str
    weight: float
    stems: str
    asked: tuple[str, ...]


def _names(entry: Entry) -> list[_Name]:
    """All names of a term."""
    short = [(entry.abbreviation, 0.95)] if entry.abbreviation else []
    own = [(entry.term, 1.0), *short, *entry.synonyms]
    spoken = [*((*name, Language.SV) for name in own), *((*name, Language.EN) for name in entry.english)]
    return [_name(text, weight, language) for text, weight, language in spoken]


def _name(text: str, weight: float, language: Language) -> _Name:
    words = folded_words(normalise(text))
    swedish, its = (" ".join(stem(word, one) for word in words) for one in (Language.SV, language))
    return _Name(text, weight, its, tuple(dict.fromkeys((swedish, its))))
