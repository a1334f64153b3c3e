"""Understand a query: what each of its words may stand for in this library.

Every word is a concept, and so is every phrase that the glossary knows. A concept is its alternatives: keys of
the index, alone or several together, each with a weight. The client does the same, step by step (`conceptsOf`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.search.ranking import QUERY_LIMITS as LIMITS
from mia_kb.search.ranking import QUERY_WEIGHTS as WEIGHTS
from mia_kb.text.analysis.compounds import GLOSSARY, PAGES, heads, modifiers, split
from mia_kb.text.analysis.spelling import distance
from mia_kb.text.analysis.stemming import derivation, root, stem
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


def _misbegun(form: str) -> tuple[str, str, str, str]:
    """Words that begin as this one would, had its first letter been lost, changed, added, or swapped with the next."""
    return f"?{form}", form, form[1:], form[1] + form[0] + form[2:]


class Sought(NamedTuple):
    """The words that are at most so many errors from one of the forms, and of the level `rarest` at least.

    `half` compares with the beginnings of words; `everywhere` also with words of another first letter, if a form is
    like them but for that one.
    """

    forms: tuple[str, ...]
    most: int
    half: bool = False
    everywhere: bool = False
    rarest: float = GLOSSARY


class _Concept:
    """The alternatives of one concept, as they are gathered."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.alternatives: Alternatives = {}

    def word(self, word: str, *, last: bool) -> Alternatives:
        """The alternatives of a word; the last of a query may be half typed."""
        stems = tuple(dict.fromkeys(stem(word, language) for language in self.index.languages))
        known = any(one in self.index.vocabulary for one in stems)
        longer = self.longer(word, stems) if last else []
        half = any(map(self.has, longer))
        for one in stems:  # half a word is no compound of the words that it happens to be made of
            self.stem(one, WEIGHTS["whole"], cut=known or not half)
        completed = last and self.completions(word, longer, known=known)
        if not known and not completed and len(word) >= LIMITS["shortestCorrection"]:
            self.corrections(word, stems[0], last=last)
        return self.alternatives

    def add(self, weight: float, *keys: str) -> None:
        """One alternative; the greatest of its weights counts."""
        self.alternatives[keys] = max(weight, self.alternatives.get(keys, 0.0))

    def stem(self, one: str, weight: float, *, cut: bool = True) -> None:
        """A stem, its root, its parts (if it may be `cut`) and its synonyms."""
        self.add(weight, one)
        self.rooted(one, weight)
        parts = split(one, self.index.vocabulary) if cut else None
        for part, share in zip(parts or (), ("modifier", "head"), strict=False):
            self.add(weight * WEIGHTS[share], part)
            self.rooted(part, weight * WEIGHTS[share])
        self.synonyms(one, weight)

    def rooted(self, one: str, weight: float) -> None:
        """The root of a stem, where it is another."""
        if root(one) != one:
            self.add(weight * WEIGHTS["root"], root(one))

    def synonyms(self, phrase: str, weight: float) -> None:
        """What else the glossary calls it; of a synonym of several words the stop words do not count."""
        for _, stems, nearness in self.index.manifest["glossary"].get(phrase, ()):
            keys = stems.split(" ")
            telling = [key for key in keys if key not in self.index.stop_words]
            self.add(weight * nearness, *(telling or keys))

    def longer(self, word: str, stems: tuple[str, ...]) -> list[str]:
        """The words that begin like one that is half typed."""
        if len(word) < LIMITS["shortestCompletion"]:
            return []
        return [one for one in self.index.vocabulary.beginning(word) if one not in stems]

    def completions(self, word: str, longer: list[str], *, known: bool) -> bool:
        """Add the commonest of the longer words, or the word without an ending half typed; whether a record has any."""
        if len(word) < LIMITS["shortestCompletion"]:
            return False
        for one in self.commonest(longer, LIMITS["completions"]):
            self.add(WEIGHTS["completionOfWord" if known else "completion"], one)
            if not known:
                self.synonyms(one, WEIGHTS["completion"])
        shorter = [one for one in (stem(word[:-1]), stem(word[:-2])) if self.has(one)]
        if shorter and not longer and not known and len(shorter[0]) >= LIMITS["shortestPartial"]:
            self.stem(shorter[0], WEIGHTS["completion"])
        return known or any(map(self.has, [*longer, *shorter]))

    def commonest(self, words: list[str], most: int) -> list[str]:
        """So many of the words, the commonest first."""
        return sorted(words, key=lambda one: (-self.index.vocabulary[one], one))[:most]

    def corrections(self, word: str, stemmed: str, *, last: bool) -> None:
        """The nearest words of the library, and what it knows of the word's beginning and end."""
        if split(stemmed, self.index.vocabulary):
            self.nearest(Sought((word, stemmed), 1), WEIGHTS["correctionOfCompound"])
            return
        most = 1 if len(stemmed) < LIMITS["twoErrorsFrom"] else 2
        errors = (
            self.nearest(Sought((word, stemmed), 1), WEIGHTS["correction"])
            or self.nearest(Sought((word, stemmed), most, everywhere=True), WEIGHTS["correction"])
            or (last and self.nearest(Sought((word,), 1, half=True, everywhere=True), WEIGHTS["correctionOfHalf"]))
            or self.garbled(stemmed)
        )
        self.partial(stemmed, correct=not errors)
        if not errors:
            self.nearest(Sought((word, stemmed), 1, everywhere=True, rarest=PAGES), WEIGHTS["correction"])

    def garbled(self, stemmed: str) -> int:
        """The longest known beginning, if no more is left than an ending spelt wrong; how many letters that is."""
        for left in range(1, LIMITS["longestEnding"] + 1):
            one = stemmed[:-left]
            if len(one) >= LIMITS["shortestPartial"] and self.has(one):
                self.stem(one, WEIGHTS["correction"])
                return left
        return 0

    def has(self, one: str) -> bool:
        """Whether a record or the glossary has a word."""
        return self.index.vocabulary.get(one, PAGES) > PAGES

    def nearest(self, sought: Sought, weight: float) -> int:
        """Add the commonest words among those with the fewest errors; how many that is (1 at least), or 0 for none."""
        found: dict[int, list[str]] = {}
        for one in self.like(sought):
            errors = min(distance(form, one, sought.most, half=sought.half) for form in sought.forms)
            if errors <= sought.most:
                found.setdefault(errors, []).append(one)
        for errors in sorted(found)[:1]:
            for one in self.commonest(found[errors], LIMITS["corrections"]):
                self.stem(one, weight * (WEIGHTS["farther"] if errors > 1 else 1))
            return max(1, errors)
        return 0

    def like(self, sought: Sought) -> set[str]:
        """The words that may be close to what is sought."""
        vocabulary = self.index.vocabulary
        files = [vocabulary.initial(form) for form in sought.forms]
        if sought.everywhere:
            files += [vocabulary.later(one) for form in sought.forms for one in _misbegun(form)]
        return {word for file in files for word, level in file.items() if level >= sought.rarest}

    def partial(self, stemmed: str, *, correct: bool) -> None:
        """The longest known beginning and end of a word that is not known itself; the rest of it perhaps corrected."""
        shortest = LIMITS["shortestPartial"]
        beginnings = (
            (one, stemmed[end:])
            for end in range(len(stemmed) - 3, shortest - 1, -1)
            for one in modifiers(stemmed[:end])
            if self.has(one) and len(one) >= shortest
        )
        ends = (
            (one, stemmed[:at])
            for at in range(3, len(stemmed) - max(shortest, len(derivation(stemmed)) + 1) + 1)
            for one in heads(stemmed[at:])
            if self.has(one)
        )
        for parts, share, other in ((beginnings, "modifier", "head"), (ends, "head", "modifier")):
            for one, rest in list(parts)[:1]:
                self.add(WEIGHTS[share], one)
                if correct and len(rest) >= shortest:
                    forms = (rest, rest.removeprefix("s"), rest.removesuffix("s"))
                    self.nearest(Sought(forms, 1), WEIGHTS[other])
