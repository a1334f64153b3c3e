"""The library of `tests/sites/reports` on a day, and what a report says of it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mia_kb.publishing.checking import check_records
from mia_kb.reports.report import RecordRef, ReportContext, Said

if TYPE_CHECKING:
    from mia_kb.library.link import Library
    from mia_kb.reports.report import Block, Cell, Report

RECORDS = Path(__file__).parents[1] / "sites" / "reports" / "methods"
TODAY = date(2026, 11, 22)


@cache
def library() -> Library:
    """The records, read as the program reads them; a test that needs another day changes only the context."""
    return check_records(RECORDS, TODAY).library


def context(today: date = TODAY, **asked: object) -> ReportContext:
    return ReportContext(library(), today, **asked)  # type: ignore[arg-type]  # as the test writes them


def block(report: Report, part: str, key: str) -> Block:
    return next(
        found for chapter in report.parts if chapter.key == part for found in chapter.blocks if found.key == key
    )


def rows(report: Report, part: str, key: str) -> list[tuple[object, ...]]:
    """A block's rows with records as their ids and the program's words as their message ids."""
    return [tuple(plain(cell) for cell in row) for row in block(report, part, key).rows]


def plain(cell: Cell) -> object:
    if isinstance(cell, RecordRef):
        return cell.id
    if isinstance(cell, Said):
        return cell.text
    if isinstance(cell, tuple):
        return tuple(plain(one) for one in cell)
    return getattr(cell, "text", cell)


def keys(report: Report) -> list[str]:
    return [part.key for part in report.parts]
