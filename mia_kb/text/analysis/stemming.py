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
DERIVATIONS = (
    ("erings", "er"),
    ("ering", "er"),
    ("ations", "er"),
    ("ation", "er"),
    ("ator", "er"),
    ("nings", ""),
    ("ning", ""),
    ("ings", ""),
    ("ing", ""),
    ("skap", ""),
    ("isk", ""),
    ("j", ""),
)
# a light English stemmer: plural and tense, the first rule that fits; small enough for the client to have it too
ENGLISH = (
    ("(?<=...)ies$", "y"),
    ("(?<=..(?:ss|sh|ch|x|zz))es$", ""),
    ("(?<=..[^su])s$", ""),
    ("(?<=[aeiouy].)(?:([^aeiouylsz])\\1)(?:ed|ing)$", "\\1"),
    ("(?<=[aeiouy]..)(?:ed|ing)$", ""),
    ("(?<=[aeiouy].)(?:ed|ing)$", ""),
)


@lru_cache(KEPT_WORDS)
def stem(word: str, language: Language = Language.SV) -> str:
    """The stem of a folded word."""
    return _english(word) if language is Language.EN else _swedish().stemWord(word)


@lru_cache(KEPT_WORDS)
def root(stemmed: str) -> str:
    """The root of a stem, itself where it has none: "samordn" of "samordning", so that it meets "samordnare"."""
    for ending, instead in DERIVATIONS:
        if stemmed.endswith(ending) and len(stemmed) - len(ending) >= SHORTEST_ROOT:
            return stemmed[: -len(ending)] + instead
    return stemmed


@cache
def _swedish() -> SwedishStemmer:
    """Snowball's own class: its factory would take another version's C library where one is installed."""
    return SwedishStemmer()


def _english(word: str) -> str:
    """The word without the ending of plural or tense, and without a final e, which the other forms have lost."""
    for pattern, instead in ENGLISH:
        found, count = re.subn(pattern, instead, word)
        if count:
            word = found
            break
    return word[:-1] if word.endswith("e") and len(word) > SHORTEST_ROOT else word
