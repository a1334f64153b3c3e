"""The reports as pages: a list of them, each on a page, and a decision paper for every method."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mia_kb.pages.spots import section_link, section_spot, value_spot, view_at
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.report_words import Writing, written
from mia_kb.rendering.view import Link
from mia_kb.reports import site_words
from mia_kb.reports.catalogue import BY_NAME
from mia_kb.reports.report import ReportContext, Said
from mia_kb.text.languages import Language, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.pages.context import Context
    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.spots import Spot
    from mia_kb.rendering.report_words import WrittenReport
    from mia_kb.rendering.view import View
    from mia_kb.reports.report import Block, Part, RecordRef, Report

PAPER = "decision-paper"
ONWARD = ("report", "method", "decision", "deviation", "place")
LONGEST = 200
"""Rows of one list on a page; the command line gives all."""


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """The section's page: the reports, then the decision papers under `papers_title`, or what is said without any."""

    title: str
    lead: str
    reports: tuple[Link, ...]
    papers_title: str
    papers: tuple[Link, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report's page, and where to go from it."""

    report: WrittenReport
    onward: tuple[Link, ...]


def pages(gathering: Gathering) -> Iterator[View]:
    """The section's page, a page for each report, and one for each method's decision paper."""
    context, writing = gathering.context, _writing(gathering)
    asked = ReportContext(context.library, context.today)
    made = [BY_NAME[name].make(asked) for name in site_words.ON_SITE]
    papers = list(_papers(BY_NAME[PAPER].make(asked)))
    links = [(_spot(report, report.name, writing, context), report) for report in made]
    links_to_papers = [(_spot(report, code, writing, context), report) for code, report in papers]
    yield _list(links, links_to_papers, context, writing)
    onward = tuple(section_link(context, key) for key in ONWARD)
    for spot, report in (*links, *links_to_papers):
        data = ReportPage(written(_shortened(report), writing), onward)
        yield view_at(spot, context, "reports/report.html.jinja", data)


def _writing(gathering: Gathering) -> Writing:
    context = gathering.context

    def href(ref: RecordRef) -> str:
        return ROOT + context.record_uri(context.library.by_id[ref.id])

    return Writing(Language(context.language), href, context.small_number)


def _papers(report: Report) -> Iterator[tuple[str, Report]]:
    """Each method's paper as a report of its own, with what its page is called."""
    for part in report.parts:
        yield f"{PAPER}/{part.key}", replace(report, parts=(part,))


def _spot(report: Report, code: str, writing: Writing, context: Context) -> Spot:
    shown = _headed(report, writing)
    title = f"{shown.title}: {shown.parts[0].title.text}" if shown.parts else shown.title
    return value_spot(context, "report", code, title, shown.lead)


def _headed(report: Report, writing: Writing) -> WrittenReport:
    """The report's headings alone: of a decision paper also the method's."""
    parts = report.parts[:1] if report.name == PAPER else ()
    return written(replace(report, parts=tuple(replace(part, says=(), blocks=()) for part in parts)), writing)


def _list(
    reports: list[tuple[Spot, Report]], papers: list[tuple[Spot, Report]], context: Context, writing: Writing
) -> View:
    language = writing.language
    spot = section_spot(context, "report", translate(site_words.LEAD, language))
    data = ReportsPage(
        spot.title,
        spot.lead,
        tuple(Link(one.title, ROOT + one.uri) for one, _ in reports),
        translate(site_words.PAPERS, language),
        tuple(Link(_headed(report, writing).parts[0].title.text, ROOT + one.uri) for one, report in papers),
        translate(site_words.EMPTY, language),
    )
    return view_at(spot, context, "reports/reports.html.jinja", data)


def _shortened(report: Report) -> Report:
    """The report with no list longer than a page can take; what is left out is counted."""
    return replace(report, parts=tuple(_shorter(part) for part in report.parts))


def _shorter(part: Part) -> Part:
    left = sum(max(0, len(block.rows) - LONGEST) for block in part.blocks)
    if not left:
        return part
    more = Said(site_words.MORE, (("count", left),))
    blocks: tuple[Block, ...] = tuple(replace(block, rows=block.rows[:LONGEST]) for block in part.blocks)
    return replace(part, says=(*part.says, more), blocks=blocks)
