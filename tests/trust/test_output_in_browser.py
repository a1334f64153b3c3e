"""A real browser opens pages full of attacks: nothing runs, nobody is asked, and every attack can be read."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from hostile_site import site_of
from payloads import PAYLOADS
from written_library import Author

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser
TITLE_LIMIT = 140
FLAG = "() => [window.mia ?? null, document.querySelectorAll('[onerror],[onload],[onfocus],[onclick],base').length]"


LINES = tuple(" ".join(payload.split()) for payload in PAYLOADS if len(payload) < TITLE_LIMIT)
OWN_NAMES = {"event"}
"""An id of a template's own that `window` knows too; no script here uses that name."""


def attacker() -> Author:
    """One who writes each attack in turn."""
    lines, proses = cycle(LINES), cycle(PAYLOADS)
    return Author(lambda _: next(lines), lambda _: next(proses))


class Watched:
    """A tab that remembers whom it asked beside the disk, what it ran, and what it was asked to say."""

    def __init__(self, browser: Browser) -> None:
        self.tab: Tab = browser.new_context().new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.on("dialog", self._dialog)

    def _dialog(self, dialog: Dialog) -> None:
        self.said.append(dialog.message)
        dialog.dismiss()

    def strangers(self) -> list[str]:
        """The addresses asked that are not files, which the page itself has a right to."""
        return [url for url in self.asked if not url.startswith(("file:///", "data:image/svg+xml;charset=utf-8"))]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attacked")
    for uri, content in site_of(attacker(), folder / "work").items():
        path = folder / "site" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder / "site"


@pytest.fixture(scope="module")
def bodies(site: Path) -> str:
    """What every record's page holds, one after the other."""
    pages = sorted(site.rglob("*-[0-9].html"))
    return "\n".join(_article(page.read_text("utf-8")) for page in pages)


def _article(html: str) -> str:
    start = html.index('<span id="mia-content"')
    return html[start : html.index("</article>", start)]


def test_there_are_enough_attacks() -> None:
    assert len(PAYLOADS) >= 300
    assert len(LINES) >= 300


def test_nothing_runs_and_nobody_is_asked_on_whole_pages(site: Path, browser: Browser) -> None:
    watched = Watched(browser)
    pages = [*sorted(site.glob("*.html")), *sorted(site.glob("*/index.html")), *sorted(site.glob("*/*/*-[13].html"))]
    for page in pages:
        watched.tab.goto(page.as_uri())
        ran, handlers = watched.tab.evaluate(FLAG)
        assert (ran, handlers) == (None, 0), page
    assert watched.strangers() == []
    assert watched.said == []
    assert len(pages) > 50


def test_nothing_runs_where_all_attacks_stand_together(site: Path, bodies: str, browser: Browser) -> None:
    together = site / "metoder" / "alla.html"
    together.write_text(f"<!doctype html><meta charset=utf-8><title>Alla</title><body>{bodies}", "utf-8")
    watched = Watched(browser)
    watched.tab.goto(together.as_uri())
    watched.tab.wait_for_timeout(500)
    assert watched.tab.evaluate(FLAG) == [None, 0]
    assert watched.strangers() == []
    links = watched.tab.evaluate("() => [...document.querySelectorAll('[href],[src]')].map(e => e.href || e.src)")
    assert {link.partition(":")[0] for link in links} <= {"file", "https", "http", "mailto"}
    text = " ".join(watched.tab.evaluate("() => document.body.textContent").split())
    assert [payload for payload in LINES if payload not in text] == []


def test_no_id_takes_the_place_of_a_name_that_scripts_use(site: Path, bodies: str, browser: Browser) -> None:
    watched = Watched(browser)
    watched.tab.goto((site / "404.html").as_uri())
    names = watched.tab.evaluate(
        "html => { const d = new DOMParser().parseFromString(html, 'text/html');"
        " return [...d.querySelectorAll('[id],[name]')].map(e => e.id || e.name)"
        ".filter(n => n in document || n in window) }",
        bodies,
    )
    assert set(names) <= OWN_NAMES
