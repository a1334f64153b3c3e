"""Tell in microseconds that nothing typed in a record can be what a check looks for.

A sieve looks at many words at once, run together. It may let through what is harmless, but never holds back what its
check would object to; `tests/checks/test_sieves.py` keeps each of them to that.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mia_kb.checks.finding import CheckContext
    from mia_kb.reading.item import Item
    from mia_kb.reading.nodes import Location

_BETWEEN = "\0"  # no file can hold it
_ASCII = bytes(range(128))
_NO_DIGIT = bytes({*range(256)} - {*b"0123456789", *_BETWEEN.encode(), 0xC2, *range(0xD9, 0xF5)})
"""Bytes of UTF-8 that no digit of any script, no raised digit and no sign above U+2026 begins with."""
_OUTLINES = bytes.maketrans(
    bytes([*range(0x21), *range(0x7F, 0x100), *b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *b"0123456789", *b"[{<", 0xEF]),
    b"".join([b" " * (0x21 + 0x81), b"abcdefghijklmnopqrstuvwxyz", b"0" * 10, b"(((", b"@"]),
)


class Run:
    """Words run together, as text and in forms that are quicker to look through.

    `data` is the text in UTF-8, `outline` the same with small letters for capitals, 0 for every digit, one bracket for
    all, `@` for signs of full width, spaces for all else that is not ASCII.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.text = _BETWEEN.join([word.replace(_BETWEEN, " ") for word in words])
        self.data = self.text.encode("utf-8", "surrogatepass")
        self.outline = self.data.translate(_OUTLINES)

    @property
    def other_signs(self) -> str:
        """The signs that are not ASCII."""
        return self.data.translate(None, _ASCII).decode("utf-8", "surrogatepass")

    @cached_property
    def most_digits(self) -> int:
        """See the function of this name."""
        return most_digits(self.data)


def outline(text: str) -> bytes:
    """The outline of a run of one word."""
    return Run([text]).outline


def most_digits(data: bytes) -> int:
    """At least as many as the digits, of any script, of the word that has most; `data` is UTF-8."""
    return max(map(len, data.translate(None, _NO_DIGIT).split(b"\0")))


def places(
    context: CheckContext, may_hold: Callable[[Run], bool], holds: Callable[[str], bool]
) -> Iterator[tuple[Item, Location]]:
    """Where something typed `holds` what is looked for; a record of which nothing passes the sieve is not looked at."""
    for item in context.items:
        if any(map(may_hold, context.runs[item.id])):
            for loc, word in context.words[item.id]:
                if holds(word):
                    yield item, loc
