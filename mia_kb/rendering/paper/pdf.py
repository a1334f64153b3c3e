"""A report as PDF/A-2a and PDF/UA-1: readable for decades, and by a screen reader. Needs the extra `pdf`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from mia_kb.rendering.paper.sheet import sheet

if TYPE_CHECKING:
    from datetime import date

    from mia_kb.rendering.paper.emblem import Emblem
    from mia_kb.rendering.report_words import WrittenReport

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARDS: tuple[Literal["a-2a", "ua-1"], ...] = ("a-2a", "ua-1")


class Setting(NamedTuple):
    """How a report is set: the size of its type, and whether the answers that stand side by side are `close`."""

    size: str
    close: bool = False


SETTINGS = (Setting("10pt"), Setting("9.2pt"), Setting("8.5pt"), Setting("8pt"))
BESIDE = (Setting("10pt"), Setting("9.2pt"), Setting("8.5pt"), Setting("8pt"), Setting("8pt", close=True))
"""How one reads on paper, the easiest first; the first that gives a report no more pages than it may have is taken."""


class Paper(NamedTuple):
    """A finished document, and how many pages it has."""

    content: bytes
    pages: int


def pdf(report: WrittenReport, day: date, emblem: Emblem | None = None, most_pages: int | None = None) -> Paper:
    """The report of `day`, the same bytes every time.

    With `most_pages`, in a smaller type where that brings it within them; where nothing does it says what to shorten,
    and `pages` tells.
    Raises `ImportError` where the extra `pdf` is not installed.
    """
    settings = BESIDE if any(part.beside for part in report.parts) else SETTINGS
    if most_pages is None:
        return _paper(sheet(report), day, emblem, settings[0])
    data = sheet(report, fits=True)
    papers = (_paper(data, day, emblem, setting) for setting in settings)
    within = next((paper for paper in papers if paper.pages <= most_pages), None)
    return within or _paper(sheet(report, fits=False), day, emblem, settings[0])


def _paper(data: dict[str, Any], day: date, emblem: Emblem | None, setting: Setting) -> Paper:
    import typst  # noqa: PLC0415 - an extra, and 34 MB

    inputs = {
        "sheet": json.dumps(data, ensure_ascii=False),
        "size": setting.size,
        "close": str(setting.close).lower(),
        "day": day.isoformat(),
    }
    if emblem:
        inputs |= {"emblem": emblem.text, "alt": emblem.name, "drawing": emblem.svg}
    compiler = typst.Compiler(str(TEMPLATE), ignore_system_fonts=True, sys_inputs=inputs)
    made = datetime(day.year, day.month, day.day, tzinfo=UTC)
    content = compiler.compile(format="pdf", pdf_standards=list(STANDARDS), timestamp=made)
    pages = json.loads(compiler.query("<pages>", field="value", one=True))
    return Paper(cast("bytes", content), pages)
