"""What a source does not say, said aloud."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

T = TypeVar("T")


class Unknown(Enum):
    """The word `unknown` in a record: the source is silent, and the author says so."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN


class _MayBeUnknown:
    """Accept the word `unknown` before the field's own type, so that errors speak of that type alone."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        known = handler.generate_schema(get_args(source)[0])
        return core_schema.no_info_wrap_validator_function(
            lambda value, inner: UNKNOWN if value == "unknown" or value is UNKNOWN else inner(value),
            known,
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda value, inner: "unknown" if value is UNKNOWN else inner(value), schema=known
            ),
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"const": "unknown"}, handler(schema)]}


OrUnknown = Annotated[T | Unknown, _MayBeUnknown()]
"""A field whose value the source may leave out; write `unknown` then."""
