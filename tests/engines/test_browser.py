"""What the theme, its settings and `mia.js` do in a browser, from a server and from a file share."""

from __future__ import annotations

import functools
import http.server
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import small_site
from small_site import EN, SETTINGS, SmallSite

from mia_kb.engines.mkdocs import render
from mia_kb.publishing.build import build
from mia_kb.publishing.settings_file import read_settings
from mia_kb.rendering.page import Heading, Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ViewportSize
    from playwright.sync_api import Page as Tab

    from mia_kb.publishing.content import SiteContents
    from mia_kb.publishing.settings import Settings

pytestmark = pytest.mark.browser
WIDE = "<h2 id='matt'>Mått</h2><table><tr>" + "<td>långtordlångtord</td>" * 30 + "</tr></table>"
LONG = "".join(f"<h2 id='rubrik{number}'>Rubrik {number}</h2>" + "<p>Text.</p>" * 20 for number in range(5))
NARROW: ViewportSize = {"width": 360, "height": 740}


def contents(settings: Settings) -> SiteContents:
    """The small site, with links between languages, a wide table and a long page."""
    toc = tuple(Heading(2, f"rubrik{number}", f"Rubrik {number}") for number in range(5))
    links = '<p><a href="@/metoder/regional/0.html">nästa</a> <a href="@/en/index.html">engelska</a></p>'
    record = replace(
        small_site.record(0), uri="metoder/regional/lang.html", body=f"<h1>Lång</h1>{links}{WIDE}{LONG}", toc=toc
    )
    search = tuple(
        Page(uri, "home", language, "S", "", "<h1>S</h1>")
        for uri, language in (("sok.html", small_site.SV), ("en/search.html", EN))
    )
    made = SmallSite()(settings)
    return made._replace(pages=(*made.pages, record, *search))


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and the folder of the site."""
    root = tmp_path_factory.mktemp("bank")
    handler = functools.partial(Quiet, directory=str(root / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        url = f"http://127.0.0.1:{server.server_port}/"
        features = "features: [navigation.instant, navigation.top, toc.follow, content.tooltips, "
        settings = SETTINGS.replace("https://exempel.se/bank/", url).replace("features: [", features)
        build(read_settings(small_site.create(root, settings)), contents, render)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield url, root / "site"
        server.shutdown()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def tab(context: BrowserContext, served: tuple[str, Path]) -> Iterator[Tab]:
    """A tab that fails the test for an error on its console or a request to another host."""
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda asked: faults.append(asked.url) if not asked.url.startswith((served[0], "file:", "data:")) else None,
    )
    yield page
    assert faults == []


def test_records_load_at_once_as_hand_written_pages_do(tab: Tab, served: tuple[str, Path]) -> None:
    tab.goto(served[0] + "bidra.html")
    tab.wait_for_load_state("networkidle")
    tab.evaluate("window.kept = true")
    tab.click(".md-tabs__link:has-text('Metoder')")
    tab.wait_for_url("**/metoder/index.html")
    tab.goto(served[0] + "metoder/regional/lang.html")
    tab.wait_for_load_state("networkidle")
    tab.evaluate("window.kept = true")
    tab.click("article a:has-text('nästa')")
    tab.wait_for_url("**/0.html")
    tab.wait_for_selector("h1:has-text('Fråga')")
    assert tab.evaluate("window.kept"), "the page was loaded anew"
    assert tab.title() == "Metod 0 - Provbanken"
    tab.click(".md-path a:has-text('Start')")
    tab.wait_for_selector("h1:has-text('Start')")
    assert tab.evaluate("window.kept")
    assert tab.get_attribute(".mia-language", "href") == served[0] + "en/index.html"


def test_a_link_to_the_other_language_changes_the_whole_page(tab: Tab, served: tuple[str, Path]) -> None:
    tab.goto(served[0] + "metoder/regional/lang.html")
    tab.wait_for_load_state("networkidle")
    tab.click("article a:has-text('engelska')")
    tab.wait_for_selector("html[lang=en]")
    tab.wait_for_selector(".md-header :text('The test bank')")
    assert tab.inner_text(".mia-language") == "Svenska"
    tab.click(".mia-language")
    tab.wait_for_selector("html[lang=sv]")
    assert tab.url == served[0] + "index.html"


@pytest.mark.parametrize("shared", [False, True], ids=["server", "file share"])
def test_the_contents_list_follows_the_reader(tab: Tab, served: tuple[str, Path], shared: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    tab.goto((served[1].as_uri() + "/" if shared else served[0]) + "metoder/regional/lang.html")
    tab.evaluate("document.getElementById('rubrik3').scrollIntoView()")
    tab.wait_for_selector(".md-sidebar--secondary .md-nav__link--active:has-text('Rubrik 3')")


def test_a_file_share_serves_pages_palette_and_search_link(tab: Tab, served: tuple[str, Path]) -> None:
    tab.goto(f"{served[1].as_uri()}/metoder/regional/lang.html")
    tab.click("label[title=Mörkt]")
    assert tab.get_attribute("body", "data-md-color-scheme") == "slate"
    tab.goto(tab.locator("#mia-search a").evaluate("link => link.href"))
    tab.wait_for_selector("h1:has-text('S')")
    assert tab.url.endswith("/sok.html")
    tab.click(".mia-language")
    assert tab.get_attribute("html", "lang") == "en"


def test_a_wide_table_can_be_scrolled_by_keyboard(tab: Tab, served: tuple[str, Path]) -> None:
    tab.set_viewport_size(NARROW)
    tab.goto(served[0] + "metoder/regional/lang.html")
    table = tab.locator("[role=region][tabindex='0']")
    table.wait_for()
    assert table.get_attribute("aria-label") == "Mått"
    table.focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("document.querySelector('[role=region]').scrollLeft > 0")


def test_the_menu_opens_and_closes_by_keyboard(tab: Tab, served: tuple[str, Path]) -> None:
    tab.set_viewport_size(NARROW)
    tab.goto(served[0] + "metoder/regional/lang.html")
    menu = tab.locator("#mia-menu")
    tab.wait_for_selector("#mia-menu[role=button][aria-expanded=false]")
    assert tab.evaluate("document.querySelector('.md-sidebar--primary').inert")
    menu.focus()
    for key in ("Enter", " "):
        tab.keyboard.press(key)
        tab.wait_for_selector("#mia-menu[aria-expanded=true]")
        assert tab.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
        tab.keyboard.press("Escape")
        tab.wait_for_selector("#mia-menu[aria-expanded=false]")
        assert tab.evaluate("document.activeElement.id") == "mia-menu"


def test_what_is_folded_away_in_the_menu_takes_no_focus(tab: Tab, served: tuple[str, Path]) -> None:
    tab.set_viewport_size(NARROW)
    tab.goto(served[0] + "bidra.html")
    tab.locator("#mia-menu").press("Enter")
    folded = tab.locator(".md-nav--primary nav.md-nav:has(a:has-text('Beslut'))").first
    button = tab.locator(".md-nav--primary label[role=button][aria-label=Metoder]")
    assert folded.evaluate("element => element.inert")
    assert button.get_attribute("aria-expanded") == "false"
    button.press("Enter")
    assert not folded.evaluate("element => element.inert")
    assert button.get_attribute("aria-expanded") == "true"


def test_the_first_tab_stop_skips_to_the_content(tab: Tab, served: tuple[str, Path]) -> None:
    tab.goto(served[0] + "metoder/regional/0.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className").startswith("md-skip")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('article') !== null")
