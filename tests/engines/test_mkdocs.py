"""Frames from MkDocs: the pages laid into them are genuine pages of the theme, in their language and place."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import small_site
from small_site import SETTINGS, SV, SmallSite

from mia_kb.engines.frame import squeezed
from mia_kb.engines.mkdocs import render
from mia_kb.publishing.build import request_for
from mia_kb.publishing.settings_file import read_settings
from mia_kb.rendering.page import Page
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from pathlib import Path

    from mia_kb.engines.engine import EngineResult

OUTSIDE = re.compile(r'(?:src|href|content)="(?:https?:)?//(?!exempel\.se/|squidfunk\.github\.io/)[^"]*"')


def rendered(root: Path, settings: str = SETTINGS) -> EngineResult:
    read = read_settings(small_site.create(root, settings))
    return render(request_for(read, SmallSite()(read), root / "engine"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> EngineResult:
    return rendered(tmp_path_factory.mktemp("bank"))


@pytest.fixture(scope="module")
def record(site: EngineResult) -> str:
    return site.frames.fill(small_site.record(1))


def tabs(html: str) -> list[str]:
    return [" ".join(text.split()) for text in re.findall(r'class="md-tabs__link">(.*?)</a>', html, re.DOTALL)]


def active_tab(html: str) -> list[str]:
    found = re.findall(r'md-tabs__item--active">\s*<a[^>]*>(.*?)</a>', html, re.DOTALL)
    return [text.strip() for text in found]


def breadcrumbs(html: str) -> list[str]:
    found = re.findall(r'class="md-path__link">\s*<span class="md-ellipsis">(.*?)</span>', html, re.DOTALL)
    return [text.strip() for text in found]


def test_a_filled_frame_is_what_mkdocs_makes_of_the_same_page(site: EngineResult) -> None:
    written = squeezed((site.folder / "djup/er/sida.html").read_text("utf-8"))
    body = '<h1 id="rubrik">Rubrik</h1>\n<h2 id="hur">Hur</h2>\n<h3 id="steg">Steg</h3>\n<h2 id="var">Var</h2>'
    page = Page("djup/er/sida.html", "hidden", SV, "A & B", "Kort", body, small_site.TOC, None, "docs/djup/er/sida.md")
    # MkDocs skips to the first heading; a filled page, to its content.
    assert site.frames.fill(page) == written.replace(
        'href="#rubrik" class="md-skip"', 'href="#mia-content" class="md-skip"'
    )


def test_nothing_of_a_frame_is_left_open(site: EngineResult) -> None:
    for page in SmallSite().pages():
        assert "mia0" not in site.frames.fill(page), page.uri


def test_a_record_stands_in_its_sections_place(record: str) -> None:
    assert breadcrumbs(record) == ["Start", "Metoder"]
    assert active_tab(record) == ["Metoder"]
    assert 'class="md-nav__item md-nav__item--active' in record


def test_a_section_below_another_has_both_above_it(site: EngineResult) -> None:
    page = replace(small_site.record(1), uri="beslut/1.html", section="decision")
    html = site.frames.fill(page)
    assert breadcrumbs(html) == ["Start", "Metoder", "Beslut"]
    assert active_tab(html) == ["Metoder"]


def test_a_section_outside_the_navigation_has_no_breadcrumbs(site: EngineResult) -> None:
    html = site.frames.fill(replace(small_site.record(1), uri="dold/1.html", section="hidden"))
    assert breadcrumbs(html) == active_tab(html) == []


def test_each_language_has_its_own_navigation_names_and_theme(site: EngineResult, record: str) -> None:
    english = site.frames.fill(small_site.section_page(small_site.SECTIONS[5]))
    assert '<html lang="sv"' in record
    assert '<html lang="en"' in english
    assert tabs(record) == ["Start", "Metoder", "Bidra"]
    assert tabs(english) == ["Home", "Methods", "Contribute"]
    assert breadcrumbs(english) == ["Home", "Methods"]
    assert "Provbanken" in record
    assert "Provbanken" not in english
    assert "<title>Methods - The test bank</title>" in english
    assert 'aria-label="Mörkt"' in record
    assert 'aria-label="Dark"' in english
    assert "Gå till innehållet" in record
    assert "Skip to content" in english


def test_the_way_to_the_other_language(site: EngineResult, record: str) -> None:
    english = site.frames.fill(small_site.section_page(small_site.SECTIONS[5]))
    by_hand = (site.folder / "en/bidra.html").read_text("utf-8")
    alone = (site.folder / "djup/er/sida.html").read_text("utf-8")
    link = '<a class="md-header__button mia-language" href="{}" hreflang="{}"'
    assert link.format("../../metoder/index.html", "sv") in english
    assert link.format("../../en/index.html", "en") in record
    assert link.format("../bidra.html", "sv") in by_hand
    assert link.format("../../en/index.html", "en") in alone
    assert site.pages["bidra.html"] == (Language.SV, "en/bidra.html")


def test_edit_and_canonical_links(site: EngineResult, record: str) -> None:
    by_hand = (site.folder / "bidra.html").read_text("utf-8")
    assert 'href="https://exempel.se/arkiv/edit/main/methods/regional/1.yaml"' in record
    assert 'href="https://exempel.se/arkiv/edit/main/docs/bidra.md"' in by_hand
    assert '<link rel="canonical" href="https://exempel.se/bank/metoder/regional/1.html">' in record


def test_no_page_asks_another_host(site: EngineResult, record: str) -> None:
    pages = [record, *(path.read_text("utf-8") for path in site.folder.rglob("*.html"))]
    assert [OUTSIDE.findall(page) for page in pages] == [[]] * len(pages)
    assert not (site.folder / "assets" / "javascripts" / "workers").exists()


def test_no_single_letter_turns_pages(site: EngineResult, record: str) -> None:
    by_hand = (site.folder / "bidra.html").read_text("utf-8")
    assert 'rel="next"' not in record + by_hand
    assert 'rel="prev"' not in record + by_hand


def test_frames_are_not_published(site: EngineResult) -> None:
    names = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html")}
    assert names == {"404.html", "bidra.html", "en/bidra.html", "djup/er/sida.html"}


def test_a_hand_written_head_is_text(tmp_path: Path) -> None:
    read = read_settings(small_site.create(tmp_path))
    head = "title: '</title><script>alert(1)</script>'\ndescription: '\"><script>alert(1)</script>'\n"
    (tmp_path / "docs/bidra.md").write_text(f"---\n{head}---\n\n# Bidra\n", "utf-8")
    result = render(request_for(read, SmallSite()(read), tmp_path / "engine"))
    html = (result.folder / "bidra.html").read_text("utf-8")
    assert "<script>alert" not in html
    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; - Provbanken</title>" in html


def test_swedish_alone(tmp_path: Path) -> None:
    result = rendered(tmp_path, SETTINGS.replace("english: {", "languages: [sv]\n      english: {"))
    html = result.frames.fill(small_site.record(1))
    assert tabs(html) == ["Start", "Metoder", "Bidra"]
    assert "mia-language" not in html.replace('<meta name="mia-language" content="sv">', "")
    assert not (result.folder / "en").exists()
    assert 'lang="en"' not in (result.folder / "404.html").read_text("utf-8")


def test_a_library_without_nav_gets_its_sections(tmp_path: Path) -> None:
    result = rendered(tmp_path, SETTINGS[: SETTINGS.index("nav:")])
    html = result.frames.fill(replace(small_site.record(1), uri="beslut/1.html", section="decision"))
    assert tabs(html) == ["Start", "Metoder"]
    assert breadcrumbs(html) == ["Start", "Metoder", "Beslut"]
    assert tabs(result.frames.fill(small_site.section_page(small_site.SECTIONS[5]))) == ["Home", "Methods"]


def test_a_section_in_nav_without_title_is_called_by_its_own(tmp_path: Path) -> None:
    result = rendered(tmp_path, SETTINGS.replace("- Start: index.md", "- index.md"))
    assert tabs(result.frames.fill(small_site.record(1))) == ["Start", "Metoder", "Bidra"]


@pytest.mark.parametrize(("url", "home"), [("https://exempel.se/bank/", "/bank/index.html"), (None, "index.html")])
def test_the_page_for_what_is_missing_needs_no_other_file(tmp_path: Path, url: str | None, home: str) -> None:
    result = rendered(tmp_path, SETTINGS if url else SETTINGS.replace("site_url: https://exempel.se/bank/\n", ""))
    html = (result.folder / "404.html").read_text("utf-8")
    assert f'<a href="{home}">Till startsidan</a>' in html
    assert "This page does not exist" in html
    assert "src=" not in html
    assert "<link" not in html


def test_without_an_address_there_is_no_canonical_link(tmp_path: Path) -> None:
    result = rendered(tmp_path, SETTINGS.replace("site_url: https://exempel.se/bank/\n", ""))
    assert "canonical" not in result.frames.fill(small_site.record(1))
    assert result.site_url == ""


def test_the_engine_does_without_the_models_of_records() -> None:
    code = "import sys, mia_kb.plugin; sys.exit('pydantic' in sys.modules)"
    # it has a process of its own, where loading them took half of the time
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0
