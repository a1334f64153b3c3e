"""How single values are shown: labels, dates, numbers, and what is unknown."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from babel.dates import format_date
from babel.numbers import format_decimal

from mia_kb.records.fields import When
from mia_kb.records.unknown import UNKNOWN, Unknown
from mia_kb.rendering.kinds import KIND_LOOKS
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from mia_kb.records.practice import Period
    from mia_kb.records.vocabulary import Vocabulary

NOT_SAID = N_("not stated in the source")


def label(language: Language, term: Vocabulary | Unknown) -> str:
    """A vocabulary's label; the word for unknown where the source is silent."""
    return translate(NOT_SAID, language) if isinstance(term, Unknown) else term.label(language)


def kind(language: Language, name: str) -> str:
    """A kind of record in the singular: Metod."""
    return translate(KIND_LOOKS[name].one, language)


def kinds(language: Language, name: str) -> str:
    """A kind of record in the plural: Metoder."""
    return translate(KIND_LOOKS[name].many, language)


@lru_cache(maxsize=10_000)
def day(language: Language, when: date | When | Unknown | None) -> str:
    """A date as precise as it is known: 3 november 2018, november 2018, 2018."""
    if when is UNKNOWN or when is None:
        return translate(NOT_SAID, language)
    if isinstance(when, date):
        return format_date(when, "d MMMM y", locale=language)
    if not isinstance(when, When):
        message = f"not a time: {when!r}"
        raise TypeError(message)
    pattern = "d MMMM y" if when.day else "MMMM y" if when.month else "y"
    return format_date(when.first_day, pattern, locale=language)


@lru_cache(maxsize=10_000)
def number(language: Language, value: Decimal | int) -> str:
    """A number with the language's signs for thousands and decimals."""
    return format_decimal(value, locale=language)


def one_decimal(language: Language, value: float) -> str:
    """A number with exactly one decimal."""
    return format_decimal(value, "0.0", locale=language)


def period(language: Language, span: Period) -> str:
    """From when to when, in words."""
    start, end = day(language, span.from_), span.to
    if end is None:
        return translate(N_("from {start}"), language).format(start=start)
    if end == span.from_:
        return start
    return translate(N_("{start} to {end}"), language).format(start=start, end=day(language, end))


def capital(language: Language, text: str) -> str:  # noqa: ARG001 - filters have the language first
    """The text with a capital first, whatever the rest is."""
    return text[:1].upper() + text[1:]


def sentence_end(language: Language, text: str) -> str:  # noqa: ARG001 - filters have the language first
    """The text with a full stop last."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


@lru_cache(maxsize=10_000)
def host(language: Language, url: str) -> str:  # noqa: ARG001 - filters have the language first
    """The host of a web address, without www."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


FILTERS: dict[str, Callable[..., str]] = {
    "label": label,
    "kind": kind,
    "kinds": kinds,
    "day": day,
    "number": number,
    "period": period,
    "host": host,
    "capital": capital,
    "sentence_end": sentence_end,
}
TESTS: dict[str, Callable[[object], bool]] = {"unknown": lambda value: value is UNKNOWN}
