"""Every text and every reference that a record holds, each with the place where the file has it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mia_kb.records.annotations import marker_of, model_of
from mia_kb.records.fields import Frozen, RefersTo, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

Location: TypeAlias = tuple[str | int, ...]
Marker: TypeAlias = Text | RefersTo


class Leaf(NamedTuple):
    """One text in somebody's own words (`Text`) or one reference to another record (`RefersTo`).

    `loc` leads to it by the keys and list positions of the file, such as `("steps", 0, "text")`.
    """

    loc: Location
    value: str
    marker: Marker


class _Branch(NamedTuple):
    """A field that holds leaves: itself (with its marker) or further in (without)."""

    name: str
    key: str
    marker: Marker | None


def leaves(record: Frozen) -> Iterator[Leaf]:
    """All texts and references of `record` in its model's order; what is unknown or left out gives none."""
    found: list[Leaf] = []
    _gather(record, (), found)
    return iter(found)


def texts(record: Frozen) -> Iterator[Leaf]:
    """Only the texts."""
    return (leaf for leaf in leaves(record) if type(leaf.marker) is Text)


def references(record: Frozen) -> Iterator[Leaf]:
    """Only the references."""
    return (leaf for leaf in leaves(record) if type(leaf.marker) is RefersTo)


def words(record: Frozen) -> Iterator[tuple[Location, str]]:
    """Everything in `record` that somebody has typed and that is not of a fixed list: texts, addresses, names, ids."""
    return _typed(record, ())


def _typed(value: object, loc: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _typed(item, (*loc, index))
    elif isinstance(value, Frozen):
        for name, field in type(value).model_fields.items():
            yield from _typed(getattr(value, name), (*loc, field.alias or name))


def _gather(part: Frozen, loc: Location, found: list[Leaf]) -> None:
    values = part.__dict__
    for name, key, marker in _branches(type(part)):
        value = values[name]
        if value:
            _follow(value, (*loc, key), marker, found)


def _follow(value: object, loc: Location, marker: Marker | None, found: list[Leaf]) -> None:
    if isinstance(value, str):
        if marker is not None:
            found.append(Leaf(loc, value, marker))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _follow(item, (*loc, index), marker, found)
    elif isinstance(value, Frozen):
        _gather(value, loc, found)


@cache
def _branches(model: type[Frozen]) -> tuple[_Branch, ...]:
    """The fields of `model` that can hold leaves, worked out once for each model."""
    found = ((name, field, _marker(field)) for name, field in model.model_fields.items())
    return tuple(
        _Branch(name, field.alias or name, marker)
        for name, field, marker in found
        if marker is not None or model_of(field) is not None
    )


def _marker(field: FieldInfo) -> Marker | None:
    return marker_of(field, Text) or marker_of(field, RefersTo)
