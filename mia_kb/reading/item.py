"""A record with its permanent id and the file it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mia_kb.records.head import Record

REGIONAL = "regional"
"""The library that the local ones look up to: a bare id that a local library lacks is looked for there."""


@dataclass(frozen=True, slots=True)
class Item:
    """One record of a library.

    `id` is global and permanent (`roslagen/samverkansteam-roslagen`), `path` the file's POSIX path relative to the
    records' folder, `digest` the SHA-256 of the file's bytes in hexadecimal.
    """

    id: str
    path: str
    digest: str
    record: Record

    def __reduce__(self) -> tuple[object, ...]:
        """For a later build: in less space and time than dataclasses take by themselves."""
        return Item, (self.id, self.path, self.digest, self.record)

    @property
    def library(self) -> str:
        """The library it belongs to: the local one, or the regional one."""
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        """Its id within its library: the file's name without ending."""
        return self.id.partition("/")[2]

    @property
    def kind(self) -> str:
        """The kind of record."""
        return self.record.kind
