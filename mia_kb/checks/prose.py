"""Text as a reader meets it: without Markdown's signs, in sentences."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_SIGNS = re.compile(r"[*_`~#>|]+|<[^<>]*>|https?://\S+")
_LIST_ITEM = re.compile(r"^[ \t]*(?:[-+*]|\d+[.)])\s+", re.MULTILINE)
_END = re.compile(
    r"(?<=[.!?:])(?<!\bt\.)(?<!\bex\.)(?<!\bca\.)(?<!\bkl\.)(?<!\bnr\.)\s+(?=[^\Wa-zåäö]|[\"”»(])|\n\s*\n"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
LONG = 6
"""Words with more letters than this are long, says LIX."""


def sentences(text: str) -> list[str]:
    """The sentences of a Markdown text; an item of a list and a heading are sentences of their own."""
    plain = _SIGNS.sub(" ", _LINK.sub(r"\1", _LIST_ITEM.sub("\n\n", text)))
    return [" ".join(sentence.split()) for sentence in _END.split(plain) if sentence.strip()]


def words(sentence: str) -> list[str]:
    """The words of a sentence, without numbers."""
    return _WORD.findall(sentence)


def lix(found: list[str]) -> tuple[int, int]:
    """The reading index of some sentences (Björnsson, 1968) and the number of words it is counted on.

    Words in a sentence on average, plus the percentage of words of more than six letters. Below 30 is very easy, 40
    to 50 ordinary newspaper text, above 60 very hard.
    """
    counted = [words(sentence) for sentence in found]
    total = sum(map(len, counted))
    spoken = sum(1 for sentence in counted if sentence)
    if not total:
        return 0, 0
    long = sum(len(word) > LONG for sentence in counted for word in sentence)
    return round(total / spoken + 100 * long / total), total
