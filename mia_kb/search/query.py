"""Understand a query: what each of its words may stand for in this library.

Every word is a concept, and so is every phrase that the glossary knows. A concept is its alternatives: keys of the index, alone or
several together, each with a weight. The client does the same, step by step (`conceptsOf` in search.js).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.search.ranking import QUERY_RULES as RULES
from mia_kb.search.scripts import words_name
from mia_kb.text.analysis.compounds import heads, modifiers, split
from mia_kb.text.analysis.spelling import distance
from mia_kb.text.analysis.stemming import root, stem
from mia_kb.text.analysis.words import folded_words, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.search.reader import Index

LONGEST_PHRASE = 5
MOST_WORDS = 32  # of a query; more are a pasted text

Alternatives = dict[tuple[str, ...], float]


def concepts(index: Index, query: str) -> list[Alternatives]:
    """The concepts of a query: its words but the stop words (all, if there are no others), then its phrases."""
    words = folded_words(normalise(query))[:MOST_WORDS]
    stops = index.stop_words
    telling = [place for place, word in enumerate(words) if word not in stops] or range(len(words))
    of_words = [_Concept(index).word(words[place], last=place == len(words) - 1) for place in telling]
    return [*of_words, *_phrases(index, [stem(word) for word in words])]


def _phrases(index: Index, stems: list[str]) -> Iterator[Alternatives]:
    """The other names of every phrase that the glossary knows, longest phrases first."""
    free = [True] * len(stems)
    for length in range(LONGEST_PHRASE, 1, -1):
        for start in range(len(stems) - length + 1):
            phrase = " ".join(stems[start : start + length])
            if all(free[start : start + length]) and phrase in index.manifest["glossary"]:
                free[start : start + length] = [False] * length
                concept = _Concept(index)
                concept.synonyms(phrase, 1.0)
                yield concept.alternatives


class _Concept:
    """The alternatives of one concept, as they are gathered."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.alternatives: Alternatives = {}

    def word(self, word: str, *, last: bool) -> Alternatives:
        """The alternatives of a word; the last of a query may be half typed."""
        stems = tuple(dict.fromkeys(stem(word, language) for language in self.index.languages))
        for one in stems:
            self.stem(one, RULES["whole"])
        known = any(one in self.index.levels for one in stems)
        completed = last and self.completions(word, stems, known=known)
        if not known and not completed and len(word) >= RULES["shortestCorrection"]:
            self.corrections(word, stems[0])
        return self.alternatives

    def add(self, weight: float, *keys: str) -> None:
        """One alternative; the greatest of its weights counts."""
        self.alternatives[keys] = max(weight, self.alternatives.get(keys, 0.0))

    def stem(self, one: str, weight: float) -> None:
        """A stem, its root, its parts and its synonyms."""
        self.add(weight, one)
        self.rooted(one, weight)
        for part, share in zip(split(one, self.index.levels) or (), ("modifier", "head"), strict=False):
            self.add(weight * RULES[share], part)
            self.rooted(part, weight * RULES[share])
        self.synonyms(one, weight)

    def rooted(self, one: str, weight: float) -> None:
        """The root of a stem, where it is another."""
        if root(one) != one:
            self.add(weight * RULES["root"], root(one))

    def synonyms(self, phrase: str, weight: float) -> None:
        """What else the glossary calls it; of a synonym of several words the stop words do not count."""
        for _, stems, nearness in self.index.manifest["glossary"].get(phrase, ()):
            keys = stems.split(" ")
            telling = [key for key in keys if key not in self.index.stop_words]
            self.add(weight * nearness, *(telling or keys))

    def completions(self, word: str, stems: tuple[str, ...], *, known: bool) -> bool:
        """The commonest words that begin like a half-typed one, or the word without an ending half typed."""
        if len(word) < RULES["shortestCompletion"]:
            return False
        levels = self.index.levels
        longer = [one for one in levels.file(words_name(word)) if one.startswith(word) and one not in stems]
        longer = sorted(longer, key=lambda one: (-levels[one], one))[: RULES["completions"]]
        for one in longer:
            self.add(RULES["completionOfWord" if known else "completion"], one)
            if not known:
                self.synonyms(one, RULES["completion"])
        if longer or known:
            return True
        shorter = [stem(word[:-1]), stem(word[:-2])]
        for one in [one for one in shorter if one in levels and len(one) >= RULES["shortestPartial"]][:1]:
            self.stem(one, RULES["completion"])
            return True
        return False

    def corrections(self, word: str, stemmed: str) -> None:
        """The nearest words of the library, and what it knows of the word's beginning and end."""
        compound = split(stemmed, self.index.levels)
        nearest, errors = self.nearest(word, stemmed)
        weight = RULES["correctionOfCompound" if compound else "correction"]
        for one in nearest:
            self.stem(one, weight * (RULES["farther"] if errors > 1 else 1))
        if not compound:
            self.partial(stemmed)

    def nearest(self, word: str, stemmed: str) -> tuple[list[str], int]:
        """The commonest of the words that are the fewest errors away, and how many errors that is."""
        most = 1 if len(stemmed) < RULES["twoErrorsFrom"] else 2
        found: dict[int, list[str]] = {}
        for one in self.index.levels:
            errors = min(distance(word, one, most), distance(stemmed, one, most))
            if errors <= most:
                found.setdefault(errors, []).append(one)
        if not found:
            return [], 0
        errors = min(found)
        by_level = sorted(found[errors], key=lambda one: (-self.index.levels[one], one))
        return by_level[: RULES["corrections"]], errors

    def partial(self, stemmed: str) -> None:
        """The longest known beginning and the longest known end of a word that is not known itself."""
        shortest = RULES["shortestPartial"]
        levels = self.index.levels
        beginnings = (
            one
            for end in range(len(stemmed) - 3, shortest - 1, -1)
            for one in modifiers(stemmed[:end])
            if one in levels and len(one) >= shortest
        )
        for one in list(beginnings)[:1]:
            self.add(RULES["modifier"], one)
        ends = (one for at in range(3, len(stemmed) - shortest + 1) for one in heads(stemmed[at:]) if one in levels)
        for one in list(ends)[:1]:
            self.add(RULES["head"], one)
