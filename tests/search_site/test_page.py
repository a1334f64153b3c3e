"""The search page: facets, address, order, pages, lists to take along."""

from __future__ import annotations

import csv
import io
import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, served: tuple[Path, str]) -> str:
    """Where the site is, ending with a slash."""
    return served[1] if request.param == "http" else f"{served[0].as_uri()}/"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """A tab in which nothing may go wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    tab = context.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield tab
    assert errors == []
    assert not tab.evaluate("window.hacked")
    context.close()


def open_page(tab: Tab, base: str, asked: str = "", language: str = "sv") -> None:
    page = "en/search.html" if language == "en" else "sok.html"
    tab.goto(f"{base}{page}{asked}")
    settle(tab)


def settle(tab: Tab) -> None:
    """Wait until the hits are those that were asked for."""
    tab.wait_for_selector('.mia-find__list[aria-busy="false"]', state="attached")


def titles(tab: Tab) -> list[str]:
    return tab.locator(".mia-find__title").all_inner_texts()


def total(tab: Tab) -> int:
    return int(tab.locator(".mia-find__count").inner_text().split()[0])


def box(tab: Tab, name: str) -> Locator:
    return tab.locator(".mia-facet__code", has_text=name).locator("input")


def count_at(tab: Tab, name: str) -> int:
    return int(tab.locator(".mia-facet__code", has_text=name).locator(".mia-count").inner_text())


def address(tab: Tab) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.url).query)


def test_everything_is_there_before_a_word_is_typed(tab: Tab, base: str) -> None:
    open_page(tab, base)
    assert "poster och sidor" in tab.locator(".mia-find__count").inner_text()
    assert total(tab) > 40
    assert len(titles(tab)) == 20


def test_a_filter_counts_narrows_and_stands_in_the_address(tab: Tab, base: str) -> None:
    open_page(tab, base, "?q=resursteam")
    before = total(tab)
    practices = count_at(tab, "Tillämpningar")
    assert practices == 2
    box(tab, "Tillämpningar").check()
    tab.wait_for_function("document.querySelector('.mia-find__count').textContent === '2 träffar'")
    assert set(titles(tab)) == {"Samverkansteam varannan vecka", "Resursteam i hela Södra"}
    assert address(tab) == {"q": ["resursteam"], "kind": ["practice"]}
    assert count_at(tab, "Metoder") == 1, "the other codes of a facet count as if none were chosen"
    box(tab, "Metoder").check()
    tab.wait_for_function("document.querySelector('.mia-find__count').textContent === '3 träffar'")
    assert address(tab)["kind"] == ["method", "practice"]
    tab.get_by_role("button", name="Ta bort alla filter").click()
    tab.wait_for_function(f"document.querySelector('.mia-find__count').textContent === '{before} träffar'")
    assert address(tab) == {"q": ["resursteam"]}
    assert not box(tab, "Metoder").is_checked()


def test_a_link_opens_as_it_was_left(tab: Tab, base: str) -> None:
    open_page(tab, base, "?q=samverkansteam&kind=practice&place=regional%2Fsodra&sort=newest")
    assert titles(tab) == ["Resursteam i hela Södra"]
    assert tab.input_value("#mia-search-field") == "samverkansteam"
    assert box(tab, "Tillämpningar").is_checked()
    assert box(tab, "Södra").is_checked()
    assert box(tab, "Södra").is_visible(), "a facet with a chosen code is open"
    assert tab.input_value("#mia-search-sort") == "newest"


def test_what_the_address_makes_up_is_left_out(tab: Tab, served: tuple[Path, str]) -> None:
    open_page(tab, served[1], "?q=vandring&kind=enhörning&sort=störst&page=99&__proto__=x")
    assert total(tab) == 25
    assert len(titles(tab)) == 5, "the last page there is"


def test_typing_searches_and_the_address_follows(tab: Tab, served: tuple[Path, str]) -> None:
    open_page(tab, served[1])
    tab.get_by_label("Vad letar du efter?").fill("samordnad individuell plan")
    tab.wait_for_function("document.querySelector('.mia-find__title').textContent.startsWith('Samordnad')")
    assert address(tab) == {"q": ["samordnad individuell plan"]}


def test_pages_of_hits(tab: Tab, served: tuple[Path, str]) -> None:
    open_page(tab, served[1], "?q=vandring")
    assert total(tab) == 25
    first = titles(tab)
    tab.get_by_role("navigation", name="Sidor med träffar").get_by_role("link", name="Nästa").click()
    tab.get_by_text("Sida 2 av 2").wait_for()
    assert address(tab)["page"] == ["2"]
    assert len(first) == 20
    assert len(set(first) | set(titles(tab))) == 25
    assert tab.evaluate("document.activeElement.id") == "mia-find-count"
    tab.reload()
    tab.get_by_text("Sida 2 av 2").wait_for()


def test_most_used_in_practice_first(tab: Tab, served: tuple[Path, str]) -> None:
    open_page(tab, served[1], "?sort=used")
    assert set(titles(tab)[:3]) == {
        "Träffa deltagaren i ett gemensamt team",
        "Samverkansteam varannan vecka",
        "Resursteam i hela Södra",
    }


def test_the_order_that_is_chosen(tab: Tab, base: str) -> None:
    open_page(tab, base, "?q=vandring")
    relevant = titles(tab)
    assert relevant[:3] != ["Vandra väg 17", "Vandra väg 22", "Vandra väg 5"]
    order = tab.get_by_role("combobox", name="Sortera efter")
    order.select_option("Nyast först")
    tab.wait_for_function("document.querySelector('.mia-find__title').textContent === 'Vandra väg 17'")
    assert titles(tab)[:3] == ["Vandra väg 17", "Vandra väg 22", "Vandra väg 5"], "by their last review"
    assert len(titles(tab)) == 20
    assert address(tab)["sort"] == ["newest"]
    order.select_option("Relevans")
    tab.wait_for_function("document.querySelector('.mia-find__title').textContent !== 'Vandra väg 17'")
    assert titles(tab) == relevant
    assert "sort" not in address(tab)
    tab.get_by_label("Vad letar du efter?").fill("team")
    tab.wait_for_function("document.querySelector('.mia-find__title').textContent === 'Myndighetsgemensamt team'")
    order.select_option("Mest använt i praktiken")
    tab.wait_for_function(
        "document.querySelector('.mia-find__title').textContent === 'Träffa deltagaren i ett gemensamt team'"
    )
    assert address(tab)["sort"] == ["used"]


def test_the_list_as_csv(tab: Tab, base: str, served: tuple[Path, str]) -> None:
    open_page(tab, base, "?q=vandring")
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="Spara som CSV").click()
    content = waiting.value.path().read_bytes()
    assert waiting.value.suggested_filename == "traffar.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == ["Rubrik", "Slag", "Text", "Permanent id", "Adress"]
    assert len(rows) == 26, "all hits, not only those of the page"
    assert rows[1][4].startswith(base + "lardomar/sodra/vandring-")
    assert len({row[3] for row in rows}) == len(rows)
    for title, _, _, _, address in rows[1:]:
        page = (served[0] / address.removeprefix(base)).read_text("utf-8")
        assert f"<h1>{escape(title)}" in re.sub("<h1[^>]*>", "<h1>", page), address


def test_no_cell_is_a_formula(tab: Tab, served: tuple[Path, str]) -> None:
    open_page(tab, served[1], "?q=formel")
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="Spara som CSV").click()
    text = waiting.value.path().read_text("utf-8-sig")
    assert "\"'=HYPERLINK(" in text
    assert ';"=' not in text
    assert '\n"=' not in text


def test_the_list_is_copied(browser: Browser, base: str) -> None:
    context = browser.new_context()
    if base.startswith("http"):
        context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    open_page(tab, base, "?q=resursteam&kind=practice")
    tab.get_by_role("button", name="Kopiera listan").click()
    tab.get_by_text("Listan är kopierad").wait_for()
    if base.startswith("http"):
        copied = tab.evaluate("navigator.clipboard.readText()")
        assert f"{base}tillampningar/sodra/resursteam.html" in copied
    context.close()


def test_print_has_all_hits_and_no_controls(tab: Tab, base: str) -> None:
    open_page(tab, base, "?q=vandring")
    # a function of its own, since an expression that gives a function is called at once
    counting = (
        "() => { window.print = () => { window.printed = document.querySelectorAll('.mia-find__hit').length; }; }"
    )
    tab.evaluate(counting)
    tab.get_by_role("button", name="Skriv ut listan").click()
    tab.wait_for_function("window.printed")
    assert tab.evaluate("window.printed") == 25
    tab.emulate_media(media="print")
    assert not tab.locator(".mia-find__filters").is_visible()
    assert not tab.locator(".mia-find__tools").is_visible()
    assert tab.locator(".mia-find__title").first.is_visible()
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    tab.wait_for_function("document.querySelectorAll('.mia-find__hit').length === 20")


def test_no_hits_is_an_answer(tab: Tab, base: str) -> None:
    open_page(tab, base, "?q=zzqkz")
    assert tab.locator(".mia-find__count").inner_text() == "Inga träffar"
    assert tab.get_by_text("Ingen har skrivit ned det här ännu:").is_visible()
    href = str(tab.get_by_role("link", name="skriv det").get_attribute("href"))
    tab.goto(href)
    tab.wait_for_selector("article h1")


def test_other_names_are_offered_where_nothing_is_found(tab: Tab, base: str) -> None:
    open_page(tab, base, "?q=rsurtaemm")
    assert tab.locator(".mia-find__count").inner_text() == "Inga träffar"
    told = tab.locator(".mia-search__nothing")
    assert told.locator("p", has_text="Menade du").get_by_role("button").all_inner_texts() == ["resursteam"]
    related = told.locator("p", has_text="Närliggande").get_by_role("button")
    assert {"MGT", "samverkansteam"} <= set(related.all_inner_texts())
    related.get_by_text("MGT").click()
    tab.wait_for_function("new URLSearchParams(location.search).get('q') === 'MGT'")


def test_a_word_that_filters_shut_out_can_be_freed(tab: Tab, served: tuple[Path, str]) -> None:
    open_page(tab, served[1], "?q=vandring&kind=term")
    assert tab.locator(".mia-find__count").inner_text() == "Inga träffar"
    tab.get_by_role("button", name="Ta bort alla filter").click()
    tab.wait_for_function("document.querySelector('.mia-find__count').textContent === '25 träffar'")


def test_in_english(tab: Tab, served: tuple[Path, str]) -> None:
    open_page(tab, served[1], "?q=multi-agency+team", "en")
    assert "Multi-agency team" in titles(tab)
    assert tab.get_by_label("What are you looking for?").is_visible()
    assert box(tab, "Methods").count() == 1
    assert "hit" in tab.get_by_role("heading", level=2).get_by_role("status").inner_text()


def test_the_language_link_and_back(tab: Tab, served: tuple[Path, str]) -> None:
    open_page(tab, served[1], "?q=team")
    tab.click(".mia-language")
    tab.wait_for_url("**/en/search.html")
    tab.wait_for_function("document.querySelector('.mia-find__count')?.textContent.includes('records')")


def test_by_keyboard(tab: Tab, served: tuple[Path, str]) -> None:
    open_page(tab, served[1], "?q=resursteam")
    tab.focus("#mia-search-field")
    stops = []
    for _ in range(5):
        tab.keyboard.press("Tab")
        stops.append(tab.evaluate("document.activeElement.type || document.activeElement.tagName"))
    assert stops == ["submit", "SUMMARY", "SUMMARY", "checkbox", "checkbox"]
    tab.keyboard.press("Space")
    settle(tab)
    assert "kind" in address(tab)
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert tab.evaluate("document.activeElement.type") == "checkbox", "the focus stays where it was"


def test_without_script_the_lists_remain(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(base + "sok.html")
    assert "JavaScript" in tab.inner_text("article noscript")
    tab.click("article noscript a")
    assert tab.url == base + "hitta/index.html"
    tab.click("#mia-search a")
    assert tab.url == base + "sok.html"
    context.close()


def test_an_index_that_cannot_be_loaded_is_said(browser: Browser, served: tuple[Path, str]) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.route("**/search/labels.js", lambda route: route.abort())
    tab.goto(served[1] + "sok.html")
    tab.get_by_text("Sökregistret gick inte att läsa in").wait_for()
    assert tab.locator("#mia-search-failed a").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(scheme: str, browser: Browser, base: str) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, color_scheme="dark" if scheme == "dark" else "light"
    )
    tab = context.new_page()
    open_page(tab, base, "?q=team&kind=method")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    tab.get_by_text("Filtrera", exact=True).click()
    assert box(tab, "Metoder").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_as_a_screen_reader_tells_it(tab: Tab, base: str) -> None:
    open_page(tab, base, "?q=vandring")
    form = tab.get_by_role("search").filter(has=tab.get_by_role("searchbox", name="Vad letar du efter?"))
    assert form.get_by_role("button", name="Sök", exact=True).count() == 1
    region = tab.get_by_role("region", name="25 träffar")
    assert region.get_by_role("heading", level=2).get_by_role("status").inner_text() == "25 träffar"
    assert region.get_by_role("list").first.get_by_role("listitem").count() == 20
    assert region.get_by_role("heading", level=3).first.get_by_role("link").count() == 1
    assert region.get_by_role("combobox", name="Sortera efter").count() == 1
    assert region.get_by_role("navigation", name="Sidor med träffar").get_by_role("link").count() == 1
    assert tab.get_by_role("group", name="Slag").get_by_role("checkbox", name="Lärdomar 25").count() == 1
    assert region.locator("ol").get_attribute("aria-busy") == "false"


def test_a_part_that_cannot_be_loaded_is_told_and_tried_again(browser: Browser, served: tuple[Path, str]) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.route("**/search/facets.js*", lambda route: route.abort())
    tab.goto(served[1] + "sok.html?q=vandring")
    tab.get_by_role("alert").filter(has_text="Sökregistret gick inte att läsa in").wait_for()
    tab.unroute("**/search/facets.js*")
    tab.get_by_label("Vad letar du efter?").fill("vandring väg")
    tab.locator(".mia-find__title", has_text="Vandra väg").first.wait_for()
    assert tab.get_by_role("alert").count() == 0
    context.close()
