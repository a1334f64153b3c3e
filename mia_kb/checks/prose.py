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
LONG = 6
"""Words with more letters than this are long, says LIX."""
_MARKUP = b"#"


def _sort(sign: str) -> bytes:
    """What stands for a western sign in the sieve of `lix`: A for a capital, and one sign for each other sort."""
    if sign.isalnum():
        is_letter = re.match(r"[^\W\d_]", sign) is not None
        return b"0" if not is_letter else b"A" if sign.isupper() else sign.encode() if sign.isascii() else b"z"
    sorts = {"-'": b"-", ".!?:": b".", "*_`~#>|<[]": _MARKUP}
    return b" " if sign.isspace() else next((sort for signs, sort in sorts.items() if sign in signs), b",")


_SORTS = b"".join(_sort(chr(code)) for code in range(256))
_LETTERS = bytes(sort if sort in b"- " else ord("a") if chr(sort).isalpha() else ord(" ") for sort in _SORTS)
"""Of what sort each western sign is where only words matter: a letter, what joins letters, or neither."""
_SURE_END = re.compile(rb"\.(?<!\bt\.)(?<!\bex\.)(?<!\bca\.)(?<!\bkl\.)(?<!\bnr\.) +A")


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


def surely_easy(text: str, limit: int) -> bool:
    """Whether the reading index of the sentences of a text is surely no higher than `limit`: the sieve of `lix`.

    Words are counted as they are, sentences only where they end, and the next begins, beyond doubt.
    """
    try:
        signs = b" %b " % text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    sorts, letters = signs.translate(_SORTS), signs.translate(_LETTERS)
    if _MARKUP in sorts or "://" in text or _joins_oddly(letters):
        return False
    letters = letters.replace(b"-", b"a")
    words, long = letters.count(b" a"), letters.count(b" a" + LONG * b"a")
    fewest = max(1, text[:1].isalpha() + len(_SURE_END.findall(sorts)))
    return not words or round(words / fewest + 100 * long / words) <= limit


def _lengths(sentence: str) -> list[int]:
    """The lengths of its words; without an expression, which is slow, wherever all signs are western."""
    try:
        letters = b" %b " % sentence.encode("latin-1").translate(_LETTERS)
    except UnicodeEncodeError:
        return list(map(len, words(sentence)))
    return list(map(len, words(sentence) if _joins_oddly(letters) else letters.split()))


def _joins_oddly(letters: bytes) -> bool:
    """Whether some sign that joins letters does not stand between two of them."""
    return b"-" in letters and any(sign in letters for sign in (b" -", b"- ", b"--"))


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
