"""Reduce a folded word to its stem, and a stem to the root that related words share.

The client does both to queries (`stem` and `root` in `search/client/search.js`); a test holds the two equal.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from snowballstemmer.swedish_stemmer import SwedishStemmer

from mia_kb.text.languages import Language

KEPT_WORDS = 1 << 18  # more than the different words of ten thousand records
SHORTEST_ROOT = 4
# what makes nouns and adjectives of verbs, left when the stemmer has taken inflection away; longest first
REPLACED = {
    "erings": "er",
    "ations": "er",
    "ering": "er",
    "ation": "er",
    "nings": "",
    "ator": "er",
    "ning": "",
    "ings": "",
    "skap": "",
    "ing": "",
    "isk": "",
    "j": "",
}
# a light English stemmer, one rule after the other: plural, tense, the final e that the other forms have lost;
# small enough for the client to have it too
ENGLISH = (
    ("^(...+)ies$", r"\1y"),
    ("^(..+(?:ss|sh|ch|x|zz))es$", r"\1"),
    ("^(..+[^su])s$", r"\1"),
    ("^(.*[aeiouy]([bdfgmnprt]))\\2(?:ed|ing)$", r"\1"),
    ("^(.*[aeiouy].+)(?:ed|ing)$", r"\1"),
    ("^(...+)e$", r"\1"),
)


@lru_cache(KEPT_WORDS)
def stem(word: str, language: Language = Language.SV) -> str:
    """The stem of a folded word."""
    return _english(word) if language == Language.EN else _swedish().stemWord(word)


@lru_cache(KEPT_WORDS)
def root(stemmed: str) -> str:
    """The root of a stem, itself where it has none: "samordn" of "samordning", so that it meets "samordnare"."""
    ending = derivation(stemmed)
    return stemmed[: -len(ending)] + REPLACED[ending] if ending else stemmed


def derivation(stemmed: str) -> str:
    """The ending that made the stem out of its root, "" where there is none."""
    for ending in REPLACED:
        if stemmed.endswith(ending) and len(stemmed) - len(ending) >= SHORTEST_ROOT:
            return ending
    return ""


@cache
def _swedish() -> SwedishStemmer:
    """Snowball's own class: its factory would take another version's C library where one is installed."""
    return SwedishStemmer()


def _english(word: str) -> str:
    """The word without its endings of plural and tense."""
    for pattern, instead in ENGLISH:
        word = re.sub(pattern, instead, word)
    return word
