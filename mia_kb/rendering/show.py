"""How single values are shown: labels, dates, numbers, and what is unknown."""

from __future__ import annotations

import re
from datetime import date
from decimal import MAX_PREC, Context, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mia_kb.records.fields import When
from mia_kb.records.remembered import remembered
from mia_kb.records.unknown import UNKNOWN, Unknown
from mia_kb.rendering.kinds import KIND_LOOKS
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.records.practice import Period
    from mia_kb.records.vocabulary import Vocabulary

NOT_SAID = N_("not stated in the source")
MONTHS = {
    Language.SV: (
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december",
    ),
    Language.EN: (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SIGNS = {Language.SV: str.maketrans(",.", "\N{NO-BREAK SPACE},"), Language.EN: str.maketrans("", "")}
"""The language's signs for thousands and decimals in place of Python's."""
THOUSANDTHS, TENTHS = Decimal("0.001"), Decimal("0.1")
PLAIN_HOST = re.compile(r"https?://([a-z0-9.-]+)(?:[/?#]|$)")
"""Most web addresses, in whose host there is nothing to take apart."""
ANY = Context(prec=MAX_PREC)
"""Numbers of any length."""


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
        return f"{when.day} {MONTHS[language][when.month - 1]} {when.year}"
    if not isinstance(when, When):
        message = f"not a time: {when!r}"
        raise TypeError(message)
    month = MONTHS[language][when.month - 1] if when.month else ""
    return " ".join(str(part) for part in (when.day, month, when.year) if part)


@lru_cache(maxsize=10_000)
def number(language: Language, value: Decimal | int) -> str:
    """A number with the language's signs for thousands and decimals, of which at most three are shown."""
    shown = Decimal(value).quantize(THOUSANDTHS, context=ANY).normalize(ANY)
    return f"{shown:,f}".translate(SIGNS[language])


def one_decimal(language: Language, value: float) -> str:
    """A number with exactly one decimal."""
    shown = Decimal(str(value)).quantize(TENTHS, context=ANY)
    return f"{shown:f}".translate(SIGNS[language])


def period(language: Language, span: Period) -> str:
    """From when to when, in words."""
    return _period(span, language)


@remembered
def _period(span: Period, language: Language) -> str:
    start, end = day(language, span.from_), span.to
    if end is None:
        return translate(N_("from {start}"), language).format(start=start)
    if end == span.from_:
        return start
    if end is UNKNOWN:
        return translate(N_("from {start} (the end is not stated in the source)"), language).format(start=start)
    if span.from_ is UNKNOWN:
        words = translate(N_("until {end} (the start is not stated in the source)"), language)
        return words.format(end=day(language, end))
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
    plain = PLAIN_HOST.match(url)
    return ((plain[1] if plain else urlsplit(url).hostname) or url).removeprefix("www.")


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
