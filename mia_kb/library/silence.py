"""How often the sources are silent: the places of a record where its author wrote `unknown`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.records.fields import Frozen
from mia_kb.records.unknown import UNKNOWN

if TYPE_CHECKING:
    from mia_kb.records.head import Record


def unknowns(record: Record) -> int:
    """How many times a record says `unknown`."""
    count = 0
    waiting: list[object] = [record]
    for part in waiting:
        if part is UNKNOWN:
            count += 1
        elif isinstance(part, Frozen):
            # most values are text or nothing, and need no look inside
            waiting += [value for value in part.__dict__.values() if value and type(value) is not str]
        elif isinstance(part, tuple):
            waiting += part
    return count
