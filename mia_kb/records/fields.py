"""The types a record's fields have: what may be written, and what becomes of it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, total_ordering
from typing import TYPE_CHECKING, Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler

T = TypeVar("T")

MAX_PROSE = 20_000
MAX_BRACKETS = 500
MAX_NESTING = 20
MAX_LINE = 300
MAX_SLUG = 80
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
REFERENCE = re.compile(rf"(?:{SLUG.pattern}/)?{SLUG.pattern}")
NESTED = re.compile(
    r"^(?![ ]{0,3}(?:(?:-[ ]{0,2})+|(?:\*[ ]{0,2})+)$)"  # a rule across the page is many of one sign
    rf"(?:[ ]*(?:>|\t|(?:[-+*]|[0-9]+\.)(?=[ \t]))){{{MAX_NESTING + 1}}}",
    re.MULTILINE,
)
"""A line of Markdown that begins with more quotations and lists in each other than anybody means."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHEN = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
THOUSANDS = re.compile(r"(?<=[0-9])\s(?=[0-9]{3})")
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

    def __reduce__(self) -> tuple[object, ...]:
        """For another process, or a later build: the values alone, in half the space and two thirds of the time.

        Which fields were left out is not kept; nobody asks.
        """
        return _restored, (type(self), *self.__dict__.values())


def _restored(model: type[Frozen], *values: object) -> Frozen:
    """The part with these values, which were validated before it was sent."""
    part = _new(model)
    names, given = _names(model)
    for name, value in zip(names, values, strict=True):
        _put(part, name, value)  # one by one, so that all parts of a model share the names
    _put(part, "__pydantic_fields_set__", given)
    _put(part, "__pydantic_extra__", None)
    _put(part, "__pydantic_private__", None)
    return part


_new, _put = object.__new__, object.__setattr__


@cache
def _names(model: type[Frozen]) -> tuple[tuple[str, ...], set[str]]:
    """The fields of `model` in order, and as the set that all its restored parts share."""
    return tuple(model.model_fields), set(model.model_fields)


class Read:
    """Marks how the value of a field is read; comes last, for what comes out needs no more validation.

    `read` gives a value of the field's type, or raises PydanticCustomError. Unlike pydantic's BeforeValidator it is not
    looked into for every field of its type, a fifth of the time it takes to make models ready.
    """

    def __init__(self, read: Callable[[object], object]) -> None:
        self._schema = core_schema.no_info_plain_validator_function(read)

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return self._schema


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
    if any(map(NESTED.match, text.split("\n"))):  # many times faster than to search
        raise PydanticCustomError("too-deeply-nested", "too deeply nested", {"limit": MAX_NESTING})
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
    text = value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
    digits = THOUSANDS.sub("", text)
    if not re.fullmatch(r"[0-9]{1,15}", digits):
        raise PydanticCustomError("not-a-number", "not a whole number")
    return int(digits)


def _number(value: object) -> Decimal:
    """A decimal number with point or comma."""
    if isinstance(value, Decimal):
        return value
    text = THOUSANDS.sub("", value).replace(",", ".") if isinstance(value, str) else ""
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


@total_ordering
@dataclass(frozen=True, slots=True)
class When:
    """A year, a month or a day, exactly as precise as its source. In order, a year comes before its months."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        return "-".join(f"{part:02}" for part in (self.year, self.month, self.day) if part is not None)

    def __lt__(self, other: When) -> bool:
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can mean."""
        if self.day:
            return self.first_day
        month = self.month or 12
        return date(self.year, month, monthrange(self.year, month)[1])

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
    def json_schema(cls) -> dict[str, object]:
        """What an editor may let pass; a year alone is a number there."""
        return {"type": ["string", "integer"], "pattern": f"^{WHEN.pattern}$", "minimum": 1900, "maximum": 9999}


def _as_written(*types: str, **limits: object) -> WithJsonSchema:
    """What an editor may let pass: it takes `2018` for a number and `yes` for true, where the reader has text."""
    return WithJsonSchema({"type": types[0] if len(types) == 1 else list(types), **limits})


_NOT_UNKNOWN = {"const": "unknown"}
Line = Annotated[
    str,
    Text(markdown=False),
    _as_written("string", "number", "boolean", pattern=r"\S", maxLength=MAX_LINE, **{"not": _NOT_UNKNOWN}),
    Read(_line),
]
"""One line of plain text."""
Prose = Annotated[
    str,
    Text(markdown=True),
    _as_written("string", "number", "boolean", pattern=r"\S", maxLength=MAX_PROSE, **{"not": _NOT_UNKNOWN}),
    Read(_prose),
]
"""Text in Markdown: paragraphs, lists, emphasis, links."""
Slug = Annotated[
    str,
    _as_written("string", "number", pattern=f"^{SLUG.pattern}$", maxLength=MAX_SLUG, **{"not": _NOT_UNKNOWN}),
    Read(_slug),
]
"""A permanent name in lower-case a-z, digits and single hyphens."""
Reference = Annotated[
    str, _as_written("string", "number", pattern=f"^{REFERENCE.pattern}$", **{"not": _NOT_UNKNOWN}), Read(_reference)
]
"""The id of a record: `library/id`, or only `id` for one in the same library or the regional one."""
Day = Annotated[date, _as_written("string", format="date", pattern=f"^{DAY.pattern}$"), Read(_day)]
"""A day as year-month-day."""
Integer = Annotated[int, _as_written("integer", "string", minimum=0, pattern=r"^[0-9][0-9\s]*$"), Read(_integer)]
"""A whole number from 0."""
Number = Annotated[
    Decimal, _as_written("number", "string", pattern=r"^-?[0-9][0-9\s]*([.,][0-9]{1,6})?$"), Read(_number)
]
"""A number with point or comma."""
Percent = Annotated[
    Decimal,
    _as_written("number", "string", minimum=0, maximum=100, pattern=r"^[0-9][0-9\s]*([.,][0-9]{1,6})?\s*(%|procent)?$"),
    Read(_percent),
]
"""A percentage from 0 to 100."""
YesNo = Annotated[
    bool, _as_written("boolean", "string", pattern="^([Tt]rue|[Yy]es|[Jj]a|[Ff]alse|[Nn]o|[Nn]ej)$"), Read(_yes_or_no)
]
"""Yes or no."""
Address = Annotated[str, _as_written("string", format="uri", pattern="^https?://"), Read(_address)]
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
"""The id of a method."""
PracticeRef = Annotated[Reference, RefersTo(("practice",))]
"""The id of a practice."""
FigureRef = Annotated[Reference, RefersTo(("figure",))]
"""The id of a figure."""
MeasureRef = Annotated[Reference, RefersTo(("measure",))]
"""The id of a measure."""
ObstacleRef = Annotated[Reference, RefersTo(("obstacle",))]
"""The id of a structural obstacle."""
OrganisationRef = Annotated[Reference, RefersTo(("organisation",))]
"""The id of an organisation, sub-project or project."""
TermRef = Annotated[Reference, RefersTo(("term",))]
"""The id of a term."""
AnyRef = Annotated[Reference, RefersTo(())]
"""The id of a record of any kind."""
