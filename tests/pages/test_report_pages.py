"""Reports as pages: on as many as it takes, nothing lost, and no dead end where there is nothing to report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from small_pages import library, words
from whole_site import links, site

from mia_kb.library.link import link
from mia_kb.pages.paging import FEW, near
from mia_kb.pages.sheets import MOST, sheets
from mia_kb.reports.report import Block, Column, Number, Part, Report, Share, said
from mia_kb.reports.site_words import ON_SITE
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mia_kb.rendering.page import Page

PLACES = ("rapporter", "en/reports")


def _block(key: str, count: int) -> Block:
    return Block(key, "", (Column("number", ""),), tuple((number,) for number in range(count)))


def _report(*parts: Part) -> Report:
    numbers = (Number("all", "", Share(1, 1)),)
    return Report("log", said("Log"), said("All of it"), date(2026, 11, 22), parts, numbers)


def _part(key: str, *blocks: Block) -> Part:
    return Part(key, said(key), (said("First"),), blocks)


def _rows(report: Report, part: str, block: str) -> list[object]:
    return [
        row[0]
        for sheet in sheets(report)
        for found in sheet.parts
        if found.key == part
        for own in found.blocks
        if own.key == block
        for row in own.rows
    ]


def test_a_report_that_fits_is_left_as_it_is() -> None:
    report = _report(_part("one", _block("a", MOST - 1)), _part("two"))
    assert sheets(report) == (report,)


def test_a_report_without_parts_is_one_page() -> None:
    assert sheets(_report()) == (_report(),)


def test_a_long_report_goes_on_and_nothing_is_lost() -> None:
    report = _report(
        _part("one", _block("a", 10), _block("b", 2 * MOST + 7)), _part("two", _block("c", 30)), _part("three")
    )
    found = sheets(report)
    assert len(found) == 3
    assert [_rows(report, "one", "a"), _rows(report, "one", "b"), _rows(report, "two", "c")] == [
        list(range(10)),
        list(range(2 * MOST + 7)),
        list(range(30)),
    ]
    assert [part.key for sheet in found for part in sheet.parts] == ["one", "one", "one", "two", "three"]


def test_what_is_said_first_and_the_numbers_are_said_once() -> None:
    first, *rest = sheets(_report(_part("one", _block("a", 3 * MOST))))
    assert first.numbers
    assert [bool(part.says) for part in first.parts] == [True]
    assert [(sheet.numbers, part.says) for sheet in rest for part in sheet.parts] == [((), ())] * 2


@pytest.mark.parametrize("count", [1, MOST, MOST + 1, 5 * MOST])
def test_no_page_of_a_report_is_longer_than_it_may_be(count: int) -> None:
    many = _report(*(_part(f"part-{number}") for number in range(count)))
    long = _report(_part("one", *(_block(f"block-{number}", 7) for number in range(count // 7 + 1))))
    for sheet in (*sheets(many), *sheets(long)):
        assert sum(max(1, sum(len(block.rows) for block in part.blocks)) for part in sheet.parts) <= MOST


def test_pages_of_a_long_list_lead_to_those_near_and_to_the_ends() -> None:
    assert near(1, 1) == ()
    assert near(3, FEW) == tuple(range(1, FEW + 1))
    assert near(50, 1000) == (
        *(1, 18, 34, 42, 46, 47, 48, 49, 50),
        *(51, 52, 53, 54, 58, 66, 82, 114, 178, 306, 562, 1000),
    )


@cache
def _empty() -> Mapping[str, Page]:
    return site(link([]))


@cache
def _told() -> Mapping[str, Page]:
    return site(library("== platsen/lessons/l\n== platsen/deviations/d\n"))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", [name for name in ON_SITE if name != "health"])
def test_where_there_is_nothing_to_report_a_page_says_what_that_means_and_how_to_begin(place: str, name: str) -> None:
    page = _empty()[f"{place}/{name}.html"]
    said_so = {"rapporter": "inte samma sak som att inget har gjorts", "en/reports": "not the same as nothing having"}
    assert said_so[place] in words(page.body)
    assert any(address.endswith("#contribute") for address in links(page))


def test_deviations_and_places_that_are_missing_are_asked_for() -> None:
    assert "Fråga dem som möter deltagare vad som skaver" in words(_empty()["rapporter/deviations.html"].body)
    assert "Beskriv varje delprojekt som en organisation" in words(_empty()["rapporter/start-now.html"].body)


def test_a_report_that_says_something_does_not_say_that_it_is_empty() -> None:
    for name in ("start-now", "deviations", "funder"):
        page = _told()[f"rapporter/{name}.html"]
        assert "#contribute" not in "".join(links(page))
        assert "Ingen plats är beskriven" not in words(page.body)


def test_a_long_report_leads_from_page_to_page() -> None:
    text = "".join(f"== platsen/lessons/l{number}\n" for number in range(MOST + 50))
    pages = site(library(text), Language.SV)
    first, second = pages["rapporter/deviations.html"], pages["rapporter/deviations/2.html"]
    assert (first.title, second.title) == (
        "Avvikelserna och svaren på dem (1/2)",
        "Avvikelserna och svaren på dem (2/2)",
    )
    assert "rapporter/deviations/2.html" in links(first)
    assert "rapporter/deviations.html" in links(second)
    assert replace(second, alternate=None) != replace(first, alternate=None)
    assert second.alternate == "en/reports/deviations/2.html"


def test_many_decision_papers_are_listed_by_letter() -> None:
    names = [f"{sign}{number}" for sign in "aöä" for number in range(70)]
    text = "".join(f"== regional/methods/m{place}\ntitle: {name}\n" for place, name in enumerate(names))
    pages = site(library(text), Language.SV)
    index = pages["rapporter/index.html"]
    assert [heading.title for heading in index.toc][-4:] == ["A", "M", "Ä", "Ö"]
    listed = {
        address
        for uri, page in pages.items()
        if uri == "rapporter/index.html" or uri.startswith("rapporter/lista-letter-")
        for address in links(page)
        if address.startswith("rapporter/decision-paper/")
    }
    assert listed == {uri for uri in pages if uri.startswith("rapporter/decision-paper/")}
    assert len(listed) == 211


def test_a_few_decision_papers_stand_in_one_list() -> None:
    index = site(library(), Language.SV)["rapporter/index.html"]
    assert "rapporter/decision-paper/regional/metoden.html" in links(index)
    assert [heading.id for heading in index.toc] == ["papers"]
