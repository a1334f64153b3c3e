"""Numbers, dates and hosts are written as the libraries that know all of them would, which take longer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mia_kb.records.fields import When
from mia_kb.rendering.show import day, host, number, one_decimal
from mia_kb.text.languages import Language

LANGUAGES = st.sampled_from(Language)
NUMBERS = st.integers(-(10**20), 10**20) | st.decimals(-(10**20), 10**20, places=5) | st.decimals(-9999, 9999, places=2)


@settings(max_examples=600, deadline=None)
@given(LANGUAGES, NUMBERS)
@example(Language.SV, 1234567)
@example(Language.SV, Decimal("-1234.5675"))
@example(Language.EN, Decimal("0.00"))
def test_a_number(language: Language, value: Decimal | int) -> None:
    assert number(language, value) == format_decimal(value, locale=language)


def test_a_number_longer_than_any_that_babel_takes() -> None:
    assert number(Language.EN, Decimal("1E30")) == "1" + ",000" * 10


@settings(max_examples=600, deadline=None)
@given(LANGUAGES, st.floats(0, 100) | st.floats(0, 100).map(lambda value: round(value, 2)))
@example(Language.SV, 0.25)
@example(Language.SV, 0.35)
@example(Language.EN, 1e-20)
def test_a_number_with_one_decimal(language: Language, value: float) -> None:
    assert one_decimal(language, value) == format_decimal(value, "0.0", locale=language)


@settings(max_examples=300, deadline=None)
@given(LANGUAGES, st.dates())
def test_a_day(language: Language, when: date) -> None:
    assert day(language, when) == format_date(when, "d MMMM y", locale=language)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("month", range(1, 13))
def test_a_time_is_as_exact_as_it_is_known(language: Language, month: int) -> None:
    first = date(2024, month, 1)
    assert day(language, When(2024, month, 1)) == format_date(first, "d MMMM y", locale=language)
    assert day(language, When(2024, month)) == format_date(first, "MMMM y", locale=language)
    assert day(language, When(2024)) == format_date(first, "y", locale=language)


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(("https://", "http://", "https:/")), st.text("abA0.-:/@?#%å", max_size=9))
@example("https://", "www.sbu.se/publikationer?sida=2#b")
@example("https://", "namn@a.se:8080")
@example("HTTPS://", "SBU.se")
def test_a_host(scheme: str, rest: str) -> None:
    address = scheme + rest
    assert host(Language.SV, address) == (urlsplit(address).hostname or address).removeprefix("www.")
