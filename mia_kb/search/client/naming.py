"""Give the names of a script short ones, where no other script can tell."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from string import ascii_lowercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

SHORTEST = 3
RESERVED = ("do", "if", "in")
DECLARED = re.compile(rf"\b(?:function|const|let)[ ](\w{{{SHORTEST},}})\b")
TEMPLATE = re.compile(r"`[^`]*`")
WORD = re.compile(r"\w+")
PIECE = re.compile(r'"(?:[^"\\\n]|\\.)*"|`[^`]*`|(?<!\.)\.\w+|\b[a-zA-Z]\w+')
"""A text or a property, which stay as they are, or a name."""
# in an object a name stands before a colon, or alone between braces and commas: there it is a property's too
PROPERTY = re.compile(r"(?:(?<!\.)\.|\b(?=\w+:)|(?<=[{,])(?=\w+[,}=]))(\w+)")


def shortened(script: str) -> str:
    """The script, without comments and needless spaces, with short names for what it declares.

    A name that is also that of a property, or stands in a template, keeps its length.
    """
    uses = Counter(WORD.findall(script))
    shared = _shared(script)
    own = [name for name in dict.fromkeys(DECLARED.findall(script)) if name not in shared]
    by_use = sorted(own, key=lambda name: -uses[name])
    short = dict(zip(by_use, _unused({*uses, *RESERVED}), strict=False))
    return PIECE.sub(lambda its: short.get(its[0], its[0]), script)


def _shared(script: str) -> set[str]:
    """Names that are also those of properties, or stand in templates."""
    return {*PROPERTY.findall(script), *WORD.findall(" ".join(TEMPLATE.findall(script)))}


def _unused(taken: Collection[str]) -> Iterator[str]:
    """Names of one letter and of two that are not taken."""
    for length in (1, 2):
        yield from (name for name in map("".join, product(ascii_lowercase, repeat=length)) if name not in taken)
