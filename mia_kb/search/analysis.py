"""Analyse one document: the part of the work that depends on nothing else, so it can be cached or done in a worker."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from mia_kb.search.document import FIELDS, Document, texts
from mia_kb.text.analysis.stemming import stem
from mia_kb.text.analysis.stopwords import STOP_WORDS
from mia_kb.text.analysis.words import folded_words, normalise

MOST = 255  # of one stem in one field; more would weigh the same


@dataclass(frozen=True, slots=True)
class Analysed:
    """The stems of a document and how often each stands in each field.

    `counts` has a byte for every field of every stem, in the order of `stems` and FIELDS; `lengths` are in words,
    stop words among them.
    """

    id: str
    stems: tuple[str, ...]
    counts: bytes
    lengths: tuple[int, ...]


def analyse(document: Document) -> Analysed:
    """The document's stems, in alphabetical order, without stop words."""
    stops = STOP_WORDS[document.language]
    found: dict[str, list[int]] = {}
    lengths = []
    for field, text in enumerate(texts(document).values()):
        words = folded_words(normalise(text))
        lengths.append(len(words))
        for word, count in Counter(words).items():
            if word not in stops:
                counts = found.setdefault(stem(word, document.language), [0] * len(FIELDS))
                counts[field] = min(MOST, counts[field] + count)
    stems = tuple(sorted(found))
    return Analysed(document.id, stems, b"".join([bytes(found[one]) for one in stems]), tuple(lengths))
