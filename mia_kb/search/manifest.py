"""The file that a search begins with: how the index is laid out, the rules of the language, and the glossary."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from mia_kb.search.ranking import QUERY_LIMITS, QUERY_WEIGHTS
from mia_kb.search.scripts import MANIFEST, mark, script
from mia_kb.text.analysis.stemming import ENGLISH, REPLACED, SWEDISH, stem
from mia_kb.text.analysis.stopwords import NO_PART, STOP_WORDS
from mia_kb.text.analysis.words import folded_words, normalise
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mia_kb.search.document import Document, Entry, IndexFile

FORMAT = 1


def manifest_file(
    size: int, in_order: Sequence[tuple[int, Document]], parts: Iterable[IndexFile], glossary: Sequence[Entry]
) -> IndexFile:
    """The manifest of an index of `size` numbers with these parts."""
    languages = sorted({str(document.language) for _, document in in_order})
    return manifest(size, len(in_order), languages, {part.name: mark(part) for part in parts}, glossary)


def manifest(
    size: int, documents: int, languages: Sequence[str], marks: dict[str, str], glossary: Sequence[Entry]
) -> IndexFile:
    """The same, of numbers and the marks of the parts."""
    stops = set().union(*(STOP_WORDS[Language(one)] for one in languages))
    return script(
        MANIFEST,
        {
            "format": FORMAT,
            "size": size,
            "documents": documents,
            "languages": languages,
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
        for (name, weight), (other, its) in permutations(_names(entry), 2):
            here, there = stems(name), stems(other)
            known = near.setdefault(here, {})
            nearness = min(weight, its)
            if here and there and here != there and nearness > known.get(there, ("", 0.0))[1]:
                known[there] = (other, nearness)
    return {here: [(name, there, its) for there, (name, its) in known.items()] for here, known in near.items() if known}


def _names(entry: Entry) -> list[tuple[str, float]]:
    """All names of a term with their weights."""
    short = [(entry.abbreviation, 0.95)] if entry.abbreviation else []
    return [(entry.term, 1.0), *short, *entry.synonyms]


def stems(phrase: str) -> str:
    """The stems of a phrase's words, with spaces between."""
    return " ".join(stem(word) for word in folded_words(normalise(phrase)))
