"""Each process of a build puts in place what it has made; a build in vain leaves nothing, whoever was at work."""

from __future__ import annotations

import errno
import multiprocessing
import os
import pickle
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_site import SECTIONS, section_page

sys.path.insert(0, str(Path(__file__).parents[1] / "speed"))
from records_of_all_kinds import tree, write_library

from mia_kb.engines.engine import Frames
from mia_kb.engines.failure import Failure
from mia_kb.engines.mkdocs import render
from mia_kb.publishing import placing
from mia_kb.publishing.build import build
from mia_kb.publishing.content import Landed
from mia_kb.publishing.landing import Coast, Landing, tell
from mia_kb.publishing.placing import Ground
from mia_kb.publishing.settings_file import read_settings
from mia_kb.publishing.site import contents
from mia_kb.rendering.page import Asset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mia_kb.publishing.content import SiteContents
    from mia_kb.publishing.settings import Settings
    from mia_kb.publishing.tree import Source

RECORDS = 200
"""Of so many, some are begun only when the landing has been told of, however slow the engine is."""
LAND = 100
"""At least so many pages are then put in place by those who made them."""


def landing(tmp_path: Path) -> Landing:
    """That of a build whose former site, if any, is in the folder `site`."""
    (tmp_path / "ready").mkdir()
    return Landing(Ground(str(tmp_path / "ready"), str(tmp_path / "site")), Frames({}, {}))


def test_a_file_lands_in_its_folder(tmp_path: Path) -> None:
    assert landing(tmp_path).land(Asset("a/b/c.txt", b"x")) == Landed("a/b/c.txt", written=True)
    assert (tmp_path / "ready/a/b/c.txt").read_bytes() == b"x"


def test_the_former_file_is_taken_where_it_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for name, content in {"same": b"x", "other": b"y"}.items():
        placing.write_file(str(tmp_path / "site" / name), content)
    lands = landing(tmp_path)
    assert not lands.land(Asset("same", b"x")).written
    assert lands.land(Asset("other", b"x")).written
    assert (tmp_path / "ready/same").stat().st_ino == (tmp_path / "site/same").stat().st_ino
    assert (tmp_path / "ready/other").read_bytes() == b"x"


@pytest.mark.parametrize("uri", ["../b", "/b", "a/../../b"])
def test_nothing_lands_at_an_unsafe_address(tmp_path: Path, uri: str) -> None:
    with pytest.raises(Failure, match="not a usable address"):
        landing(tmp_path).land(Asset(uri, b""))
    assert list(tmp_path.rglob("b")) == []


def test_nothing_lands_at_an_address_that_is_taken(tmp_path: Path) -> None:
    lands = landing(tmp_path)
    lands.land(Asset("a", b"1"))
    with pytest.raises(Failure, match="two files on one address"):
        lands.land(Asset("a", b"2"))
    assert (tmp_path / "ready/a").read_bytes() == b"1"


def test_a_page_without_frame_does_not_land(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="belongs to no section"):
        landing(tmp_path).land(section_page(SECTIONS[0], ""))


def test_sources_stay_what_they_are_until_a_landing_is_told(tmp_path: Path) -> None:
    coast, source = Coast(tmp_path / "told"), Asset("a", b"1")
    assert coast.landed([source]) == (source,)
    tell(landing(tmp_path), tmp_path / "told")
    assert coast.landed([source]) == (Landed("a", written=True),)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ready", "told"]


def test_nothing_lands_where_nobody_will_tell(tmp_path: Path) -> None:
    tell(landing(tmp_path), None)
    assert Coast(None).landed([Asset("a", b"1")]) == (Asset("a", b"1"),)


def test_a_failure_reaches_another_process_with_its_details() -> None:
    failure = Failure("{uri}: a {reason}", uri="a{b}", reason="why")
    again = pickle.loads(pickle.dumps(failure))  # noqa: S301 - made in this very line
    assert (str(again), again.message, again.details) == (str(failure), failure.message, failure.details)


@pytest.fixture
def library(tmp_path: Path) -> Settings:
    write_library(tmp_path, RECORDS)
    settings = read_settings(tmp_path / "mkdocs.yml")
    return replace(settings, keep=True, turn=b"turn", workers=2)


def test_workers_land_what_they_made(library: Settings) -> None:
    pages: list[object] = []

    def watched(settings: Settings) -> SiteContents:
        made = contents(settings)
        return made._replace(pages=_noted(made.pages, pages))

    build(library, watched, render)
    assert sum(isinstance(page, Landed) for page in pages) >= LAND
    several = tree(library.site)
    build(replace(library, turn=b"", keep=False, workers=1, clean=True), contents, render)
    assert tree(library.site) == several


def test_a_worker_that_cannot_write_leaves_the_former_site_and_nothing_beside(
    library: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(library, contents, render)
    before, parent, write = tree(library.site), os.getpid(), placing.write_file

    def full(path: str, content: bytes) -> None:
        if os.getpid() != parent:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        write(path, content)

    monkeypatch.setattr(placing, "write_file", full)
    with pytest.raises(Failure, match="the published site is as it was"):
        build(replace(library, turn=b"next", clean=True), contents, render)
    _nothing_but(library, before)


@pytest.mark.parametrize("after", [1, 40, 80])
def test_an_interrupted_build_ends_its_workers_before_it_clears_up(library: Settings, after: int) -> None:
    build(library, contents, render)
    before = tree(library.site)

    def interrupted(settings: Settings) -> SiteContents:
        made = contents(settings)
        return made._replace(pages=_until(made.pages, after))

    with pytest.raises(KeyboardInterrupt):
        build(replace(library, turn=b"next", clean=True), interrupted, render)
    _nothing_but(library, before)


def _noted(pages: Iterable[Source], noted: list[object]) -> Iterator[Source]:
    for page in pages:
        noted.append(page)
        yield page


def _until(pages: Iterable[Source], number: int) -> Iterator[Source]:
    for count, page in enumerate(pages, 1):
        if count == number:
            raise KeyboardInterrupt
        yield page


def _nothing_but(library: Settings, before: dict[str, bytes]) -> None:
    assert multiprocessing.active_children() == []
    assert tree(library.site) == before
    assert sorted(path.name for path in library.root.iterdir()) == [".mia-kb", "docs", "methods", "mkdocs.yml", "site"]
