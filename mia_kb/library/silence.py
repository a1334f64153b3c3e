"""How often the sources are silent: the places of a record where its author wrote `unknown`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.records.fields import Frozen
from mia_kb.records.unknown import UNKNOWN

if TYPE_CHECKING:
    from mia_kb.records.head import Record


def unknowns(record: Record) -> int:
    """How many times a record says `unknown`."""
    return _count(record)


def _count(part: object) -> int:
    if part is UNKNOWN:
        return 1
    if isinstance(part, Frozen):
        return sum(map(_count, part.__dict__.values()))
    if isinstance(part, tuple):
        return sum(map(_count, part))
    return 0
