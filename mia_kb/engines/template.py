"""Text with named places, cut up once and filled many times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_SLOT = re.compile(r"mia0([a-z]+)0")


def sentinel(name: str) -> str:
    """The word that holds a place open: plain ASCII, so that no engine escapes, links or rewrites it."""
    return f"mia0{name}0"


class Template(NamedTuple):
    """`head`, then each slot's value with the text that follows it."""

    head: str
    rest: tuple[tuple[str, str], ...]

    @classmethod
    def cut(cls, text: str) -> Template:
        """`text` cut at its sentinels."""
        head, *rest = _SLOT.split(text)
        return cls(head, tuple(zip(rest[::2], rest[1::2], strict=True)))

    def fill(self, values: Mapping[str, str]) -> str:
        """The text with each slot's value, which is written as it is."""
        return self.head + "".join([values[slot] + text for slot, text in self.rest])
