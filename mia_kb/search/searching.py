"""Search a built index without a browser: the ranking of the client, for the command line."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from mia_kb.search.query import concepts
from mia_kb.search.ranking import STEPS, telling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mia_kb.search.query import Alternatives
    from mia_kb.search.reader import Index

Filters = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found, and how well it answers."""

    id: str
    url: str
    title: str
    kind: str
    score: float
    summary: str


def search(index: Index, query: str, filters: Filters = (), limit: int = 10) -> tuple[Hit, ...]:
    """The best documents for a query; a filter asks for any of its codes, all filters must be met."""
    scores = ranked(index, query)
    if filters:
        scores = {number: score for number, score in scores.items() if _meets(index, number, filters)}
    best = list(scores.items())[: max(0, limit)]
    return tuple(_hit(index, number, score) for number, score in best)


def ranked(index: Index, query: str) -> dict[int, float]:
    """Every document that matches, best first; equal ones by number."""
    total: dict[int, float] = defaultdict(float)
    for alternatives in concepts(index, query):
        for number, square in _squares(index, alternatives).items():
            total[number] += sqrt(square)
    return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))


def _squares(index: Index, alternatives: Alternatives) -> Mapping[int, float]:
    """The sum under the root in the formula, for each document."""
    squares: dict[int, float] = defaultdict(float)
    for keys, weight in alternatives.items():
        strength: dict[int, float] = defaultdict(float)
        for key in keys:
            numbers, impacts = index.having(key)
            factors = [weight * its / (STEPS * len(keys)) for its in _telling(index, numbers)]
            for number, impact in zip(numbers, impacts, strict=True):
                strength[number] += factors[number in index.pages] * impact
        for number, its in strength.items():
            squares[number] += its * its
    return squares


def _telling(index: Index, numbers: list[int]) -> tuple[float, float]:
    """How telling a key of these documents is for records and for pages."""
    pages, having = len(index.pages), len(index.pages.intersection(numbers))
    return telling((index.manifest["documents"] - pages, len(numbers) - having), (pages, having))


def _meets(index: Index, number: int, filters: Filters) -> bool:
    """Whether a document has one of the codes of every filter."""
    codes = dict(index.traits[number].codes) if number in index.traits else {}
    return all(not wanted or set(wanted) & set(codes.get(facet, ())) for facet, wanted in filters)


def _hit(index: Index, number: int, score: float) -> Hit:
    """A document as a hit."""
    row = index.row(number)
    return Hit(row[1], row[2], row[3], row[4], score, row[7])
