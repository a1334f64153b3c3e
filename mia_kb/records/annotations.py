"""What a field's annotation says about it, looked for through lists, optionals and `OrUnknown`."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

from mia_kb.records.fields import Frozen
from mia_kb.records.unknown import MayBeUnknown
from mia_kb.records.vocabulary import Vocabulary

T = TypeVar("T")


@cache
def parts(annotation: object) -> tuple[object, ...]:
    """The types and markers of a field or an annotation, outermost first."""
    if isinstance(annotation, FieldInfo):
        return (*annotation.metadata, *parts(annotation.annotation))  # type: ignore[arg-type]  # all of ours can be hashed
    return (annotation, *chain.from_iterable(map(parts, get_args(annotation))))


def marker_of(field: FieldInfo, marker: type[T]) -> T | None:
    """The marker of a class that `field` carries, such as `Text` or `RefersTo`."""
    return next((part for part in parts(field) if isinstance(part, marker)), None)


def model_of(field: FieldInfo) -> type[Frozen] | None:
    """The model that `field` holds, or holds a list of."""
    return _class_of(field, Frozen)


def vocabulary_of(field: FieldInfo) -> type[Vocabulary] | None:
    """The vocabulary whose words `field` holds."""
    return _class_of(field, Vocabulary)


def is_list(field: FieldInfo) -> bool:
    """Whether `field` holds a list."""
    return any(get_origin(part) is tuple for part in parts(field))


def may_be_unknown(field: FieldInfo) -> bool:
    """Whether `field` takes the word `unknown`."""
    return marker_of(field, MayBeUnknown) is not None


def _class_of(field: FieldInfo, base: type[T]) -> type[T] | None:
    classes = (part for part in parts(field) if isinstance(part, type) and get_origin(part) is None)
    return next((found for found in classes if issubclass(found, base)), None)
