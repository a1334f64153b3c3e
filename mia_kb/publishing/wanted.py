"""What a reader waits for is made first, whatever else there is to make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping


class Addressed(Protocol):
    """Anything that has an address on the site."""

    @property
    def uri(self) -> str:
        """The address, relative to the site's root."""


One = TypeVar("One", bound=Addressed)
Givers = dict[str, "Hashable"]
"""Which stream gave each address last."""


@dataclass(slots=True)
class Wanted:
    """The address that a reader waits for; empty when nobody waits."""

    uri: str = ""


def in_turn(streams: Mapping[Hashable, Iterable[One]], wanted: Wanted, givers: Givers) -> Iterator[One]:
    """All that the streams give, one stream after the other; the one that gave the wanted address last goes first."""
    left = {key: iter(stream) for key, stream in streams.items()}
    while left:
        key = givers.get(wanted.uri)
        if key not in left:
            key = next(iter(left))
        one = next(left[key], None)
        if one is None:
            del left[key]
        else:
            givers[one.uri] = key
            yield one
