"""The shipped library as people use it: reading, phone, dark, without a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from watching import Watched, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
METHOD = "metoder/regional/myndighetsgemensamt-team.html"
LOOKED_AT = (
    "index.html",
    "metoder/index.html",
    METHOD,
    "lardomar/index.html",
    "platser/roslagen.html",
    "parter/arbetsformedlingen.html",
    "siffror/index.html",
    "ordlista/index.html",
    "vad-gick-fel/index.html",
    "ny-pa-jobbet/index.html",
    "hitta/index.html",
    "om/index.html",
    "en/index.html",
    "en/methods/regional/myndighetsgemensamt-team.html",
)


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with served(shipped_site) as own:
        yield own


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Watched(context.new_page())
    context.close()


def test_from_home_to_method_to_lesson_to_place(watched: Watched, address: str) -> None:
    tab = watched.tab
    tab.goto(address)
    tab.click("nav.md-tabs a:has-text('Metoder')")
    tab.wait_for_url("**/metoder/index.html")
    tab.click("article a:has-text('gemensamt team')")
    tab.wait_for_url(f"**/{METHOD}")
    assert "ingen rekommendation" in tab.inner_text("article")
    tab.click("article a[href*='lardomar/']")
    tab.wait_for_url("**/lardomar/**")
    tab.click("article a[href*='platser/'], article a[href*='metoder/']")
    tab.wait_for_selector("article h1")
    assert watched.errors == []
    assert watched.strangers(address) == set()


def test_instant_loading_follows_record_pages(watched: Watched, address: str) -> None:
    """A record is opened from a list without the document being loaded anew."""
    tab = watched.tab
    tab.goto(f"{address}metoder/index.html")
    tab.evaluate("window.stillHere = true")
    tab.wait_for_timeout(500)  # the sitemap is fetched in the background
    tab.click("article a:has-text('gemensamt team')")
    tab.wait_for_url(f"**/{METHOD}")
    assert watched.errors == []


@pytest.mark.parametrize("uri", LOOKED_AT)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_fits_a_phone_and_asks_nobody(uri: str, scheme: str, browser: Browser, shipped_site: Path) -> None:
    """From a file share, at 320 px, in both palettes: no error, no other host, nothing wider than the screen."""
    context = browser.new_context(
        viewport={"width": 320, "height": 700}, color_scheme="dark" if scheme == "dark" else "light"
    )
    watched = Watched(context.new_page())
    watched.tab.goto(f"file://{shipped_site}/{uri}")
    watched.tab.wait_for_selector("article h1")
    assert watched.errors == []
    assert watched.strangers(f"file://{shipped_site}") == set()
    assert watched.tab.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_the_other_language_is_one_click_away(watched: Watched, address: str) -> None:
    tab = watched.tab
    tab.goto(f"{address}{METHOD}")
    tab.click(".mia-language")
    tab.wait_for_url("**/en/methods/regional/myndighetsgemensamt-team.html")
    assert tab.evaluate("document.documentElement.lang") == "en"
    assert "not a recommendation" in tab.inner_text("article")


def test_without_script_everything_can_be_read(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}{METHOD}")
    assert "Före" in tab.inner_text("article")
    tab.goto(f"{address}hitta/index.html")
    assert tab.query_selector_all("article a")
    context.close()


def test_print_is_one_column_without_navigation(watched: Watched, address: str) -> None:
    tab = watched.tab
    tab.goto(f"{address}{METHOD}")
    tab.emulate_media(media="print")
    assert not tab.is_visible(".md-header")
    assert tab.is_visible("article h1")
