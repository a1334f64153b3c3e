"""A page of every kind fits the screen, its words stay whole and its headings are in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
WRONG = r"""() => {
    const wrong = [], seen = (element) => element.getClientRects().length > 0;
    const wide = document.documentElement.scrollWidth;
    if (wide > innerWidth) wrong.push(`wide: ${wide}`);
    const levels = [...document.querySelectorAll("article :is(h1, h2, h3, h4)")].map((heading) => +heading.tagName[1]);
    levels.forEach((level, at) => { if (level > (levels[at - 1] ?? 0) + 1) wrong.push(`heading: h${level}`); });
    const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (text.parentElement.closest("code, pre, svg, script, .mia-cite, .headerlink") || !seen(text.parentElement)) {
            continue;
        }
        for (const word of text.data.matchAll(/[^\s\/.-]{5,}/g)) {
            if (/https?:\S*$|www\.\S*$/.test(text.data.slice(0, word.index)) || /\w@|\w\.\w/.test(text.data)) continue;
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const tops = [...range.getClientRects()].filter((part) => part.width > 0).map((part) => part.top);
            if (Math.max(...tops) - Math.min(...tops) > 6) wrong.push(`broken: ${word[0]}`);
        }
    }
    return wrong;
}"""
"""What is wider than the screen, a heading that skips a level, and words that are cut though they are no address."""
PAGES = (
    "index.html",
    "*/index.html",
    "metoder/regional/ips.html",
    "metoder/regional/myndighetsgemensamt-team.html",
    "tillampningar/ostra-sodertorn/*.html",
    "lardomar/regional/*.html",
    "avvikelser/regional/*.html",
    "hinder/regional/*.html",
    "berattelser/regional/*.html",
    "siffror/huddinge-botkyrka-salem/*.html",
    "stegforflyttningar/*/*.html",
    "matt/regional/*.html",
    "organisationer/regional/*.html",
    "ordlista/regional/*.html",
    "platser/huddinge-botkyrka-salem.html",
    "parter/arbetsformedlingen.html",
    "ny-pa-jobbet/jag-slutar.html",
    "hitta/malgrupp/regional/*.html",
    "om/falt/figure.html",
    "kontroller/MIA320-*.html",
    "rapporter/decision-paper/regional/case-management.html",
    "kommandon.html",
    "bidra.html",
    "en/index.html",
    "en/about/index.html",
)
"""All section pages, and of the others the first by name of each kind."""


def of_each_kind(site: Path) -> list[Path]:
    found = [sorted(site.glob(pattern)) for pattern in PAGES]
    assert all(found)
    return [page for pages in found for page in (pages if pages[0].name == "index.html" else pages[:1])]


def test_every_kind_of_page_fits_phone_tablet_and_desk(shipped_site: Path, browser: Browser) -> None:
    wrong = {}
    with browser.new_context(reduced_motion="reduce") as context:
        tab = context.new_page()
        for page in of_each_kind(shipped_site):
            tab.goto(page.as_uri())
            tab.wait_for_selector("article h1")
            for width in (320, 768, 1280):
                tab.set_viewport_size({"width": width, "height": 900})
                if found := tab.evaluate(WRONG):
                    wrong[f"{page.relative_to(shipped_site)} at {width}"] = found
    assert wrong == {}
