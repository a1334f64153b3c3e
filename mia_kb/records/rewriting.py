"""A record with its texts written otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mia_kb.records.annotations import marker_of
from mia_kb.records.fields import Frozen, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[str], str]

Part = TypeVar("Part", bound=Frozen)


def rewritten(part: Part, change: Change) -> Part:
    """`part` with `change` made to every text in it; references, words of a list and numbers stay as they are."""
    changed = {}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        new = _changed(value, change, is_text=marker_of(field, Text) is not None)
        if new != value:
            changed[name] = new
    return part.model_copy(update=changed) if changed else part


def _changed(value: object, change: Change, *, is_text: bool) -> object:
    if isinstance(value, Frozen):
        return rewritten(value, change)
    if isinstance(value, tuple):
        return tuple(_changed(one, change, is_text=is_text) for one in value)
    return change(value) if is_text and isinstance(value, str) else value
