"""Text as a reader meets it: without Markdown's signs, in sentences."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_SIGN = re.compile("[*_`~#>|<]")
_SIGNS = re.compile(r"[*_`~#>|]+|<[^<>]*>|https?://\S+")
_LIST_ITEM = re.compile(r"^[ \t]*(?:[-+*]|\d+[.)])\s+", re.MULTILINE)
# begins with the sign, not with a look back for it, so that the search leaps from sign to sign
_END = re.compile(
    r"[.!?:\n](?:(?<!\n)(?<!\bt\.)(?<!\bex\.)(?<!\bca\.)(?<!\bkl\.)(?<!\bnr\.)\s+(?=[^\Wa-zåäö]|[\"”»(])"
    r"|(?<=\n)\s*\n)"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LETTERS = bytes(
    ord("a") if re.match(r"[^\W\d_]", chr(code)) else ord("-") if chr(code) in "-'" else ord(" ") for code in range(256)
)
"""Of what sort each western sign is: a letter, what joins letters, or neither."""
LONG = 6
"""Words with more letters than this are long, says LIX."""


def sentences(text: str) -> list[str]:
    """The sentences of a Markdown text; an item of a list and a heading are sentences of their own."""
    return [" ".join(part.split()) for part in parts(text) if part.strip()]


def words(sentence: str) -> list[str]:
    """The words of a sentence, without numbers."""
    return _WORD.findall(sentence)


def lix(found: Iterable[str]) -> tuple[int, int]:
    """The reading index of some sentences (Björnsson, 1968) and the number of words it is counted on.

    Words in a sentence on average, plus the percentage of words of more than six letters. Below 30 is very easy, 40
    to 50 ordinary newspaper text, above 60 very hard.
    """
    counted = list(filter(None, map(_lengths, found)))
    total = sum(map(len, counted))
    if not total:
        return 0, 0
    long = sum(map(LONG.__lt__, chain.from_iterable(counted)))
    return round(total / len(counted) + 100 * long / total), total


def _lengths(sentence: str) -> list[int]:
    """The lengths of its words; without an expression, which is slow, wherever all signs are western."""
    try:
        sorts = sentence.encode("latin-1").translate(_LETTERS)
    except UnicodeEncodeError:
        return list(map(len, words(sentence)))
    if b"- " in sorts or b" -" in sorts or b"--" in sorts or sorts[:1] == b"-" or sorts[-1:] == b"-":
        return list(map(len, words(sentence)))
    return list(map(len, sorts.split()))


def parts(text: str) -> Iterator[str]:
    """The sentences with their white space as it is, and perhaps some that are nothing else."""
    start, plain = 0, _without_signs(text)
    for end in _END.finditer(plain):
        yield plain[start : end.start() + (end[0][0] != "\n")]
        start = end.end()
    yield plain[start:]


def _without_signs(text: str) -> str:
    """The words of a Markdown text; most have no sign of Markdown at all."""
    if "\n" in text or _LIST_ITEM.match(text):
        text = _LIST_ITEM.sub("\n\n", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return _SIGNS.sub(" ", text) if "://" in text or _SIGN.search(text) else text
