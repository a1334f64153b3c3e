"""From the first page to a place by Tab and Enter alone, seeing at each stop where one is."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from watching import Watched, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser
STOP = """() => {
    const light = (colour) => {
        const parts = colour.match(/[0-9.]+/g).slice(0, 3).map((part) => part / 255);
        const linear = parts.map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05;
    };
    const behind = (element) => {
        for (let at = element.parentElement; at; at = at.parentElement) {
            const ground = getComputedStyle(at).backgroundColor;
            if (!/, 0\\)$/.test(ground)) return ground;
        }
        return "rgb(255, 255, 255)";
    };
    const stop = document.activeElement, inside = stop.matches("input.md-option");
    const shown = inside ? stop.nextElementSibling : stop; /* a switch of the header is seen as its label */
    const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
    const width = stop === document.body || style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
    const [one, other] = [light(style.outlineColor), light(behind(shown))];
    const line = [...shown.getClientRects()].find((part) => part.width && part.height) || box;
    const over = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
    return {
        is: stop.tagName + "." + stop.className,
        text: (stop.textContent || stop.getAttribute("aria-label") || "").trim().replace(/\\s+/g, " "),
        path: stop.getAttribute("href") ? new URL(stop.href).pathname : "",
        seen: width >= 2 && Math.max(one, other) / Math.min(one, other) >= 3,
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        covered: over ? !(shown.contains(over) || over.contains(shown)) : false,
    };
}"""
"""What has the focus: does its ring stand out (3:1), is it on the screen, does something hide it?"""
SETTLED = "document.getAnimations().every((animation) => animation.playState !== 'running')"
FAR = 90
"""Stops after which one has lost the way."""


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with served(shipped_site) as own:
        yield own


@pytest.fixture(params=list(product((320, 1280), ("light", "dark"))), ids=lambda view: f"{view[0]} {view[1]}")
def watched(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Watched]:
    """A tab of one width in one palette, without motion, so that what is looked at stands still."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 720}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield Watched(context.new_page())
    context.close()


def step(tab: Tab) -> dict[str, str]:
    """The next stop, which can be seen."""
    tab.keyboard.press("Tab")
    stop: dict[str, str] = tab.evaluate(STOP)
    assert stop["seen"], stop
    assert stop["inside"], stop
    assert not stop["covered"], stop
    return stop


def walk_to(tab: Tab, path: str, text: str = "") -> None:
    """Tab until the focus is on a link whose path holds `path` and whose words hold `text`."""
    passed = []
    for _ in range(FAR):
        stop = step(tab)
        passed.append(stop["text"] or stop["is"])
        if path in stop["path"] and text in stop["text"]:
            return
    pytest.fail(f"no link to {path!r} among {passed}")


def go(tab: Tab, pattern: str) -> None:
    """Follow the link that has the focus, and wait for its page, where the focus begins anew."""
    tab.keyboard.press("Enter")
    tab.wait_for_url(pattern)
    tab.wait_for_function("document.activeElement === document.body")
    tab.wait_for_function(SETTLED)


def skip(tab: Tab) -> None:
    """Begin a page as one who knows it: the first stop leads past the header to the content."""
    assert "md-skip" in step(tab)["is"]
    tab.keyboard.press("Enter")
    tab.wait_for_function("document.activeElement.id === 'mia-content' && location.hash")
    tab.wait_for_function(SETTLED)


def test_from_home_to_a_method_to_a_lesson_to_its_place(watched: Watched, address: str) -> None:
    tab = watched.tab
    tab.goto(address)
    skip(tab)
    walk_to(tab, "/metoder/index.html")
    go(tab, "**/metoder/index.html")
    skip(tab)
    walk_to(tab, "/metoder/regional/", "gemensamt team")
    go(tab, "**/metoder/regional/myndighetsgemensamt-team.html")
    skip(tab)
    walk_to(tab, "/lardomar/varna/")
    go(tab, "**/lardomar/varna/*.html")
    skip(tab)
    walk_to(tab, "/platser/varna.html")
    go(tab, "**/platser/varna.html")
    assert tab.inner_text("article h1") == "VärNa"
    assert watched.errors == []
    assert watched.strangers(address) == set()


def test_search_is_on_the_way(watched: Watched, address: str) -> None:
    """The magnifying glass is a stop in the header; Enter opens the dialog, a word and Enter lead to a page."""
    tab = watched.tab
    tab.goto(f"{address}metoder/index.html")
    walk_to(tab, "/sok.html")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("dialog[open]")
    assert tab.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    tab.keyboard.press("Escape")
    tab.wait_for_selector("dialog[open]", state="detached")
    assert "/sok.html" in tab.evaluate(STOP)["path"]
    tab.keyboard.press("Enter")
    tab.wait_for_selector("dialog[open]")
    tab.keyboard.type("busskort")
    tab.wait_for_selector("dialog [role=option]")
    tab.keyboard.press("ArrowDown")
    go(tab, "**/avvikelser/regional/inte-rad-med-busskort.html")
    assert watched.errors == []
    assert watched.strangers(address) == set()
