"""Write numbers and sorted words as short printable ASCII text, and read them back.

Script files hold text, and what is written one symbol a value compresses as well as packed bytes would. The alphabet
is the 90 characters from "#" on that need no escape in a string; the client reads the same (`decode*` in search.js).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SYMBOLS = "".join(chr(code) for code in range(35, 126) if chr(code) != "\\")
VALUES = {symbol: value for value, symbol in enumerate(SYMBOLS)}
LAST = 60  # symbols below stand last in a number and hold a digit of base 60; the other 30 stand before it
MORE = len(SYMBOLS) - LAST
BEFORE = 0
# for every symbol one more than the number that it is alone, BEFORE for those that stand before others
_ALONE = bytes(place + 1 if (place := VALUES.get(chr(code), LAST)) < LAST else BEFORE for code in range(256))
LINE = "!"  # ends a line of a list, and stands in no word and no number


@lru_cache(1 << 16)
def number(value: int) -> str:
    """A number of 0 or more: the fewer symbols the smaller, one below 60."""
    rest, last = divmod(value, LAST)
    text = SYMBOLS[last]
    while rest:
        rest, digit = divmod(rest, MORE)
        text = SYMBOLS[LAST + digit] + text
    return text


def numbers(text: str) -> list[int]:
    """The numbers that were written one after the other."""
    return [sign - 1 for sign in _following(text)]


def _following(text: str) -> Iterable[int]:
    """One more than each of the numbers that were written."""
    signs = text.encode("ascii").translate(_ALONE)
    # long lists most often have one symbol a number
    return signs if BEFORE not in signs else _with_more(text)


def _with_more(text: str) -> Iterator[int]:
    value = 0
    for symbol in map(VALUES.__getitem__, text):
        if symbol < LAST:
            yield value * LAST + symbol + 1
            value = 0
        else:
            value = value * MORE + symbol - LAST


def gaps(ascending: Sequence[int]) -> str:
    """Ascending numbers, each as its distance from the one before."""
    return "".join([number(after - before - 1) for before, after in pairwise((-1, *ascending))])


def ungaps(text: str) -> list[int]:
    """What `gaps` wrote."""
    return list(accumulate(_following(text), initial=-1))[1:]


def front_coded(words: Iterable[tuple[str, int]]) -> str:
    """Sorted words, each with a number below 60: how much it shares with the one before, the number, the rest."""
    lines = []
    before = ""
    for word, value in words:
        shared = _shared(before, word)
        lines.append(SYMBOLS[shared] + SYMBOLS[value] + word[shared:])
        before = word
    return LINE.join(lines)


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    for place, (letter, its) in enumerate(zip(one, other, strict=False)):
        if letter != its:
            return place
    return min(len(one), len(other))


def front_decoded(text: str) -> Iterator[tuple[str, int]]:
    """What `front_coded` wrote."""
    word = ""
    for line in text.split(LINE) if text else ():
        word = word[: VALUES[line[0]]] + line[2:]
        yield word, VALUES[line[1]]
