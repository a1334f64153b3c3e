"""Every file of a site has one safe address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_site import SV

from mia_kb.engines.engine import EngineResult, Frames
from mia_kb.engines.failure import Failure
from mia_kb.publishing.content import SiteContents, Written
from mia_kb.publishing.sitemap import sitemap
from mia_kb.publishing.tree import site_files
from mia_kb.rendering.page import Asset, Page
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def files(folder: Path, *assets: str, pages: tuple[Page, ...] = ()) -> list[str]:
    rendered = EngineResult(Frames({}, {}), folder)
    contents = SiteContents((), pages, tuple(Asset(uri, b"") for uri in assets))
    return [file.uri for file in site_files(rendered, contents)]


def test_the_engines_files_come_first_and_the_marker_last(tmp_path: Path) -> None:
    (tmp_path / "a.css").touch()
    assert files(tmp_path, "b/c.json") == ["a.css", "b/c.json", "sitemap.xml", "sitemap.xml.gz", ".mia-kb.json"]


@pytest.mark.parametrize(
    "uri", ["/a", "../a", "a/../b", "a//b", "a/", "", ".", "a/./b", "a\\b", "c:a", "a\n", "a?b", "a\x00"]
)
def test_unsafe_addresses_are_refused(tmp_path: Path, uri: str) -> None:
    with pytest.raises(Failure, match="not a usable address"):
        files(tmp_path, uri)


@pytest.mark.parametrize("uri", ["a.html", "å/ä ö.html", ".nojekyll", "a/..b/c...d", ".well-known/x"])
def test_usable_addresses(tmp_path: Path, uri: str) -> None:
    assert uri in files(tmp_path, uri)


def test_two_files_on_one_address_are_refused_also_when_only_case_differs(tmp_path: Path) -> None:
    (tmp_path / "Bild.svg").touch()
    with pytest.raises(Failure, match=r"Bild\.svg and bild\.svg"):
        files(tmp_path, "bild.svg")


def test_one_address_named_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="two files on one address"):
        files(tmp_path, "bild.svg", "bild.svg")


def test_search_is_given_the_hand_written_pages_in_order(tmp_path: Path) -> None:
    for uri in ("b.html", "a.html"):
        (tmp_path / uri).write_text(f"<h1>å {uri}</h1>", "utf-8")
    given: list[Written] = []

    def search(pages: Iterable[Written]) -> tuple[Asset, ...]:
        given.extend(pages)
        return (Asset("search/a.js", b""),)

    pages = {"b.html": ("sv", ""), "a.html": ("en", "")}
    rendered = EngineResult(Frames({}, {}), tmp_path, "", pages)
    uris = [file.uri for file in site_files(rendered, SiteContents((), (), (), search=search))]
    assert given == [
        Written("a.html", Language.EN, "<h1>å a.html</h1>"),
        Written("b.html", Language.SV, "<h1>å b.html</h1>"),
    ]
    assert "search/a.js" in uris


@pytest.mark.parametrize("uri", ["sitemap.xml", "Sitemap.xml.gz", ".mia-kb.json"])
def test_the_addresses_of_the_programs_own_files_are_taken(tmp_path: Path, uri: str) -> None:
    with pytest.raises(Failure, match="two files on one address"):
        files(tmp_path, uri)


def test_a_page_without_section_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="belongs to no section"):
        files(tmp_path, pages=(Page("a.html", "okänd", SV, "", "", ""),))


def test_addresses_in_the_sitemap_are_encoded() -> None:
    text = sitemap({"å&.html": ("sv", "")}, "")[0].content.decode()
    assert "<loc>http://localhost/%C3%A5%26.html</loc>" in text
