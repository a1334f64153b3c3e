"""The reports as pages: a list of them, and each on as many pages as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.adoption import adoption_link
from mia_kb.pages.comparison import comparison_link
from mia_kb.pages.decision_papers import ways_to_papers
from mia_kb.pages.paging import near
from mia_kb.pages.report_page import Sheet, Sheets, report_view, writing_for
from mia_kb.pages.sheets import sheets
from mia_kb.pages.spots import section_spot, value_spot, view_at
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.report_words import cell_words, say, written
from mia_kb.rendering.show import capital
from mia_kb.rendering.view import Link
from mia_kb.reports import adoption, comparison, site_words
from mia_kb.reports.catalogue import BY_NAME
from mia_kb.text.languages import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.paging import Group
    from mia_kb.rendering.report_words import Writing
    from mia_kb.rendering.view import View
    from mia_kb.reports.report import Report


class ReportsPage(NamedTuple):
    """The section's page: the reports, each with its lead, then the decision papers, or what is said without any.

    The papers stand under `papers_title`; those that are too many for one list are in `groups`.
    """

    title: str
    lead: str
    reports: tuple[tuple[Link, str], ...]
    papers_title: str
    papers: tuple[Link, ...]
    groups: tuple[Group, ...]
    empty: str


def pages(gathering: Gathering) -> Iterator[View]:
    """The section's page, those that list the decision papers if it takes several, and the pages of each report."""
    context, language, writing = gathering.context, gathering.language, writing_for(gathering)
    spot = section_spot(context, "report", translate(site_words.LEAD, language))
    papers = ways_to_papers(spot, gathering)
    reports = [BY_NAME[name].make(gathering.reporting) for name in site_words.ON_SITE]
    data = ReportsPage(
        spot.title,
        spot.lead,
        (
            (adoption_link(context), translate(adoption.LEAD, language)),
            *(
                (Link(say(report.title, writing), _href(report, 1, gathering)), say(report.lead, writing))
                for report in reports
            ),
            (comparison_link(context), translate(comparison.LEAD, language)),
        ),
        translate(site_words.PAPERS, language),
        papers.links,
        papers.groups,
        translate(site_words.EMPTY, language),
    )
    yield view_at(spot, context, "reports/reports.html.jinja", data)
    yield from papers.pages
    for report in reports:
        yield from _report_pages(report, writing, gathering)


def _report_pages(report: Report, writing: Writing, gathering: Gathering) -> Iterator[View]:
    cut = sheets(report)
    begins = [Link(_begins(sheet, writing), _href(sheet, number, gathering)) for number, sheet in enumerate(cut, 1)]
    for number, sheet in enumerate(cut, 1):
        shown = written(sheet, writing)
        title = shown.title if len(cut) == 1 else f"{shown.title} ({number}/{len(cut)})"
        spot = value_spot(gathering.context, "report", _code(sheet, number), title, shown.lead)
        others = tuple(Sheet(one, begins[one - 1]) for one in near(number, len(cut)))
        yield report_view(spot, shown._replace(title=title), gathering, Sheets(number, others), numbers=sheet.numbers)


def _begins(sheet: Report, writing: Writing) -> str:
    """What a page of a report begins with."""
    return capital(writing.language, cell_words(sheet.parts[0].title, writing)[0].text)


def _code(report: Report, number: int) -> str:
    """`decisions`, `decisions/2`."""
    return report.name if number == 1 else f"{report.name}/{number}"


def _href(report: Report, number: int, gathering: Gathering) -> str:
    return ROOT + gathering.context.value_uri("report", _code(report, number))
