"""Analyse one document: the part of the work that depends on nothing else, so it can be cached or done in a worker."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from mia_kb.search.document import FIELDS, Document, texts
from mia_kb.text.analysis.stemming import stem
from mia_kb.text.analysis.stopwords import STOP_WORDS
from mia_kb.text.analysis.words import counted

MOST = 255  # of one stem in one field; more would weigh the same
WIDTH = 16  # bits for a count, while they are added up: room for MOST of every form of a stem

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
    stops, language = STOP_WORDS[document.language], document.language
    found: dict[str, int] = {}
    lengths = []
    for field, text in enumerate(texts(document).values()):
        counts, length = counted(text)
        lengths.append(length)
        place = WIDTH * (len(FIELDS) - 1 - field)
        for word, count in counts.items():
            if word not in stops:
                stemmed = stem(word, language)
                found[stemmed] = found.get(stemmed, 0) + (min(count, MOST) << place)
    return Analysed(document.id, document.kind, _cells(found), tuple(lengths))


def _cells(found: dict[str, int]) -> tuple[Cell, ...]:
    """The stems by their counts, of which each field has WIDTH bits, the first the highest."""
    together: defaultdict[int, list[str]] = defaultdict(list)
    for stemmed, counts in found.items():
        together[counts].append(stemmed)
    return tuple((_bytes(counts), " ".join(stems)) for counts, stems in together.items())


def _bytes(counts: int) -> bytes:
    signs = counts.to_bytes(len(FIELDS) * WIDTH // 8, "big")
    higher, lower = signs[::2], signs[1::2]
    return bytes([MOST if more else count for more, count in zip(higher, lower, strict=True)]) if any(higher) else lower
