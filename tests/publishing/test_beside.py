"""The engine beside the build gives and says what it gives and says in the build's own process."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import small_site
from small_site import tree

from mia_kb.engines.failure import Failure
from mia_kb.engines.mkdocs import render
from mia_kb.pages.sections import sections
from mia_kb.publishing import beside as module
from mia_kb.publishing.beside import beside
from mia_kb.publishing.build import request_for
from mia_kb.publishing.content import SiteContents
from mia_kb.publishing.settings_file import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Answer

    from mia_kb.engines.engine import EngineRequest, EngineResult

PLAIN = "site_name: Provbanken\ntheme: material\nplugins:\n  - mia-kb:\n      languages: [sv]\n"
BROKEN_LINK = "# Bidra\n\n[bort](finns-inte.md)\n"


def never(request: EngineRequest) -> EngineResult:
    raise AssertionError(request)


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_it_gives_the_settings_and_what_the_engine_would(
    start: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "start_method", lambda: multiprocessing.get_context(start))
    config_file = small_site.create(tmp_path, PLAIN)
    settings = read_settings(config_file)
    request = request_for(settings, SiteContents(sections(settings.languages), ()), tmp_path / "engine")
    with beside(config_file, None, strict=False, clean=True) as working:
        assert working.settings() == settings
        found = working.engine(never)(request)
        files = tree(found.folder)
    gone, own = found.folder, render(request)
    assert replace(found, folder=own.folder) == own
    assert files == tree(own.folder)
    assert not gone.exists()


def test_asked_for_another_site_it_lets_the_other_engine_work(tmp_path: Path) -> None:
    config_file = small_site.create(tmp_path, PLAIN)
    settings = replace(read_settings(config_file), site_url="https://exempel.se/annan/")
    request = request_for(settings, SiteContents(sections(settings.languages), ()), tmp_path / "engine")
    with beside(config_file, None, strict=False, clean=True) as working:
        working.settings()
        assert working.engine(render)(request).site_url == "https://exempel.se/annan/"


def test_a_failure_there_is_one_here(tmp_path: Path) -> None:
    config_file = small_site.create(tmp_path, "site_name: A\nplugins: []\n")
    with beside(config_file, None, strict=False, clean=True) as working, pytest.raises(Failure) as told:
        working.settings()
    assert "the plugin mia-kb is not listed" in str(told.value)


def test_where_it_is_killed_the_remedy_is_to_do_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_render", lambda *_: multiprocessing.current_process().kill())
    config_file = tmp_path / "mkdocs.yml"
    with beside(config_file, None, strict=False, clean=True) as working, pytest.raises(Failure, match="--workers 1"):
        working.settings()


@pytest.mark.parametrize("options", [(), ("--workers", "1")])
def test_what_mkdocs_warns_of_is_told_by_every_build(
    options: tuple[str, ...], tmp_path: Path, mia_kb: Callable[..., Answer]
) -> None:
    small_site.create(tmp_path, PLAIN)
    for _ in range(2):
        (tmp_path / "docs" / "bidra.md").write_text(BROKEN_LINK, "utf-8")
        answer = mia_kb("build", "-q", *options)
        assert (answer.code, answer.out) == (0, "")
        assert answer.err.count("finns-inte.md") == 1


def test_one_process_and_several_give_the_same_site(tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    small_site.create(tmp_path, PLAIN)
    for name, options in (("one", ("--workers", "1")), ("several", ())):
        assert mia_kb("build", "-q", "--clean", "-d", name, *options).code == 0
    assert tree(tmp_path / "one") == tree(tmp_path / "several")
