"""The types a record's fields have: what may be written, and what becomes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

T = TypeVar("T")

MAX_PROSE = 20_000
MAX_BRACKETS = 500
MAX_LINE = 300
MAX_SLUG = 80
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
REFERENCE = re.compile(rf"(?:{SLUG.pattern}/)?{SLUG.pattern}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
WHEN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
TRUE = frozenset({"true", "yes", "ja"})
FALSE = frozenset({"false", "no", "nej"})


class Frozen(BaseModel):
    """A part of a record: unknown keys are refused, values never change."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        # `from` is a word of Python: the field is `from_`, the key is `from`
        alias_generator=lambda name: name.removesuffix("_"),
        serialize_by_alias=True,
        defer_build=True,
    )


@dataclass(frozen=True, slots=True)
class Text:
    """Marks a field that holds people's own words; `markdown` tells whether it may hold paragraphs and lists."""

    markdown: bool


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field that names another record, and which kinds it may be."""

    kinds: tuple[str, ...]


def _require_text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("not-text", "text expected")
    text = value.strip()
    if not text:
        raise PydanticCustomError("empty-value", "empty")
    if text == "unknown":
        raise PydanticCustomError("unknown-not-allowed", "unknown is not allowed here")
    return text


def _line(value: object) -> str:
    """One line of text; a folded block counts as one line."""
    text = " ".join(_require_text(value).split("\n"))
    if len(text) > MAX_LINE:
        raise PydanticCustomError("too-long", "too long", {"length": len(text), "limit": MAX_LINE})
    return text


def _prose(value: object) -> str:
    text = _require_text(value)
    if len(text) > MAX_PROSE:
        raise PydanticCustomError("too-long", "too long", {"length": len(text), "limit": MAX_PROSE})
    brackets = text.count("[")
    if brackets > MAX_BRACKETS:
        raise PydanticCustomError("too-many-brackets", "too many brackets", {"count": brackets, "limit": MAX_BRACKETS})
    return text


def _slug(value: object) -> str:
    text = _require_text(value)
    if not SLUG.fullmatch(text) or len(text) > MAX_SLUG:
        raise PydanticCustomError("not-an-id", "not an id")
    return text


def _reference(value: object) -> str:
    text = _require_text(value)
    if not REFERENCE.fullmatch(text):
        raise PydanticCustomError("not-a-reference", "not a reference")
    return text


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("not-a-date", "not a date")


def _integer(value: object) -> int:
    """A whole number as Swedes write it: digits with spaces between thousands are allowed."""
    if isinstance(value, int):
        return value
    digits = re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d{3})", "", value) if isinstance(value, str) else ""
    if not re.fullmatch(r"[0-9]{1,15}", digits):
        raise PydanticCustomError("not-a-number", "not a whole number")
    return int(digits)


def _number(value: object) -> Decimal:
    """A decimal number with point or comma."""
    if isinstance(value, Decimal):
        return value
    text = re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d{3})", "", value).replace(",", ".") if isinstance(value, str) else ""
    if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", text):
        raise PydanticCustomError("not-a-number", "not a number")
    try:
        return Decimal(text)
    except InvalidOperation:  # the pattern leaves nothing for this to catch, but a number must never raise
        raise PydanticCustomError("not-a-number", "not a number") from None


def _percent(value: object) -> Decimal:
    """A percentage from 0 to 100, with or without its sign."""
    text = value.removesuffix("%").removesuffix("procent").rstrip() if isinstance(value, str) else value
    number = _number(text)
    if not 0 <= number <= 100:  # noqa: PLR2004 - a percentage ends at 100
        raise PydanticCustomError("not-a-percentage", "not from 0 to 100")
    return number


def _yes_or_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = value.casefold() if isinstance(value, str) else ""
    if word not in TRUE | FALSE:
        raise PydanticCustomError("not-yes-or-no", "not yes or no")
    return word in TRUE


def _address(value: object) -> str:
    """An absolute web address over http or https, without user name or password."""
    text = _require_text(value)
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"https", "http"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        usable = False
    if not usable or any(sign in text for sign in " \\<>\"'`{}|^\n\t"):
        raise PydanticCustomError("not-an-address", "not a web address")
    return text


def _as_list(value: object) -> object:
    """A single word where a list is expected is a list of one."""
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True, order=True, slots=True)
class When:
    """A year, a month or a day, exactly as precise as its source."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        return "-".join(f"{part:02}" for part in (self.year, self.month, self.day) if part is not None)

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can mean."""
        if self.day:
            return self.first_day
        year, month = (self.year, self.month) if self.month else (self.year, 12)
        following = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)

    @classmethod
    def read(cls, value: object) -> When:
        """From `2018`, `2018-11` or `2018-11-30`."""
        if isinstance(value, When):
            return value
        found = WHEN.fullmatch(value) if isinstance(value, str) else None
        try:
            when = cls(*(int(part) if part else None for part in found.groups())) if found else None  # type: ignore[arg-type]  # the year's group always matches
            if when and when.year >= 1900 and when.first_day:  # noqa: PLR2004 - a year, not a house number
                return when
        except ValueError:
            pass
        raise PydanticCustomError("not-a-time", "not a year, month or day")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": ["string", "integer"], "pattern": f"^{WHEN.pattern}$", "examples": ["2018-11"]}


_TEXT_SCHEMA = {"type": "string", "minLength": 1}
_NUMBER_SCHEMA = {"type": ["number", "string"]}
Line = Annotated[str, Text(markdown=False), BeforeValidator(_line), Field(max_length=MAX_LINE)]
"""One line of plain text."""
Prose = Annotated[str, Text(markdown=True), BeforeValidator(_prose), Field(max_length=MAX_PROSE)]
"""Text in Markdown: paragraphs, lists, emphasis, links."""
Slug = Annotated[str, BeforeValidator(_slug), Field(pattern=f"^{SLUG.pattern}$", max_length=MAX_SLUG)]
"""A permanent name in lower-case a-z, digits and single hyphens."""
Reference = Annotated[str, BeforeValidator(_reference), Field(pattern=f"^{REFERENCE.pattern}$")]
"""The id of a record: `library/id`, or only `id` for one in the same library or the regional one."""
Day = Annotated[date, BeforeValidator(_day)]
"""A day as year-month-day."""
Integer = Annotated[int, BeforeValidator(_integer), WithJsonSchema({"type": ["integer", "string"]})]
"""A whole number from 0."""
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema(_NUMBER_SCHEMA)]
"""A number with point or comma."""
Percent = Annotated[Decimal, BeforeValidator(_percent), WithJsonSchema(_NUMBER_SCHEMA)]
"""A percentage from 0 to 100."""
YesNo = Annotated[bool, BeforeValidator(_yes_or_no), WithJsonSchema({"enum": [True, False, "yes", "no", "ja", "nej"]})]
"""Yes or no."""
Address = Annotated[str, BeforeValidator(_address), WithJsonSchema({"type": "string", "format": "uri"})]
"""A web address that begins with https:// or http://."""
Many = Annotated[tuple[T, ...], BeforeValidator(_as_list)]
"""A list; a single word counts as a list of one."""


def _nonempty(items: tuple[T, ...]) -> tuple[T, ...]:
    if not items:
        raise PydanticCustomError("empty-value", "empty")
    return items


Some = Annotated[
    tuple[T, ...], BeforeValidator(_as_list), AfterValidator(_nonempty), Field(json_schema_extra={"minItems": 1})
]
"""A list with at least one item."""

MethodRef = Annotated[Reference, RefersTo(("method",))]
PracticeRef = Annotated[Reference, RefersTo(("practice",))]
FigureRef = Annotated[Reference, RefersTo(("figure",))]
MeasureRef = Annotated[Reference, RefersTo(("measure",))]
ObstacleRef = Annotated[Reference, RefersTo(("obstacle",))]
OrganisationRef = Annotated[Reference, RefersTo(("organisation",))]
TermRef = Annotated[Reference, RefersTo(("term",))]
AnyRef = Annotated[Reference, RefersTo(())]
"""A reference to a record of any kind."""
