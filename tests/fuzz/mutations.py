"""Bytes changed at random, for machines where nothing finds its way by coverage."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ODD = (
    b"\x00",
    b"\xff",
    b"\t",
    b"\r",
    b": ",
    b"\n  - ",
    b"[",
    b"{a: ",
    b"&a ",
    b"*a",
    b"!x ",
    b"|\n",
    b"> ",
    b"](",
    b"<b>",
)


def mutated(seeds: Sequence[bytes], count: int, seed: int = 4711) -> Iterator[bytes]:
    """So many texts, each made from a seed by a few cuts, copies and odd signs; the same ones every time."""
    chance = Random(seed)  # noqa: S311 - to be repeated, not to be secret
    for _ in range(count):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 6)):
            start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
            end = min(end, start + 60)
            data[start:end] = chance.choice((b"", bytes(data[start:end]) * 2, chance.choice(ODD), chance.randbytes(2)))
        yield bytes(data)
