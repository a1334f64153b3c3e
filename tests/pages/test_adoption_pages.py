"""The pages of where methods live: the matrix in pages, stages in words with icons, and the ways to them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from small_libraries import library, record
from small_pages import TODAY, words
from test_records import EVERYTHING
from whole_site import links, section, shipped_library, site

from mia_kb.pages import adoption, comparison
from mia_kb.pages.context import Context
from mia_kb.pages.decision_papers import paper_pages
from mia_kb.pages.gathering import Gathering
from mia_kb.rendering.drawing import draw
from mia_kb.rendering.page import Asset
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.rendering.page import Page

FIRST, SECOND = "rapporter/adoption.html", "rapporter/adoption/2.html"
METHODS, PLACES = 45, 15


@cache
def many() -> dict[str, Page]:
    """The pages of a library with more methods and places than one table holds."""
    methods = [record(f"regional/methods/metod-{number:02}") for number in range(METHODS)]
    places = [record(f"regional/organisations/plats-{number:02}", "type: sub-project") for number in range(PLACES)]
    done = [
        record(
            f"plats-{number % PLACES:02}/practices/gor-{number:02}",
            f"method: metod-{number:02}\nplace: regional/plats-{number % PLACES:02}\nstage: initial",
        )
        for number in range(METHODS)
    ]
    gathering = Gathering(Context(library(*methods, *places, *done), TODAY, Language.SV))
    return {view.uri: draw(view) for view in adoption.pages(gathering)}


def rows_in(page: Page) -> int:
    return page.body.count('scope="row" role="rowheader"')


def test_many_methods_are_paged_and_none_is_left_out() -> None:
    first, second = many()[FIRST], many()[SECOND]
    assert (rows_in(first), rows_in(second)) == (adoption.ROWS, METHODS - adoption.ROWS)
    named = [number for number in range(METHODS) if f"metod-{number:02}<" in first.body + second.body]
    assert named == list(range(METHODS))
    assert SECOND in links(first)
    assert FIRST in links(second)
    assert 'aria-current="page"' in second.body


def test_a_table_is_no_wider_than_a_reader_bears_and_says_what_stands_elsewhere() -> None:
    body = many()[FIRST].body
    assert body.count('scope="col" role="columnheader"') == 1 + 12 + 1, "the method, twelve places, other places"
    assert body.count('class="mia-square__place"') == 3 * len([n for n in range(adoption.ROWS) if n % PLACES >= 12]) / 3


def test_a_place_without_a_column_has_a_page_of_its_own_too() -> None:
    assert "rapporter/adoption/place/plats-14.html" in many()
    assert "rapporter/adoption/place/plats-14.html" in links(many()[FIRST])


def test_how_it_stands_is_said_in_words_beside_its_icon() -> None:
    page = site(EVERYTHING, Language.SV)[FIRST]
    badges = re.findall(r'<span class="mia-badge [^"]*">(.*?)</span></span>', page.body)
    assert badges
    for badge in badges:
        assert badge.startswith("<svg")
        assert re.sub(r"<[^>]*>", "", badge).strip()


def test_the_drawing_has_its_words_and_its_table() -> None:
    page = site(shipped_library(), Language.SV)[FIRST]
    drawn = section(page, "years")
    assert re.search(r'<svg class="mia-years__drawing" role="img" aria-label="Hur många [^"]*År 2026: [^"]+"', drawn)
    assert drawn.count('<th scope="row">') == 12
    bars = [int(number) for number in re.findall(r'class="mia-years__number"[^>]*>(\d+)<', drawn)]
    cells = [int(number) for number in re.findall(r'class="mia-number">(\d+)<', drawn)]
    assert sorted(bars) == sorted(cell for cell in cells if cell)


def test_a_method_page_tells_where_it_lives_and_leads_on() -> None:
    page = site(shipped_library(), Language.SV)["metoder/regional/case-management.html"]
    told = words(section(page, "places"))
    for text in ("Östra Södertörn", "Prövad, inte införd", "inget berättat sedan", "Mottagare", "ingen känd"):
        assert text in told
    for uri in (FIRST, "rapporter/decision-paper/regional/case-management.html"):
        assert uri in links(page)
    assert "rapporter/jamfor.html?m=regional/case-management" in page.body


def test_ways_in() -> None:
    pages = site(shipped_library(), Language.SV)
    for uri in ("index.html", "rapporter/index.html", "platser/index.html"):
        assert FIRST in links(pages[uri]), uri
    assert "rapporter/adoption/place/varna.html" in links(pages["platser/varna.html"])
    assert "rapporter/jamfor.html" in links(pages["rapporter/index.html"])


def test_a_place_that_does_nothing_has_no_such_page_and_no_link_to_one() -> None:
    found = site(library(record("regional/organisations/tyst", "type: sub-project")), Language.SV)
    assert "rapporter/adoption/place/tyst.html" not in found
    assert "rapporter/adoption" not in found["platser/tyst.html"].body
    assert "Ingen plats har berättat" in words(found[FIRST].body)


def scripts() -> dict[str, str]:
    gathering = Gathering(Context(EVERYTHING, TODAY, Language.SV))
    papers = (page for item in gathering.context.shown("method") for page in paper_pages(item, gathering))
    found = [*comparison.pages(gathering), *papers]
    return {one.uri: one.content.decode() for one in found if isinstance(one, Asset)}


def test_each_method_has_one_small_script_and_they_are_listed() -> None:
    found = scripts()
    assert sorted(found) == ["rapporter/jamfor/methods.js", "rapporter/jamfor/regional/metoden.js"]
    assert found["rapporter/jamfor/methods.js"].startswith('miaCompare("methods",[["regional/metoden",')
    assert found["rapporter/jamfor/regional/metoden.js"].startswith('miaCompare("regional/metoden",{"title":')
