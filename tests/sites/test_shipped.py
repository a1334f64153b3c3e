"""The library that ships with the program, built as a user builds it."""

from __future__ import annotations

import os
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from shipped import ROOT, build, tree

from mia_kb.pages.context import is_shown
from mia_kb.pages.sections import SECTIONS
from mia_kb.reading.records import read_folder
from mia_kb.records.kinds import BY_KIND

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def copy_of_the_library(folder: Path) -> Path:
    """What a site is built from, in another folder."""
    for name in ("methods", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


class Addresses(HTMLParser):
    """The addresses that a page leads to, and the ids in it that can be led to."""

    def __init__(self) -> None:
        super().__init__()
        self.leads_to: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids |= {value for name in ("id", "name") if (value := values.get(name))}
        self.leads_to += [value for name in ("href", "src") if tag != "base" and (value := values.get(name))]


@pytest.fixture(scope="module")
def pages(shipped_site: Path) -> Mapping[str, Addresses]:
    found = {}
    for path in shipped_site.rglob("*.html"):
        found[path.relative_to(shipped_site).as_posix()] = addresses = Addresses()
        addresses.feed(path.read_text("utf-8"))
    return found


def broken(shipped_site: Path, pages: Mapping[str, Addresses]) -> Iterator[str]:
    """Every internal address that leads nowhere, or to a place in a page that is not there."""
    for uri, page in pages.items():
        if uri == "404.html":  # its addresses count from wherever it is shown
            continue
        for address in page.leads_to:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (shipped_site / uri).parent / unquote(parts.path) if parts.path else shipped_site / uri
            name = Path(os.path.normpath(target)).relative_to(shipped_site).as_posix()
            if not (shipped_site / name).is_file():
                yield f"{uri}: {address}"
            elif parts.fragment and name in pages and parts.fragment not in pages[name].ids | {"__top"}:
                yield f"{uri}: {address} (no such place)"


def test_every_record_has_a_page_in_both_languages(pages: Mapping[str, Addresses]) -> None:
    shown = [item for item in read_folder(ROOT / "methods").items if is_shown(item.record)]
    assert len(shown) >= 90
    own = {uri for spec in SECTIONS for uri in (spec.uri_sv, spec.uri_en) if spec.key in BY_KIND}
    for item in shown:
        wanted = {f"{uri.removesuffix('index.html')}{item.id}.html" for uri in own}
        assert len(wanted & set(pages)) == 2, item.id


def test_no_internal_address_is_broken(shipped_site: Path, pages: Mapping[str, Addresses]) -> None:
    assert list(broken(shipped_site, pages)) == []


def test_every_page_leads_on(pages: Mapping[str, Addresses]) -> None:
    few = [uri for uri, page in pages.items() if len(page.leads_to) < 10]
    assert few in ([], ["404.html"])


def test_nothing_is_fetched_from_another_host(shipped_site: Path) -> None:
    fetching = ('src="http', "src='http", "@import", "url(http", 'rel="stylesheet" href="http', 'rel="preconnect"')
    texts = {
        path.relative_to(shipped_site).as_posix(): path.read_text("utf-8") for path in shipped_site.rglob("*.html")
    }
    assert [(uri, word) for uri, text in texts.items() for word in fetching if word in text] == []


def test_bare_mkdocs_gives_the_same_bytes(shipped_site: Path, tmp_path: Path) -> None:
    copy = copy_of_the_library(tmp_path / "bare")
    build(copy, tmp_path / "site", ("mkdocs", "build"), NO_MKDOCS_2_WARNING="1")
    assert tree(tmp_path / "site") == tree(shipped_site)


def test_another_folder_zone_locale_and_seed_give_the_same_bytes(shipped_site: Path, tmp_path: Path) -> None:
    copy = copy_of_the_library(tmp_path / "en annan mapp")
    build(copy, tmp_path / "site", TZ="Pacific/Kiritimati", LANG="tr_TR.UTF-8", PYTHONHASHSEED="4711")
    assert tree(tmp_path / "site") == tree(shipped_site)
