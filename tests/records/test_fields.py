"""What may be written in a field, and what becomes of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from mia_kb.records.fields import (
    Address,
    Day,
    Integer,
    Line,
    Many,
    Number,
    Percent,
    Prose,
    Reference,
    Slug,
    Some,
    When,
    YesNo,
)

DAYS = st.dates(min_value=date(1900, 1, 1))


def _read(field: Any, value: object) -> Any:  # noqa: ANN401 - fields of every type
    return TypeAdapter(field).validate_python(value)


def _fault(field: Any, value: object) -> str:  # noqa: ANN401 - fields of every type
    with pytest.raises(ValidationError) as raised:
        _read(field, value)
    return raised.value.errors()[0]["type"]


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (Line, "  två ord ", "två ord"),
        (Line, "en mening\nbruten", "en mening bruten"),
        (Prose, "ett\n\ntvå\n", "ett\n\ntvå"),
        (Slug, "myndighetsgemensamt-team", "myndighetsgemensamt-team"),
        (Slug, "0127", "0127"),
        (Reference, "regional/fraga-om-vald", "regional/fraga-om-vald"),
        (Reference, "roslagen", "roslagen"),
        (Day, "2026-11-22", date(2026, 11, 22)),
        (Day, "2024-02-29", date(2024, 2, 29)),
        (Integer, "0127", 127),
        (Integer, "12 345", 12345),
        (Integer, "1\u00a0234\u202f567", 1234567),
        (Integer, 24, 24),
        (Number, "12,5", Decimal("12.5")),
        (Number, "-3.25", Decimal("-3.25")),
        (Number, "1 200", Decimal(1200)),
        (Percent, "18", Decimal(18)),
        (Percent, "18,2 %", Decimal("18.2")),
        (Percent, "18 procent", Decimal(18)),
        (Percent, "100", Decimal(100)),
        (YesNo, "ja", True),
        (YesNo, "Nej", False),
        (YesNo, "TRUE", True),
        (Address, "https://miavidare.se/nyheter/", "https://miavidare.se/nyheter/"),
        (Many[Line], "MGT", ("MGT",)),
        (Many[Line], ["MGT", "team"], ("MGT", "team")),
        (Many[Line], [], ()),
        (Some[Line], "MGT", ("MGT",)),
    ],
)
def test_what_is_written_is_read(field: object, text: object, value: object) -> None:
    assert _read(field, text) == value


@pytest.mark.parametrize(
    ("field", "text", "fault"),
    [
        (Line, "", "empty-value"),
        (Line, " \n ", "empty-value"),
        (Line, "unknown", "unknown-not-allowed"),
        (Line, ["en"], "not-text"),
        (Line, "x" * 301, "too-long"),
        (Prose, "x" * 20_001, "too-long"),
        (Prose, "[" * 501, "too-many-brackets"),
        (Slug, "Team", "not-an-id"),
        (Slug, "två", "not-an-id"),
        (Slug, "a--b", "not-an-id"),
        (Slug, "a-", "not-an-id"),
        (Slug, "../hemligt", "not-an-id"),
        (Slug, "a" * 81, "not-an-id"),
        (Reference, "a/b/c", "not-a-reference"),
        (Reference, "regional/", "not-a-reference"),
        (Day, "2026-11", "not-a-date"),
        (Day, "2026-02-30", "not-a-date"),
        (Day, "20261122", "not-a-date"),
        (Day, "٢٠٢٦-١١-٢٢", "not-a-date"),
        (Integer, "tjugofyra", "not-a-number"),
        (Integer, "-1", "not-a-number"),
        (Integer, -1, "not-a-number"),
        (Integer, True, "not-a-number"),
        (Integer, "1,5", "not-a-number"),
        (Integer, "12 34", "not-a-number"),
        (Integer, "9" * 16, "not-a-number"),
        (Integer, "٢٤", "not-a-number"),
        (Number, "1.2.3", "not-a-number"),
        (Number, "NaN", "not-a-number"),
        (Number, "1e9", "not-a-number"),
        (Percent, "118", "not-a-percentage"),
        (Percent, "-1", "not-a-percentage"),
        (Percent, "%", "not-a-number"),
        (YesNo, "kanske", "not-yes-or-no"),
        (YesNo, ["ja"], "not-yes-or-no"),
        (Address, "miavidare.se", "not-an-address"),
        (Address, "ftp://miavidare.se/", "not-an-address"),
        (Address, "javascript:alert(1)", "not-an-address"),
        (Address, "https://namn:ord@miavidare.se/", "not-an-address"),
        (Address, "https://[miavidare.se/", "not-an-address"),
        (Address, 'https://miavidare.se/"onclick', "not-an-address"),
        (Address, "https:///nyheter", "not-an-address"),
        (Some[Line], [], "empty-value"),
        (When, "1899", "not-a-time"),
        (When, "2018-13", "not-a-time"),
        (When, "2018-02-30", "not-a-time"),
        (When, "2018-1", "not-a-time"),
        (When, "november 2018", "not-a-time"),
        (When, "٢٠١٨", "not-a-time"),
        (When, 2018, "not-a-time"),
    ],
)
def test_what_cannot_be_meant_is_refused(field: object, text: object, fault: str) -> None:
    assert _fault(field, text) == fault


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-11", date(2018, 11, 1), date(2018, 11, 30)),
        ("2018-12", date(2018, 12, 1), date(2018, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2018-11-30", date(2018, 11, 30), date(2018, 11, 30)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_time_spans_its_days(text: str, first: date, last: date) -> None:
    when = When.read(text)
    assert (when.first_day, when.last_day, str(when)) == (first, last, text)


@given(DAYS, st.sampled_from((4, 7, 10)))
def test_a_time_keeps_the_precision_of_its_source(day: date, length: int) -> None:
    text = str(day)[:length]
    when = When.read(text)
    assert str(when) == text
    assert when.first_day <= day <= when.last_day


def test_times_of_different_precision_can_be_sorted() -> None:
    texts = ["2018-11-30", "2018", "2017-12", "2018-11", "2018-11-02"]
    assert [str(when) for when in sorted(map(When.read, texts))] == [
        "2017-12",
        "2018",
        "2018-11",
        "2018-11-02",
        "2018-11-30",
    ]


@given(st.integers(0, 10**15 - 1))
def test_a_whole_number_may_have_spaces_between_thousands(number: int) -> None:
    assert _read(Integer, f"{number:,}".replace(",", "\u00a0")) == number


@given(st.text())
def test_no_text_makes_a_field_fail_in_another_way(text: str) -> None:
    for field in (Line, Prose, Slug, Reference, Day, Integer, Number, Percent, YesNo, Address, When):
        try:
            _read(field, text)
        except ValidationError:
            continue
