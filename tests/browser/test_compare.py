"""Methods side by side in the browser, and where they live: from a file share, under a strict policy, on a phone."""

from __future__ import annotations

import functools
import http.server
import json
import re
import threading
from typing import TYPE_CHECKING

import pytest
from search_fixtures import Handler

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser
CASE, SE, IPS = "regional/case-management", "regional/supported-employment", "regional/ips"
COMPARE, ADOPTION = "rapporter/jamfor.html", "rapporter/adoption.html"
PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    """The site on a server; below strict/ it lets no inline script and no evaluation run."""
    handler = functools.partial(Handler, directory=str(shipped_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, shipped_site: Path) -> str:
    """Where the site is, ending with a slash."""
    return request.getfixturevalue("address") if request.param == "http" else f"{shipped_site.as_uri()}/"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """A tab in which nothing may go wrong and nothing be fetched."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab, errors, fetched = context.new_page(), [], []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    tab.on(
        "request",
        lambda asked: fetched.append(asked.url) if asked.resource_type == "fetch" and "jamfor" in asked.url else None,
    )
    yield tab
    assert errors == []
    assert fetched == []
    context.close()


def open_with(tab: Tab, base: str, *methods: str, more: str = "") -> None:
    tab.goto(f"{base}{COMPARE}?{'&'.join(f'm={method}' for method in methods)}{more}")
    tab.wait_for_selector(f".mia-compare--{len(methods)}")


def heads(tab: Tab) -> list[str]:
    return [text.split("\n")[0] for text in tab.locator(".mia-compare__grid thead th").all_inner_texts()][1:]


def chooser(tab: Tab, number: int) -> Locator:
    return tab.get_by_label(f"Metod {number}", exact=True)


def row(tab: Tab, question: str) -> Locator:
    return tab.locator(".mia-compare__grid tbody tr", has=tab.locator("th", has_text=question))


def test_what_the_address_names_stands_side_by_side(tab: Tab, base: str) -> None:
    open_with(tab, base, CASE, IPS)
    assert [head[:15] for head in heads(tab)] == ["Låt en person h", "Ge stöd till ar"]
    assert tab.locator(".mia-compare__grid tbody tr").count() == 11
    figures = row(tab, "Siffror").locator("td").all_inner_texts()
    assert "20 % (av ett antal som inte framgår" in figures[1].replace("\N{NO-BREAK SPACE}", " ")
    assert "Period" in figures[1], "no value without its context"
    assert tab.locator("[role=status]").first.inner_text() == "2 metoder visas."


def test_only_the_papers_that_are_shown_are_loaded(tab: Tab, address: str) -> None:
    loaded: list[str] = []
    tab.on(
        "request", lambda asked: loaded.append(asked.url.partition("jamfor/")[2]) if "jamfor/" in asked.url else None
    )
    open_with(tab, address, CASE, IPS)
    assert loaded == ["methods.js", f"{CASE}.js", f"{IPS}.js"]


def test_choosing_changes_the_table_and_the_address(tab: Tab, base: str) -> None:
    open_with(tab, base, CASE)
    assert "en metod till" in tab.locator("[role=status]").first.inner_text()
    chooser(tab, 2).select_option(SE)
    tab.wait_for_selector(".mia-compare--2")
    assert tab.url == f"{base}{COMPARE}?m={CASE}&m={SE}"
    assert chooser(tab, 3).locator(f"option[value='{CASE}']").is_disabled(), "nothing is compared with itself"
    chooser(tab, 1).select_option("")
    tab.wait_for_selector(".mia-compare--1")
    assert tab.url == f"{base}{COMPARE}?m={SE}"
    assert chooser(tab, 1).input_value() == SE


def test_a_decision_is_proposed_in_words_and_kept_in_the_address(tab: Tab, address: str) -> None:
    open_with(tab, address, CASE, SE)
    proposal = row(tab, "Förslag till beslut").locator("td").first
    assert "beslutar att pröva" in proposal.locator(".mia-compare__wording").inner_text()
    assert proposal.locator("option").all_inner_texts() == ["pröva", "inför", "avvakta", "avböj"]
    proposal.get_by_role("combobox").select_option("decline")
    assert "Styrgruppen avböjer ”Låt en person" in proposal.locator(".mia-compare__wording").inner_text()
    assert tab.url.endswith(f"&d={CASE}:decline")
    proposal.get_by_label("Ägare").fill("enhetschef")
    chooser(tab, 3).select_option(IPS)
    tab.wait_for_selector(".mia-compare--3")
    assert row(tab, "Förslag till beslut").get_by_label("Ägare").first.input_value() == "enhetschef"
    assert "enhetschef" not in tab.url
    tab.reload()
    tab.wait_for_selector(".mia-compare--3")
    assert row(tab, "Förslag till beslut").get_by_role("combobox").first.input_value() == "decline"


def test_what_the_address_makes_up_is_left_out_and_said(tab: Tab, address: str) -> None:
    made_up = "&m=regional/nej&m=../../x&m=%3Cimg%20src=x%20onerror=alert(1)%3E&d=regional/ips:regera&x=99&m=__proto__"
    tab.goto(f"{address}{COMPARE}?m={CASE}&m={IPS}&m={CASE}{made_up}")
    tab.wait_for_selector(".mia-compare--2")
    said = tab.locator("[role=status]").first.inner_text()
    assert "regional/nej" in said
    assert "<img src=x" in said, "as text"
    assert tab.locator(".mia-compare img").count() == 0
    assert tab.url == f"{address}{COMPARE}?m={CASE}&m={IPS}"


def test_on_paper_it_is_one_page_or_says_what_to_cut(tab: Tab, address: str) -> None:
    def pages() -> int:
        return len(PAGE.findall(tab.pdf(prefer_css_page_size=True)))

    for methods in ((CASE, SE), (CASE, IPS), (IPS, "regional/mia-kompassen", "regional/aktivitetsplats")):
        open_with(tab, address, *methods)
        assert tab.locator(".mia-notice[role=status]").is_hidden()
        assert pages() == 1, methods
    tab.route(f"**/{CASE}.js", lambda route: route.fulfill(body=with_many_risks(route.fetch().text())))
    open_with(tab, address, CASE, SE, "regional/arbetstraning-i-socialt-foretag")
    cut = tab.locator(".mia-notice[role=status]")
    assert "Korta först: Risker, Siffror" in cut.inner_text()
    assert pages() == 2
    row(tab, "Risker").get_by_role("button").click()
    assert cut.is_hidden()
    assert pages() == 1
    assert tab.url.endswith("&x=9")
    tab.emulate_media(media="print")
    assert not row(tab, "Risker").is_visible()
    assert not tab.locator("fieldset").is_visible()
    assert row(tab, "Siffror").is_visible()


def with_many_risks(script: str) -> str:
    """A method's script with more risks than a page takes."""
    call, comma, value = script.partition(",")
    paper = json.loads(value.strip().removesuffix(")"))
    paper["answers"][8] = ["Platserna är fulla när deltagaren är redo, och ingen vet hur länge det dröjer."] * 30
    return f"{call}{comma}{json.dumps(paper)})"


def test_by_keyboard(tab: Tab, address: str) -> None:
    open_with(tab, address, CASE)
    chooser(tab, 2).focus()
    tab.keyboard.press("ArrowDown")
    tab.wait_for_selector(".mia-compare--2")
    assert tab.evaluate("document.activeElement.id") == "mia-compare-2", "the focus stays where it was"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "mia-compare-3"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skriv ut på en sida"
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    row(tab, "Risker").get_by_role("button").focus()
    tab.keyboard.press("Space")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == "Ta med i utskriften: Risker"
    assert "x=9" in tab.url


def test_from_a_method_and_from_its_paper(tab: Tab, base: str) -> None:
    for start in (f"metoder/{CASE}.html", f"rapporter/decision-paper/{CASE}.html"):
        tab.goto(base + start)
        tab.get_by_role("link", name="Jämför med andra metoder").click()
        tab.wait_for_selector(".mia-compare--1")
        assert tab.url == f"{base}{COMPARE}?m={CASE}"


def test_the_language_link_keeps_what_was_chosen(tab: Tab, address: str) -> None:
    open_with(tab, address, CASE, IPS)
    tab.click(".mia-language")
    tab.wait_for_selector(".mia-compare--2")
    assert tab.url == f"{address}en/reports/compare.html?m={CASE}&m={IPS}"
    assert heads(tab)[0].startswith("Let one person")
    assert tab.get_by_label("Method 1", exact=True).input_value() == CASE


def test_without_script_the_page_says_so_and_leads_to_the_papers(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{base}{COMPARE}?m={CASE}")
    assert "JavaScript" in tab.inner_text("article noscript")
    tab.click("article noscript a")
    tab.click("article a:has-text('Låt en person hålla ihop')")
    assert tab.url == f"{base}rapporter/decision-paper/{CASE}.html"
    context.close()


def test_a_policy_that_lets_no_inline_script_run_is_kept(browser: Browser, address: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    own: list[str] = []
    tab.on("pageerror", lambda error: own.append(str(error.stack)) if "mia-compare" in str(error.stack) else None)
    open_with(tab, f"{address}strict/", CASE, IPS)
    chooser(tab, 3).select_option(SE)
    tab.wait_for_selector(".mia-compare--3")
    assert own == []
    context.close()


def test_a_list_or_a_paper_that_cannot_be_loaded_is_said(browser: Browser, address: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.route(f"**/jamfor/{IPS}.js", lambda route: route.abort())
    tab.goto(f"{address}{COMPARE}?m={CASE}&m={IPS}")
    tab.get_by_text("Beslutsunderlaget för ”Ge stöd").wait_for()
    assert len(heads(tab)) == 1
    tab.route("**/jamfor/methods.js", lambda route: route.abort())
    tab.goto(f"{address}{COMPARE}?m={CASE}")
    tab.get_by_text("Metoderna gick inte att läsa in").wait_for()
    assert tab.locator("#mia-compare-failed a").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("uri", [f"{COMPARE}?m={CASE}&m={IPS}", ADOPTION, "rapporter/adoption/place/varna.html"])
def test_it_fits_a_phone(scheme: str, uri: str, browser: Browser, shipped_site: Path) -> None:
    dark = "dark" if scheme == "dark" else "light"
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=dark)  # type: ignore[arg-type]
    tab = context.new_page()
    tab.goto(f"{shipped_site.as_uri()}/{uri}")
    tab.wait_for_selector(".mia-compare--2" if "jamfor" in uri else "h1")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_the_matrix_is_a_table_to_a_screen_reader_on_every_width(tab: Tab, address: str) -> None:
    for width in (1280, 320):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(address + ADOPTION)
        table = tab.get_by_role("table").first
        assert table.get_by_role("columnheader").count() == 10, width
        assert table.get_by_role("rowheader").count() == 10, width
        assert table.get_by_role("cell", name="Prövad, inte införd").first.is_visible()


def test_the_years_can_be_read_as_a_table_by_keyboard(tab: Tab, address: str) -> None:
    tab.goto(address + ADOPTION)
    tab.get_by_text("Samma sak som tabell").focus()
    tab.keyboard.press("Enter")
    assert tab.get_by_role("columnheader", name="Avslutad").is_visible()
    assert tab.get_by_role("img", name=re.compile("Hur många som var i varje fas")).is_visible()
