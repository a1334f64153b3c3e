"""A page of a report: what it says, the report's other pages, and where to go from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from mia_kb.pages.spots import contribute_href, section_link, view_at
from mia_kb.rendering.paper.emblem import emblem
from mia_kb.rendering.trend_lines import trend_lines
from mia_kb.rendering.view import Link
from mia_kb.reports import site_words

if TYPE_CHECKING:
    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.spots import Spot
    from mia_kb.rendering.paper.emblem import Emblem
    from mia_kb.rendering.report_words import Writing, WrittenReport
    from mia_kb.rendering.trend_lines import TrendLine
    from mia_kb.rendering.view import View
    from mia_kb.reports.report import Number

ONWARD = ("report", "method", "decision", "deviation", "place")


class Sheet(NamedTuple):
    """A page of a report that has several: its number, what it begins with, and its address."""

    number: int
    begins: Link


class Sheets(NamedTuple):
    """The pages of a report near this one, of which this is `number`; none where it is the only one."""

    number: int = 1
    near: tuple[Sheet, ...] = ()


ALONE = Sheets()


class ReportPage(NamedTuple):
    """A page of a report.

    `nothing` says that the library has nothing to report on; `contribute` is then where a reader learns how to give it
    something. `compare` is the way to where a decision paper is laid beside others. `trend` is each share over time.
    `emblem` stands above it all.
    """

    report: WrittenReport
    onward: tuple[Link, ...]
    sheets: Sheets
    nothing: str
    contribute: Link | None
    compare: Link | None
    trend: tuple[TrendLine, ...]
    emblem: Emblem | None


def with_comparison(view: View, compare: Link) -> View:
    """The view of a decision paper's page with the way to where it is laid beside others."""
    return view._replace(data=cast("ReportPage", view.data)._replace(compare=compare))


def writing_for(gathering: Gathering) -> Writing:
    """How reports are written on the site: records lead to their pages."""
    return gathering.writing


def report_view(
    spot: Spot,
    report: WrittenReport,
    gathering: Gathering,
    sheets: Sheets = ALONE,
    *,
    numbers: tuple[Number, ...] = (),
) -> View:
    """The view of a page of a report; its `numbers` are drawn over time where former editions are known."""
    context, text = gathering.context, gathering.writing.text
    onward = tuple([section_link(context, key) for key in ONWARD])
    silent = not (sheets.near or any(block.rows for part in report.parts for block in part.blocks))
    nothing = text(site_words.NOTHING) if silent else ""
    contribute = Link(text(site_words.FIRST), contribute_href(context)) if silent else None
    lines = trend_lines(numbers, gathering.reporting, gathering.language)
    shown = emblem(gathering.language) if context.eu_emblem and report.name == "funder" else None
    data = ReportPage(report, onward, sheets, nothing, contribute, None, lines, shown)
    return view_at(spot, context, "reports/report.html.jinja", data)
