"""The decision papers: a page for each method, ready to print, and the ways to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.adoption import is_living
from mia_kb.pages.alphabet import order
from mia_kb.pages.comparison import compare_link, paper_script, scripts_folder
from mia_kb.pages.paging import LONGEST, group, paged
from mia_kb.pages.report_page import report_view, with_comparison, writing_for
from mia_kb.pages.spots import value_spot
from mia_kb.records.method import Method
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.report_words import title_in, written, written_again
from mia_kb.rendering.show import capital
from mia_kb.rendering.view import Link
from mia_kb.reports.comparison import BESIDE
from mia_kb.reports.decision_paper import ALONE, NAME, bound, papers
from mia_kb.reports.report import ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.paging import Group
    from mia_kb.pages.rows import Row
    from mia_kb.pages.spots import Spot
    from mia_kb.reading.item import Item
    from mia_kb.rendering.page import Asset
    from mia_kb.rendering.view import View


class WaysToPapers(NamedTuple):
    """Links to all papers; where they are too many for a page, groups by letter, and pages that hold the rest."""

    links: tuple[Link, ...]
    groups: tuple[Group, ...] = ()
    pages: tuple[View, ...] = ()


def paper_pages(item: Item, gathering: Gathering) -> Iterator[View | Asset]:
    """The paper of a living method: a page, and a script for the page that compares papers."""
    if not is_living(item):
        return
    context = gathering.context
    writing = writing_for(gathering)
    alone, beside = papers(item, gathering.reporting, (ALONE, BESIDE))
    report = written(bound((alone,), gathering.reporting), writing)
    title = f"{report.title}: {report.parts[0].title.text}"
    spot = value_spot(context, "report", _code(item), title, report.lead)
    yield with_comparison(report_view(spot, report, gathering), compare_link(item, context))
    yield paper_script(item, written_again(report.parts[0], alone, beside, writing), scripts_folder(context), gathering)


def ways_to_papers(spot: Spot, gathering: Gathering) -> WaysToPapers:
    """The ways to the papers from the page at `spot`."""
    writing = writing_for(gathering)
    titled = [(capital(writing.language, title_in(ref(item), writing)[0]), item) for item in _methods(gathering)]
    if len(titled) <= LONGEST:
        return WaysToPapers(tuple(Link(title, _href(item, gathering)) for title, item in titled))
    titled.sort(key=lambda pair: (order(pair[0], writing.language), pair[1].id))
    groups = [group(item.id, title, [_row(item, gathering)]) for title, item in titled]
    return WaysToPapers((), *paged(groups, spot, gathering.context))


def _methods(gathering: Gathering) -> tuple[Item, ...]:
    return gathering.reporting.known.living(Method.kind)


def _row(item: Item, gathering: Gathering) -> Row:
    """The method's row, which leads to its paper."""
    row = gathering.row(item)
    return row._replace(ref=row.ref._replace(href=_href(item, gathering)))


def _code(item: Item) -> str:
    return f"{NAME}/{item.id}"


def _href(item: Item, gathering: Gathering) -> str:
    return ROOT + gathering.context.value_uri("report", _code(item))
