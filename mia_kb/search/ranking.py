"""The formula of the ranking, and every number in it: the one place where either is decided.

BM25F over stems. In a document a stem t weighs

    x(t) = Σ fields  WEIGHT[field] · count(t in field) / (1 − B[field] + B[field] · length / usual length)

and is found under several keys: under itself, under the parts of a compound ("arbetsträning" under "träning" and
"arbete") and under its root, with the shares that `keys` gives. For a key k the impact in a document is

    X(k) = Σ stems found under k  share · x(stem)          I(k) = X / (K1 + X), in steps of 1 / STEPS
    S(k) = T(k) · I(k)                                     idf(N, n) = ln(1 + (N − n + .5) / (n + .5))

T, how telling a key is among N documents (FEW at least) of which n have it, is idf(N, n) / idf(N, 0): for a record
among the records, for a hand-written page ASIDE times what it is among the records or the pages, where it is less. So
pages, however many and whatever about, leave the order of the records as it is, and what is common in the library
tells of no page either. Each word of a query is a concept with alternatives: the word itself, parts, root,
completions, corrections and the glossary's synonyms, each a weight w and one or several keys (`query`). Then

    score(document) = Σ concepts √( Σ alternatives ( w · mean over keys S(k) )² )

so that a document gains little from matching one concept in many ways, and much from matching another concept.
Impacts are made when the index is built, all else when it is asked; the client gets the numbers with the index.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mia_kb.search.document import FIELDS
from mia_kb.text.analysis.stemming import root

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Split = Callable[[str], tuple[str, str] | None]

# by field, in the order of FIELDS: title, tags, summary, headings, body
WEIGHTS = (7.0, 7.0, 1.5, 1.0, 1.0)
B = (0.25, 0.0, 0.5, 0.5, 0.5)
K1 = 2.5
STEPS = 48
FEW = 64  # documents among which it cannot be told what is common
ASIDE = 0.35  # of a hand-written page: the library is searched for its records

WHOLE = 1.0
HEAD = 0.5
MODIFIER = 0.45
ROOT = 0.35
LEAST_SHARE = 0.2
DEEPEST = 2
COMPLETION = 0.9
COMPLETION_OF_WORD = 0.1  # where what is typed is a word already
CORRECTION = 0.8
CORRECTION_OF_COMPOUND = 0.6  # where what is typed can be understood as a compound
FARTHER = 0.8  # once more where two letters differ
SAME = 0.8  # names at least so near each other are of the same thing, and are told of
# what the alternatives of a word in a query weigh
QUERY_WEIGHTS = {
    "whole": WHOLE,
    "head": HEAD,
    "modifier": MODIFIER,
    "root": ROOT,
    "completion": COMPLETION,
    "completionOfWord": COMPLETION_OF_WORD,
    "correction": CORRECTION,
    "correctionOfCompound": CORRECTION_OF_COMPOUND,
    "correctionOfHalf": CORRECTION * COMPLETION,
    "farther": FARTHER,
    "same": SAME,
    "aside": ASIDE,
}
# how many there are of a kind, and how many letters words must have for them
QUERY_LIMITS = {
    "completions": 24,
    "corrections": 4,
    "few": FEW,
    "shortestCompletion": 3,
    "shortestCorrection": 4,
    "twoErrorsFrom": 7,
    "shortestPartial": 4,
    "longestEnding": 4,
    "steps": STEPS,
}


def usual_length(total: int, filled: int) -> float:
    """The mean length of a field over the documents that have it, in words, rounded to a power of √2.

    Rounded so that one changed document does not move the impacts of all others.
    """
    if not total:
        return 1.0
    return float(2 ** (round(2 * math.log2(total / filled)) / 2))


def field_weights(lengths: Sequence[int], usual: Sequence[float]) -> tuple[float, ...]:
    """What one occurrence weighs in each field of a document with fields of these lengths."""
    return tuple(
        WEIGHTS[field] / (1 - B[field] + B[field] * lengths[field] / usual[field]) for field in range(len(FIELDS))
    )


def impacts(weights: Mapping[str, float]) -> dict[str, int]:
    """I(k) of every key in whole steps, from 1 to STEPS; keys that come to less than half a step are left out."""
    return {key: step for key, weight in weights.items() if (step := int(STEPS * weight / (K1 + weight) + 0.5))}


def telling(records: tuple[int, int], pages: tuple[int, int]) -> tuple[float, float]:
    """T of a key for records and for pages, from how many there are of each and how many of them have it."""
    for_records, among_pages = (_telling_among(max(FEW, all_), having) for all_, having in (records, pages))
    return for_records, ASIDE * min(for_records, among_pages)


def _telling_among(documents: int, having: int) -> float:
    return idf(documents, having) / idf(documents, 0)


def idf(documents: int, having: int) -> float:
    """How rare a key is; in steps of 2⁻¹⁰, so that every machine's logarithm gives the same."""
    return math.floor(math.log(1 + (documents - having + 0.5) / (having + 0.5)) * 1024 + 0.5) / 1024


def keys(term: str, split: Split) -> tuple[tuple[str, float], ...]:
    """The keys a stem is found under, each with its share; `split` cuts compounds."""
    shares: dict[str, float] = {term: WHOLE}
    _add(shares, root(term), ROOT)
    _add_parts(shares, term, split, WHOLE, DEEPEST)
    return tuple(shares.items())


def _add_parts(shares: dict[str, float], term: str, split: Split, share: float, depth: int) -> None:
    """Add the parts of a compound, their roots and their own parts."""
    parts = split(term) if depth else None
    for part, its in zip(parts or (), (MODIFIER, HEAD), strict=False):
        _add(shares, part, share * its)
        _add(shares, root(part), share * its * FARTHER)
        _add_parts(shares, part, split, share * its, depth - 1)


def _add(shares: dict[str, float], key: str, share: float) -> None:
    """Add a key, or raise its share."""
    if share >= LEAST_SHARE and share > shares.get(key, 0):
        shares[key] = share
