"""Find which texts are about the same, and which say nearly the same words.

A text is a bag: its stems and how often each occurs (`bag`). Likeness is the cosine of bags whose stems weigh more the
rarer they are. To stay near linear in the number of texts, only those are compared that share some of their most
telling stems, and stems of very many texts bring nobody together.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from mia_kb.text.analysis.stemming import stem
from mia_kb.text.analysis.stopwords import STOP_WORDS
from mia_kb.text.analysis.words import folded_words, normalise
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Bag = Mapping[str, int]
Vector = dict[str, float]

TELLING = 16  # stems of a text that bring it together with others
MOST_TEXTS = 100  # that a stem brings together
LOOKED_AT = 4  # candidates compared in full for each that is asked for
MOST_COPIES = 3  # of a text that are reported
SAME = 0.8  # of two texts' words in common: they say nearly the same


def bag(texts: Iterable[str], language: Language = Language.SV) -> Bag:
    """The stems of some texts, without stop words; give a title twice to let it weigh more."""
    words = (word for text in texts for word in folded_words(normalise(text)))
    return Counter(stem(word, language) for word in words if word not in STOP_WORDS[language])


def similar(bags: Mapping[str, Bag], most: int = 5) -> dict[str, tuple[tuple[str, float], ...]]:
    """For every id the ids of the texts most like it, with their likeness from 0 to 1, the likest first."""
    texts = Counter(word for one in bags.values() for word in one)
    vectors = _vectors(bags, texts)
    telling = {one: _telling(vector, texts) for one, vector in vectors.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    for one in sorted(telling):
        for word in telling[one]:
            holders[word].append(one)
    found = {}
    for one, vector in vectors.items():
        candidates = _candidates(one, vector, telling[one], holders)[: most * LOOKED_AT]
        scored = [(other, round(_product(vector, vectors[other]), 4)) for other in candidates]
        found[one] = tuple(sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:most])
    return found


def near_duplicates(bags: Mapping[str, Bag], least: float = SAME) -> tuple[tuple[str, str, float], ...]:
    """Pairs of ids, in order, of texts that share at least `least` of their words, with the share."""
    likest = similar(bags, MOST_COPIES)
    pairs = {
        (min(one, other), max(one, other))
        for one, those in likest.items()
        for other, likeness in those
        if likeness >= least / 2
    }
    shares = ((one, other, round(shared(bags[one], bags[other]), 4)) for one, other in sorted(pairs))
    return tuple(pair for pair in shares if pair[2] >= least)


def shared(one: Bag, other: Bag) -> float:
    """How much of the words of two texts is in both, from 0 to 1."""
    words = one.keys() | other.keys()
    either = sum(max(one.get(word, 0), other.get(word, 0)) for word in words)
    return sum(min(one.get(word, 0), other.get(word, 0)) for word in words) / either if either else 0.0


def _vectors(bags: Mapping[str, Bag], texts: Mapping[str, int]) -> dict[str, Vector]:
    """The bags as vectors of length one; `texts` says how many bags have each stem."""
    rarity = {word: math.log((len(bags) + 1) / count) for word, count in texts.items()}
    found = {}
    for one, its in bags.items():
        vector = {word: (1 + math.log(count)) * rarity[word] for word, count in its.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        found[one] = {word: weight / length for word, weight in vector.items()}
    return found


def _telling(vector: Vector, texts: Mapping[str, int]) -> Sequence[str]:
    """The heaviest of the stems that a text has in common with some others, but not with very many."""
    common = (word for word in vector if 1 < texts[word] <= MOST_TEXTS)
    return sorted(common, key=lambda word: (-vector[word], word))[:TELLING]


def _candidates(one: str, vector: Vector, telling: Sequence[str], holders: Mapping[str, Sequence[str]]) -> list[str]:
    """The texts that share telling stems with one, those that share most first."""
    weights: dict[str, float] = defaultdict(float)
    for word in telling:
        for other in holders[word]:
            weights[other] += vector[word] * vector[word]
    weights.pop(one, None)
    return sorted(weights, key=lambda other: (-weights[other], other))


def _product(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length one."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)
