"""How often the sources are silent: the places of a record where its author wrote `unknown`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.records.annotations import may_be_unknown, model_of
from mia_kb.records.fields import Frozen
from mia_kb.records.unknown import UNKNOWN

if TYPE_CHECKING:
    from mia_kb.records.head import Record


class _Places(NamedTuple):
    """Where in a model to look: the fields that may say `unknown`, and those that hold parts with fields of their own.

    Most fields hold text or nothing and are neither.
    """

    unknown: tuple[str, ...]
    parts: tuple[str, ...]


def unknowns(record: Record) -> int:
    """How many times a record says `unknown`."""
    return _in(record)


def _in(part: Frozen) -> int:
    values, places = part.__dict__, _places(type(part))
    count = 0
    for name in places.unknown:
        value = values[name]
        if value is UNKNOWN:
            count += 1
        elif type(value) is tuple:
            count += value.count(UNKNOWN)
    for name in places.parts:
        value = values[name]
        if type(value) is tuple:
            count += sum([_in(one) for one in value if isinstance(one, Frozen)])
        elif isinstance(value, Frozen):
            count += _in(value)
    return count


@cache
def _places(model: type[Frozen]) -> _Places:
    """Where to look; parts that can say `unknown` nowhere are left out. No model holds itself."""
    fields = model.model_fields.items()
    inner = [(name, found) for name, field in fields if (found := model_of(field))]
    return _Places(
        tuple(name for name, field in fields if may_be_unknown(field)),
        tuple(name for name, found in inner if any(_places(found))),
    )
