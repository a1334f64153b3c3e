"""A former health report that was kept as JSON: its day and its shares, or what is wrong with the file."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.reports.report import Share, said
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.reports.report import Said

NO_JSON = N_("{path}: is not JSON (line {line}); make it with: mia-kb report health --format json")
NO_HEALTH = N_("{path}: is not a health report; make it with: mia-kb report health --format json")
NO_DAY = N_("{path}: the day is not a date such as 2026-03-31")
NO_NUMBERS = N_("{path}: has no numbers; make it with: mia-kb report health --format json")
BAD_SHARE = N_("{path}: {key} is not so many of so many; count and whole are whole numbers, and count is at most whole")


class Edition(NamedTuple):
    """The health of the library on a day: shares of records by the keys of the report's numbers."""

    day: date
    shares: tuple[tuple[str, Share], ...]


def edition(text: str) -> Edition | Said:
    """The edition that a report's JSON holds, or what is wrong with it, to be said with the file's `path`."""
    try:
        report = json.loads(text)
    except ValueError as error:
        return said(NO_JSON, line=getattr(error, "lineno", 1))
    except RecursionError:
        return said(NO_HEALTH)
    if not isinstance(report, dict) or report.get("report") != "health":
        return said(NO_HEALTH)
    day, numbers = _day(report.get("day")), report.get("numbers")
    if day is None:
        return said(NO_DAY)
    if not isinstance(numbers, dict) or not numbers:
        return said(NO_NUMBERS)
    return _with_shares(day, numbers)


def _with_shares(day: date, numbers: dict[str, object]) -> Edition | Said:
    shares = dict(_shares(numbers))
    wrong = next((key for key in numbers if key not in shares), None)
    return Edition(day, tuple(shares.items())) if wrong is None else said(BAD_SHARE, key=wrong)


def _shares(numbers: dict[str, object]) -> Iterator[tuple[str, Share]]:
    """The numbers that are shares; the rest is left out."""
    for key, value in numbers.items():
        if isinstance(value, dict):
            count, whole = value.get("count"), value.get("whole")
            if type(count) is int and type(whole) is int and 0 <= count <= whole:
                yield key, Share(count, whole)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
