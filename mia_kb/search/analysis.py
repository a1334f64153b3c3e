"""Analyse one document: the part of the work that depends on nothing else, so it can be cached or done in a worker."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from mia_kb.search.document import FIELDS, Document, texts
from mia_kb.text.analysis.terms import terms
from mia_kb.text.analysis.words import counted

MOST = 255  # of one stem in one field; more would weigh the same
WIDTH = 32  # bits for a count, while they are added up: more than a text has words
PLACES = tuple(range(WIDTH * (len(FIELDS) - 1), -1, -WIDTH))

Cell = tuple[bytes, str]


@dataclass(frozen=True, slots=True)
class Analysed:
    """The stems of a document and how often each stands in each field.

    `cells` has the stems that stand equally often in every field together: a byte for each of FIELDS, and the stems
    with spaces between. `lengths` are in words, stop words among them.
    """

    id: str
    kind: str
    cells: tuple[Cell, ...]
    lengths: tuple[int, ...]

    @property
    def stems(self) -> list[str]:
        """All stems, each once."""
        return [stem for _, stems in self.cells for stem in stems.split(" ")]


def analyse(document: Document) -> Analysed:
    """The document's stems, without stop words; equal documents give equal results."""
    term = terms(document.language)
    found = {"": 0}
    lengths = []
    for field, text in enumerate(texts(document).values()):
        counts, length = counted(text)
        lengths.append(length)
        place = PLACES[field]
        for stemmed, count in zip(map(term, counts), counts.values(), strict=True):
            found[stemmed] = found.get(stemmed, 0) + (count << place)
    del found[""]
    return Analysed(document.id, document.kind, _cells(found), tuple(lengths))


def _cells(found: dict[str, int]) -> tuple[Cell, ...]:
    """The stems by their counts, of which each field has WIDTH bits, the first the highest."""
    together: defaultdict[int, list[str]] = defaultdict(list)
    for stemmed, counts in found.items():
        together[counts].append(stemmed)
    return tuple((_bytes(counts), " ".join(stems)) for counts, stems in together.items())


@lru_cache(1 << 12)
def _bytes(counts: int) -> bytes:
    return bytes([min(MOST, counts >> place & (1 << WIDTH) - 1) for place in PLACES])
