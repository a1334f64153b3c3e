"""Cut a text into words, folded so that case and diacritics do not matter.

The client does the same to queries and snippets (`foldWord` and `wordsOf` in `search/client/search.js`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+")
MARKS = re.compile("[\u0300-\u036f]+")
NOT_LETTERS = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
LONGEST = 48  # a longer word is cut: it is an address or a key, not a word
# letters that Unicode does not take apart, but that people type without
NORDIC = str.maketrans({"æ": "a", "ø": "o", "đ": "d", "ł": "l", "ß": "s"})
SOFT_HYPHEN = "\u00ad"  # the only invisible sign of Latin-1, where nothing is to be composed
STRANGE = 0
# signs that cannot be folded one by one: letters outside of Western Europe, those that one letter does not stand for
FAR = re.compile("[^\\x00-©«-±´¶-¸»¿-ÏÑ-Ýß-ïñ-ýÿ\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, in characters, and its folded form."""

    start: int
    end: int
    folded: str


def normalise(text: str) -> str:
    """The text in NFC, without soft hyphens and other invisible characters."""
    try:
        signs = text.encode("latin-1")
    except UnicodeEncodeError:
        return NOT_LETTERS.sub("", unicodedata.normalize("NFC", text))
    return text.replace(SOFT_HYPHEN, "") if SOFT_HYPHEN.encode("latin-1") in signs else text


@lru_cache(1 << 14)
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


def counted(text: str) -> tuple[Counter[str], int]:
    """How often each folded word stands in any text, in the order in which they come, and how many words there are.

    Texts of western letters, which nearly all are, go through one table, several times as fast as word by word.
    """
    found = _by_table(text) or folded_words(normalise(text))
    counts = Counter(found)
    if max(map(len, counts), default=0) > LONGEST:
        counts = Counter(word[:LONGEST] for word in found)
    return counts, len(found)


def _by_table(text: str) -> list[str]:
    """The folded words of a text, of any length; none where it has letters that cannot be folded one by one."""
    try:
        signs = text.encode("latin-1")
    except UnicodeEncodeError:
        if FAR.search(text):
            return []
        signs = text.encode("latin-1", "replace")
    signs = signs.translate(*_table())
    return [] if STRANGE in signs else signs.decode("ascii").split()


@cache
def _table() -> tuple[bytes, bytes]:
    """What every sign becomes, its folded form or a space, and the signs that are left out."""
    signs = [chr(code) for code in range(256)]
    return bytes(map(_folded_sign, signs)), bytes(code for code, sign in enumerate(signs) if NOT_LETTERS.match(sign))


def _folded_sign(sign: str) -> int:
    if FAR.match(sign):
        return STRANGE
    return ord(fold(sign)) if WORD.match(sign) else ord(" ")


def words(text: str) -> Iterator[Word]:
    """The words of a normalised text with their places."""
    for match in WORD.finditer(text):
        yield Word(match.start(), match.end(), fold(match.group()))
