"""Cut a text into words, folded so that case and diacritics do not matter.

The client does the same to queries and snippets (`foldWord` and `wordsOf` in `search/client/search.js`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+")
MARKS = re.compile("[\u0300-\u036f]+")
NOT_LETTERS = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
LONGEST = 48  # a longer word is cut: it is an address or a key, not a word
# letters that Unicode does not take apart, but that people type without
NORDIC = str.maketrans({"æ": "a", "ø": "o", "đ": "d", "ł": "l", "ß": "s"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, in characters, and its folded form."""

    start: int
    end: int
    folded: str


def normalise(text: str) -> str:
    """The text in NFC, without soft hyphens and other invisible characters."""
    return NOT_LETTERS.sub("", unicodedata.normalize("NFC", text))


@lru_cache(1 << 18)
def fold(word: str) -> str:
    """Lower case, without marks: "Förlängning" and "FORLANGNING" are both "forlangning".

    Folding comes before stemming, so that a query typed without å ä ö has exactly the same answer as one typed with.
    """
    lower = word.lower()
    if lower.isascii():
        return lower[:LONGEST]
    return MARKS.sub("", unicodedata.normalize("NFD", lower)).translate(NORDIC)[:LONGEST]


def folded_words(text: str) -> list[str]:
    """The folded words of a normalised text, in order."""
    return [fold(word) for word in WORD.findall(text)]


def words(text: str) -> Iterator[Word]:
    """The words of a normalised text with their places."""
    for match in WORD.finditer(text):
        yield Word(match.start(), match.end(), fold(match.group()))
