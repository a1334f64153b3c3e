"""The pages that gather records cost what they show: twice the records, twice the work, and no page grows on and on."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from counted_work import bytecodes
from small_pages import TODAY
from wide_library import wide_library

from mia_kb.pages.catalogue import PAGES, gathering_views, pages_of
from mia_kb.pages.context import Context
from mia_kb.pages.decision_papers import paper_pages
from mia_kb.pages.gathering import Gathering
from mia_kb.pages.paging import LONGEST
from mia_kb.records.method import Method
from mia_kb.rendering.drawing import draw_all
from mia_kb.rendering.page import Page
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mia_kb.rendering.page import Asset
    from mia_kb.rendering.view import View

FEW, MANY = 25, 200
"""So many records of each of thirteen kinds: the second is large enough for a small square to be seen."""
STRAIGHT = 1.04 * MANY / FEW
"""How much more work the many may take, the pages that lists are cut into included."""
ON_A_PAGE = 3.5 * LONGEST
"""Links to records on one page: a row of a report names two, and a page has a few lists beside the one it is for."""
RECORD = re.compile(r'href="@/[a-z-]+/(?:regional|platsen)/[a-z]+\d+\.html"')


def _gathering(count: int) -> Gathering:
    return Gathering(Context(wide_library(count), TODAY, Language.SV, (Language.SV,)))


def papers(gathering: Gathering) -> Iterator[View | Asset]:
    """The decision papers of all methods."""
    methods = gathering.context.shown(Method.kind)
    return (page for item in methods for page in paper_pages(item, gathering))


@cache
def _work(count: int) -> Mapping[str, int]:
    """The work behind each of the families of pages, in the order in which a site makes them."""
    gathering = _gathering(count)
    families = (*PAGES, papers)
    return {family.__module__: bytecodes(lambda: list(family(gathering))) for family in families}  # noqa: B023 - run at once


def test_work_grows_as_the_records_do() -> None:
    _work(5)  # what is worked out once for all
    few, many = _work(FEW), _work(MANY)
    bent = {family: many[family] / few[family] for family in few if many[family] > STRAIGHT * few[family]}
    assert bent == {}


def test_a_search_through_all_for_each_would_be_seen() -> None:
    def drawn(record: int, records: range) -> tuple[list[int], list[int]]:
        """As much work as a page takes, and a look at every other record."""
        return [sign + record for sign in range(2000)], [other for other in records if other is record]

    def work(count: int) -> int:
        return bytecodes(lambda: [drawn(record, range(count)) for record in range(count)])

    assert work(MANY) > STRAIGHT * work(FEW)


@cache
def _pages() -> Mapping[str, Page]:
    gathering = _gathering(430)
    drawn = draw_all(chain(gathering_views(gathering), papers(gathering)))
    return {page.uri: page for page in drawn if isinstance(page, Page)}


def test_no_page_lists_all_records_of_a_kind() -> None:
    crowded = {uri: len(RECORD.findall(page.body)) for uri, page in _pages().items()}
    assert {uri: count for uri, count in crowded.items() if count > ON_A_PAGE} == {}


@pytest.mark.parametrize(
    "id_",
    [
        *("regional/metoden", "regional/ob0", "regional/p0", "regional/gruppen", "regional/platsen"),
        *("platsen/l0", "platsen/d0", "platsen/f0", "platsen/g0", "platsen/s0"),
    ],
)
def test_a_record_that_very_many_belong_to_has_a_page_of_ordinary_size(id_: str) -> None:
    gathering = _gathering(430)
    drawn = draw_all(pages_of(gathering.context.library.by_id[id_], gathering))
    pages = [page for page in drawn if isinstance(page, Page)]
    assert pages
    assert all(len(RECORD.findall(page.body)) <= ON_A_PAGE for page in pages)
    assert all(len(page.body) < 400_000 for page in pages)


@pytest.mark.parametrize(
    ("start", "record"),
    [
        ("metoder/", "metoder/regional/m"),
        ("tillampningar/", "tillampningar/regional/p"),
        ("matt/", "matt/regional/mm"),
        ("matt/regional/mattet/outcome-", "siffror/platsen/f"),
        ("platser/platsen", "siffror/platsen/f"),
        ("rapporter/lista-", "rapporter/decision-paper/regional/m"),
        ("rapporter/deviations", "avvikelser/platsen/d"),
        ("rapporter/start-now", "lardomar/platsen/l"),
        ("rapporter/funder", "metoder/regional/m"),
    ],
)
def test_nothing_is_lost_where_a_list_is_cut(start: str, record: str) -> None:
    own = "".join(page.body for uri, page in _pages().items() if uri.startswith(start))
    assert len(set(re.findall(rf'href="@/{record}\d+\.html"', own))) == 430


def test_every_page_of_a_list_is_reached_from_the_sections() -> None:
    pages = _pages()
    figures = "matt/regional/mattet/outcome-1.html"  # from the measure's own page
    reached = {uri for uri in pages if uri.endswith("index.html")} | {figures}
    waiting = list(reached)
    while waiting:
        found = set(re.findall(r'href="@/([^"#?]+)', pages[waiting.pop()].body)) & set(pages)
        waiting += found - reached
        reached |= found
    assert set(pages) - reached == {"sok.html"}
