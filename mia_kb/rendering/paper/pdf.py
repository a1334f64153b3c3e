"""A report as PDF/A-2a and PDF/UA-1: readable for decades, and by a screen reader. Needs the extra `pdf`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from mia_kb.rendering.paper.sheet import sheet

if TYPE_CHECKING:
    from datetime import date

    from mia_kb.rendering.paper.emblem import Emblem
    from mia_kb.rendering.report_words import WrittenReport

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARDS: tuple[Literal["a-2a", "ua-1"], ...] = ("a-2a", "ua-1")
SIZES = ("10pt", "9.2pt", "8.5pt")
"""Sizes of type that one reads on paper; the first in which a report has no more pages than it may is taken."""


class Paper(NamedTuple):
    """A finished document, and how many pages it has."""

    content: bytes
    pages: int


def pdf(report: WrittenReport, day: date, emblem: Emblem | None = None, most_pages: int | None = None) -> Paper:
    """The report of `day`, the same bytes every time.

    With `most_pages`, in a smaller type where that brings it within them; whether it did is seen by `pages`.
    Raises `ImportError` where the extra `pdf` is not installed.
    """
    papers = (_paper(report, day, emblem, size) for size in SIZES)
    paper = first = next(papers)
    while most_pages and paper.pages > most_pages:
        smaller = next(papers, None)
        if smaller is None:
            return first
        paper = smaller
    return paper


def _paper(report: WrittenReport, day: date, emblem: Emblem | None, size: str) -> Paper:
    import typst  # noqa: PLC0415 - an extra, and 34 MB

    inputs = {"sheet": json.dumps(sheet(report), ensure_ascii=False), "size": size, "day": day.isoformat()}
    if emblem:
        inputs |= {"emblem": emblem.text, "alt": emblem.name, "drawing": emblem.svg}
    compiler = typst.Compiler(str(TEMPLATE), ignore_system_fonts=True, sys_inputs=inputs)
    made = datetime(day.year, day.month, day.day, tzinfo=UTC)
    content = compiler.compile(format="pdf", pdf_standards=list(STANDARDS), timestamp=made)
    pages = json.loads(compiler.query("<pages>", field="value", one=True))
    return Paper(cast("bytes", content), pages)
