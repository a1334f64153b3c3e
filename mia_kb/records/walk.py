"""Every text and every reference that a record holds, each with the place where the file has it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mia_kb.records.annotations import marker_of, model_of, parts
from mia_kb.records.fields import Frozen, RefersTo, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic.fields import FieldInfo

Location: TypeAlias = tuple[str | int, ...]
Marker: TypeAlias = Text | RefersTo
_new = tuple.__new__  # half the time of calling a named tuple, and a record has dozens


class Leaf(NamedTuple):
    """Something that somebody has typed, not of a fixed list.

    A text in their own words (`Text`), a reference to another record (`RefersTo`), or (no marker) an address or a name.
    `loc` leads to it by the keys and list positions of the file, such as `("steps", 0, "text")`.
    """

    loc: Location
    value: str
    marker: Marker | None


class _Branch(NamedTuple):
    """A field that is, or leads to, what is looked for."""

    name: str
    key: str
    marker: Marker | None


def typed(record: Frozen) -> list[Leaf]:
    """Everything typed in `record`, in its model's order; what is unknown or left out gives nothing."""
    found: list[Leaf] = []
    _gather(record, (), None, found)
    return found


def leaves(record: Frozen) -> Iterator[Leaf]:
    """All texts and references of `record` in its model's order."""
    return (leaf for leaf in typed(record) if leaf.marker is not None)


def texts(record: Frozen) -> list[Leaf]:
    """Only the texts."""
    return _marked(record, Text)


def references(record: Frozen) -> list[Leaf]:
    """Only the references."""
    return _marked(record, RefersTo)


def texts_of(found: Iterable[Leaf]) -> list[Leaf]:
    """The texts among what is typed in a record."""
    return [leaf for leaf in found if type(leaf.marker) is Text]


def _marked(record: Frozen, wanted: type[Marker]) -> list[Leaf]:
    found: list[Leaf] = []
    _gather(record, (), wanted, found)
    return [leaf for leaf in found if type(leaf.marker) is wanted]


def _gather(part: Frozen, loc: Location, wanted: type[Marker] | None, found: list[Leaf]) -> None:
    values = part.__dict__
    for name, key, marker in _branches(type(part), wanted):  # type: ignore[arg-type]  # every class can be hashed
        value = values[name]
        if type(value) is str:
            found.append(_new(Leaf, ((*loc, key), value, marker)))
        elif value:
            _follow(value, (*loc, key), marker, wanted, found)


def _follow(
    value: object, loc: Location, marker: Marker | None, wanted: type[Marker] | None, found: list[Leaf]
) -> None:
    if type(value) is tuple:
        for index, item in enumerate(value):
            if type(item) is str:
                found.append(_new(Leaf, ((*loc, index), item, marker)))
            else:
                _follow(item, (*loc, index), marker, wanted, found)
    elif _is_part(type(value)):  # type: ignore[arg-type]  # likewise
        _gather(value, loc, wanted, found)  # type: ignore[arg-type]  # it is a part, as was just asked


@cache
def _is_part(model: type) -> bool:
    """Whether it is a model of a part of a record; asking pydantic each time is slow."""
    return issubclass(model, Frozen)


@cache
def _branches(model: type[Frozen], wanted: type[Marker] | None) -> tuple[_Branch, ...]:
    """The fields of `model` that are marked as `wanted` (None: hold anything typed) or lead to such."""
    found = (
        (_Branch(name, field.alias or name, marker_of(field, Text) or marker_of(field, RefersTo)), field)
        for name, field in model.model_fields.items()
    )
    return tuple(branch for branch, field in found if _is_wanted(branch.marker, field, wanted))


def _is_wanted(marker: Marker | None, field: FieldInfo, wanted: type[Marker] | None) -> bool:
    inner = model_of(field)
    is_itself = str in parts(field) if wanted is None else type(marker) is wanted
    return is_itself or (inner is not None and bool(_branches(inner, wanted)))  # type: ignore[arg-type]  # likewise
