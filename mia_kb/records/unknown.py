"""What a source does not say, said aloud."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated, TypeVar, get_args

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

T = TypeVar("T")


class Unknown(Enum):
    """The word `unknown` in a record: the source is silent, and the author says so."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN


class MayBeUnknown:
    """Marks a field that takes the word `unknown`, before the field's own type is tried."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        known = handler.generate_schema(get_args(source)[0])
        return core_schema.no_info_wrap_validator_function(
            lambda value, inner: UNKNOWN if value == "unknown" or value is UNKNOWN else inner(value),
            known,
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda value, inner: "unknown" if value is UNKNOWN else inner(value), schema=known
            ),
        )


OrUnknown = Annotated[T | Unknown, MayBeUnknown()]
"""A field whose value the source may leave out; write `unknown` then."""
