"""What axe-core can tell of WCAG 2.2 A and AA: nothing is wrong on a page of each kind, in both palettes."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN = "(only) => axe.run(document, {resultTypes: ['violations'], runOnly: only})"
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that a palette can break."""
SECTIONS = (
    "metoder/regional/ips.html",
    "tillampningar/roslagen/*.html",
    "lardomar/varna/*.html",
    "avvikelser/regional/*.html",
    "hinder/regional/*.html",
    "siffror/huddinge-botkyrka-salem/*.html",
    "stegforflyttningar/*/*.html",
    "berattelser/regional/*.html",
    "platser/index.html",
    "kontroller/MIA320-*.html",
    "rapporter/index.html",
    "index.html",
    "hitta/index.html",
    "sok.html",
    "404.html",
    "bidra.html",
    "en/about/index.html",
)
"""A page of each kind that looks its own way: the first by name where there are several."""
DARK = (
    "metoder/regional/ips.html",
    "lardomar/varna/*.html",
    "siffror/huddinge-botkyrka-salem/*.html",
    "stegforflyttningar/*/*.html",
    "sok.html",
    "404.html",
)
NARROW = ("index.html", "metoder/regional/ips.html", "platser/index.html")
ALLOWED = {"aria-allowed-role"}
"""The theme's menu button is a label; with its role, key and name it serves as a button does."""


def told(site: Path, patterns: tuple[str, ...], tab: Tab, rules: list[str]) -> list[str]:
    """What axe-core objects to, as lines with page, rule and the first element that breaks it."""
    lines = []
    for pattern in patterns:
        page = min(site.glob(pattern))
        tab.goto(page.as_uri())
        tab.wait_for_selector("h1")
        tab.evaluate(AXE)
        for found in tab.evaluate(RUN, rules)["violations"]:
            if found["id"] not in ALLOWED:
                where = found["nodes"][0]["html"][:200]
                lines.append(f"{page.relative_to(site)}: {found['id']} ({found['impact']}): {where}")
    return lines


def test_a_page_of_each_kind(shipped_site: Path, browser: Browser) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce") as context:
        assert told(shipped_site, SECTIONS, context.new_page(), ALL) == []


def test_in_dark(shipped_site: Path, browser: Browser) -> None:
    with browser.new_context(color_scheme="dark", reduced_motion="reduce") as context:
        assert told(shipped_site, DARK, context.new_page(), COLOURS) == []


def test_on_a_phone(shipped_site: Path, browser: Browser) -> None:
    with browser.new_context(viewport={"width": 320, "height": 720}, reduced_motion="reduce") as context:
        assert told(shipped_site, NARROW, context.new_page(), ALL) == []
