"""Find which texts are about the same, and which say nearly the same words.

A text is a bag: its stems and how often each occurs (`bag`). Likeness is the cosine of bags whose stems weigh more the
rarer they are. To stay linear in the number of texts, only those are compared that share some of their most telling
stems, and stems of very many texts bring nobody together. Weights are whole numbers and rarity goes by powers of two,
so that the result depends neither on order nor on rounding, and one changed text seldom concerns any but those near it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from mia_kb.text.analysis.terms import terms
from mia_kb.text.analysis.words import counted
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

Bag: TypeAlias = str
"""Stems in lines: in the first, sorted, those that occur once, in the second those that occur twice, and so on."""
Likest: TypeAlias = tuple[tuple[str, float], ...]
"""Ids of texts with their likeness from 0 to 1, the likest first; of equals, the first by id."""
Vector = dict[str, int]

TELLING = 24  # stems of a text that bring it together with others
MOST_TEXTS = 127  # that a stem brings together; one less than a power of two, so that rarity tells it
LOOKED_AT = 2  # candidates compared in full for each that is asked for
FEW = 64
SAME = 0.8  # of two texts' stems in common: they say nearly the same
HARDLY = 0.2  # likeness below which texts are no copies
_FINE = 4  # steps between a stem that occurs once and one that does not, so that weights can be whole


@dataclass(frozen=True, slots=True)
class Compared:
    """Texts' bags by id, and for each of them the likest others, at most `most`."""

    bags: Mapping[str, Bag]
    most: int
    likest: Mapping[str, Likest]


def bag(texts: Iterable[str], language: Language = Language.SV) -> Bag:
    """The stems of some texts, without stop words; give a title twice to let it weigh more."""
    words, _ = counted("\n".join(texts))
    counts = {"": 0}
    for stemmed, count in zip(map(terms(language), words), words.values(), strict=True):
        counts[stemmed] = counts.get(stemmed, 0) + count
    del counts[""]
    lines: list[list[str]] = [[] for _ in range(max(counts.values(), default=0))]
    for stemmed in sorted(counts):
        lines[counts[stemmed] - 1].append(stemmed)
    return "\n".join(map(" ".join, lines))


def compare(bags: Mapping[str, Bag], most: int = 5, former: Compared | None = None) -> Compared:
    """For each of the bags those most like it.

    With a `former` comparison only what has changed is compared anew; what comes out is the same as without.
    """
    space = _Space(bags)
    new = _touched(space, former) if former and former.most == most else bags.keys()
    likest = {one: space.likest(one, most) if one in new or not former else former.likest[one] for one in sorted(bags)}
    return Compared(bags, most, likest)


