"""No page is a dead end, and no link leads nowhere: in the shipped library, a small one and an empty one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from small_pages import library
from test_records import EVERYTHING
from whole_site import ids, links, shipped_library, site

from mia_kb.library.link import link
from mia_kb.pages.sections import SECTIONS
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.library.link import Library
    from mia_kb.rendering.page import Page

LIBRARIES: dict[str, Callable[[], Library]] = {
    "shipped": shipped_library,
    "everything": lambda: EVERYTHING,
    "tiny": library,
    "empty": lambda: link([]),
}

OTHERS = {"search"}
"""Sections whose pages are tested where they are made."""


@cache
def pages_of(name: str) -> dict[str, Page]:
    return site(LIBRARIES[name]())


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_internal_link_leads_to_a_page_and_a_place_in_it(name: str) -> None:
    pages = pages_of(name)
    places = {uri: set(ids(page)) for uri, page in pages.items()}
    broken = []
    for uri, page in pages.items():
        for address in links(page):
            target, _, anchor = re.sub(r"\?[^#]*", "", address).partition("#")
            target = target or uri
            if target not in pages or (anchor and anchor not in places[target]):
                broken.append(f"{uri}: {address}")
    assert broken == []


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_section_has_its_own_page_in_both_languages(name: str) -> None:
    assert {uri for spec in SECTIONS for uri in (spec.uri_sv, spec.uri_en)} <= set(pages_of(name))


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_page_is_whole_says_for_whom_it_is_and_leads_on(name: str) -> None:
    for uri, page in pages_of(name).items():
        found = ids(page)
        assert len(found) == len(set(found)), uri
        assert page.body.count("<h1") == 1, uri
        assert page.description or page.source, uri
        if page.section in OTHERS:
            continue
        assert links(page) - {uri}, uri
        if page.source is None:
            assert '<p class="mia-lead">' in page.body, uri
        for element in ("section", "div", "article", "ul", "ol", "li", "p", "dl", "dd", "span", "a", "nav", "details"):
            assert page.body.count(f"<{element} ") + page.body.count(f"<{element}>") == page.body.count(
                f"</{element}>"
            ), (uri, element)


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_page_leads_to_itself_in_the_other_language(name: str) -> None:
    pages = pages_of(name)
    for uri, page in pages.items():
        assert page.alternate in pages, uri
        assert pages[page.alternate].language != page.language


def test_a_site_of_one_language_leads_to_no_other() -> None:
    for page in site(EVERYTHING, Language.SV).values():
        assert not page.uri.startswith("en/")


def test_every_page_but_home_is_reached_from_home() -> None:
    pages = pages_of("shipped")
    reached, waiting = {"index.html"}, ["index.html"]
    sections = {spec.uri_sv for spec in SECTIONS}
    while waiting:
        for address in links(pages[waiting.pop()]) | sections:
            target = re.split(r"[#?]", address)[0]
            if target in pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert {uri for uri in pages if not uri.startswith("en/")} - reached == set()
