"""Measure a ranking against judgments, on queries as they are and as people really type them."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Ranking = Sequence[str]
Grades = Mapping[str, int]
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over queries: nDCG@10 with gains 2^grade − 1, a hit first, a hit among three, no hit at all."""

    ndcg: float
    first: float
    third: float
    none: float

    def __str__(self) -> str:
        return f"nDCG {self.ndcg:.3f}  first {self.first:.3f}  of three {self.third:.3f}  none {self.none:.3f}"


def ndcg(ranking: Ranking, grades: Grades) -> float:
    """How much of the best possible order of the first ten is reached."""
    best = sorted(grades.values(), reverse=True)
    return _gain([grades.get(one, 0) for one in ranking[:DEPTH]]) / _gain(best[:DEPTH])


def _gain(grades: Sequence[int]) -> float:
    return sum(((1 << grade) - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def figures(pairs: Sequence[tuple[Ranking, Grades]]) -> Figures:
    """The figures of rankings with their grades."""

    def mean(value: Callable[[Ranking, Grades], float]) -> float:
        return sum(value(*pair) for pair in pairs) / len(pairs)

    return Figures(
        mean(ndcg),
        mean(lambda ranking, grades: any(grades.get(one) for one in ranking[:1])),
        mean(lambda ranking, grades: any(grades.get(one) for one in ranking[:3])),
        mean(lambda ranking, _: not ranking),
    )


def plain(query: str) -> str:
    """The query without å ä ö."""
    return query.translate(str.maketrans("åäöÅÄÖé", "aaoAAOe"))


def half_typed(query: str) -> str:
    """The query with its last word typed to six tenths."""
    *before, last = query.split()
    return " ".join([*before, last if len(last) < 6 else last[: max(4, math.ceil(len(last) * 0.6))]])


def misspelt(query: str, seed: int) -> str:
    """The query with one error in its longest word, if that has five letters or more: lost, added, changed, swapped."""
    words = query.split()
    longest = max(range(len(words)), key=lambda place: len(words[place]))
    if len(words[longest]) >= 5:
        words[longest] = _misspelt(words[longest], random.Random(f"{query}{seed}"))  # noqa: S311 - errors, not secrets
    return " ".join(words)


def _misspelt(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    letter = chance.choice(LETTERS)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