def near_duplicates(compared: Compared, least: float = SAME) -> tuple[tuple[str, str, float], ...]:
    """Pairs of ids, in order, of texts that share at least `least` of their stems, with the share.

    Likeness alone does not tell: where many texts are copies of one, the words they share are no longer rare.
    """
    pairs = sorted(
        {
            (min(one, other), max(one, other))
            for one, those in compared.likest.items()
            for other, likeness in those
            if likeness >= HARDLY
        }
    )
    stems = {one: frozenset(compared.bags[one].split()) for one in chain.from_iterable(pairs)}
    shares = ((one, other, round(shared(stems[one], stems[other]), 4)) for one, other in pairs)
    return tuple(pair for pair in shares if pair[2] >= least)


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the stems of two texts is in both, from 0 to 1."""
    common = len(one & other)
    return common / (len(one) + len(other) - common or 1)


class _Space:
    """Bags as vectors whose stems weigh more the rarer they are, and which stems bring which of them together."""

    def __init__(self, bags: Mapping[str, Bag], texts: Mapping[str, int] | None = None, size: int = 0) -> None:
        """`texts` says how many of `size` bags have each stem, where these are not the bags themselves."""
        self.bags = bags
        self.size = size or len(bags)
        self.texts = Counter(chain.from_iterable(map(str.split, bags.values()))) if texts is None else texts
        self._weights = {stemmed: (stemmed, rarity(count, self.size)) for stemmed, count in self.texts.items()}
        self.vectors = {one: self._vector(bags[one]) for one in sorted(bags)}
        self.telling = {one: self._telling(vector) for one, vector in self.vectors.items()}
        self.holders: dict[str, list[str]] = defaultdict(list)
        for one, stems in self.telling.items():
            for stemmed in stems:
                self.holders[stemmed].append(one)
        self._lengths = {one: math.sqrt(_product(vector, vector)) for one, vector in self.vectors.items()}

    def likest(self, one: str, most: int) -> Likest:
        """The texts most like one of them."""
        vector, length = self.vectors[one], self._lengths[one]
        found = [
            (other, round(_product(vector, self.vectors[other]) / (length * self._lengths[other]), 4))
            for other in self._candidates(one, most * LOOKED_AT)
        ]
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0]))[:most])

    def _candidates(self, one: str, most: int) -> list[str]:
        """Those that share most telling stems with one; of equals, those that share the more telling ones."""
        sharing = Counter(chain.from_iterable(map(self.holders.__getitem__, self.telling[one])))
        sharing.pop(one, None)
        return [other for other, _ in sorted(sharing.items(), key=itemgetter(1), reverse=True)[:most]]

    def _vector(self, its: Bag) -> Vector:
        vector = {}
        for stemmed, count in _counts(its):
            same, rare = self._weights[stemmed]  # one string for all vectors: less memory, quicker to look up
            vector[same] = rare * round(_FINE * (1 + math.log(count)))
        return vector

    def _telling(self, vector: Vector) -> list[str]:
        """The heaviest of the stems that a text has in common with some others, but not with very many."""
        texts = self.texts
        common = sorted((-weight, stemmed) for stemmed, weight in vector.items() if 1 < texts[stemmed] <= MOST_TEXTS)
        return [stemmed for _, stemmed in common[:TELLING]]


def rarity(count: int, size: int) -> int:
    """How much a stem of `count` among `size` texts weighs: the logarithm of the share, in powers of two.

    Among few texts a stem cannot be told to be rare, so that those of all do not weigh much less than those of one.
    """
    return 1 + 2 * (max(size, FEW).bit_length() - count.bit_length())


def _touched(space: _Space, former: Compared) -> Collection[str]:
    """The ids whose likest others can have changed since.

    They share, or did share, a telling stem with one whose vector has changed.
    """
    now, before = space.bags, former.bags
    changed = {one for one in now if before.get(one) != now[one]}
    gone = {one: before[one] for one in before if one in changed or one not in now}
    texts = Counter(space.texts)
    texts.update(chain.from_iterable(gone[one].split() for one in gone))
    texts.subtract(chain.from_iterable(now[one].split() for one in changed))
    if len(now).bit_length() != len(before).bit_length():
        return now.keys()
    moved = {
        stemmed
        for stemmed in set(chain.from_iterable(map(str.split, (*gone.values(), *(now[one] for one in changed)))))
        if rarity(texts[stemmed], len(before)) != rarity(space.texts.get(stemmed, 0), len(now))
    }
    changed |= {one for one, vector in space.vectors.items() if not moved.isdisjoint(vector)}
    then = _Space({one: before[one] for one in before if one in changed or one not in now}, texts, len(before))
    stems = set(chain.from_iterable((*then.telling.values(), *(space.telling[one] for one in changed))))
    return changed.union(*(space.holders.get(stemmed, ()) for stemmed in stems))


def _counts(its: Bag) -> Iterator[tuple[str, int]]:
    return ((stemmed, count) for count, line in enumerate(its.split("\n"), 1) for stemmed in line.split())


def _product(one: Vector, other: Vector) -> int:
    return sum([one[stemmed] * other[stemmed] for stemmed in one.keys() & other.keys()])
