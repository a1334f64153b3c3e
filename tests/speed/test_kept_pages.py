"""Pages of records are taken from the former site as long as nothing that they were made from has changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from records_of_all_kinds import contexts, write_library

from mia_kb.engines.engine import EngineResult, Frames
from mia_kb.library.watching import taken, watched
from mia_kb.pages import catalogue
from mia_kb.pages.context import Cards
from mia_kb.pages.gathering import Gathering
from mia_kb.publishing.build import build
from mia_kb.publishing.content import Landed, Same, SiteContents
from mia_kb.publishing.record_pages import Maker
from mia_kb.publishing.settings import Standing
from mia_kb.publishing.settings_file import read_settings
from mia_kb.publishing.site import contents
from mia_kb.rendering.page import Asset
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.engines.engine import EngineRequest
    from mia_kb.library.watching import Asked, Asking
    from mia_kb.pages.context import Context
    from mia_kb.publishing.settings import Settings
    from mia_kb.reading.item import Item
    from mia_kb.rendering.page import Page

FIRST, SECOND = b"first", b"second"


@pytest.fixture
def library(tmp_path: Path) -> Settings:
    """A library whose site stands as the build of the turn `FIRST` would have left it."""
    write_library(tmp_path, 20)
    settings = replace(read_settings(tmp_path / "mkdocs.yml"), keep=True)
    settings.site.mkdir()
    pages_of(replace(settings, turn=FIRST))
    return replace(settings, turn=SECOND, former=Standing.at(settings.site, FIRST))


def pages_of(settings: Settings) -> dict[str, Page | Asset | Landed | Same]:
    return {page.uri: page for page in contents(settings).pages}


def same(settings: Settings) -> set[str]:
    return {uri for uri, page in pages_of(settings).items() if isinstance(page, Same)}


def test_the_pages_of_all_records_last_where_nothing_has_changed(library: Settings) -> None:
    own = {f"metoder/{path.parts[-3]}/{path.stem}.html" for path in library.records.rglob("methods/*.yaml")}
    assert own <= same(library)


def test_only_the_pages_that_show_a_record_are_made_again(library: Settings) -> None:
    file = min(library.records.rglob("lessons/*.yaml"))
    page = f"lardomar/{file.parts[-3]}/{file.stem}.html"
    before = same(library)
    text = file.read_text("utf-8")
    file.write_text(text.replace("lesson: ", "lesson: Nytt. ", 1), "utf-8")
    lasting = same(replace(library, former=Standing.at(library.site, SECOND)))
    assert page in before - lasting
    assert len(lasting) > len(before) / 3


def test_nothing_lasts_from_a_build_whose_site_was_never_published(library: Settings) -> None:
    file = min(library.records.rglob("lessons/*.yaml"))
    file.write_text(file.read_text("utf-8").replace("title: ", "title: Nytt ", 1), "utf-8")
    assert same(library)
    assert not same(library)


def test_a_site_that_another_build_has_replaced_is_not_taken_from(tmp_path: Path) -> None:
    write_library(tmp_path, 1)
    settings = read_settings(tmp_path / "mkdocs.yml")
    settings.site.mkdir()
    (settings.site / ".mia-kb.json").write_text("{}", "utf-8")
    (settings.site / "a.txt").write_text("theirs", "utf-8")
    former = replace(Standing.at(settings.site, FIRST), number=0)

    def content(asked: Settings) -> SiteContents:
        return SiteContents((), [Same("a.txt") if asked.former else Asset("a.txt", b"ours")])

    def engine(request: EngineRequest) -> EngineResult:
        request.folder.mkdir(parents=True)
        return EngineResult(Frames({}, {}), request.folder)

    assert build(replace(settings, former=former), content, engine).counts
    assert (settings.site / "a.txt").read_text("utf-8") == "ours"
    standing = replace(settings, former=Standing.at(settings.site, FIRST))
    assert build(standing, content, engine).counts
    assert (settings.site / "a.txt").read_text("utf-8") == "ours"


def test_who_shows_what_another_page_has_shown_has_asked_for_all_that_it_was_made_from() -> None:
    (context,) = contexts(Path(__file__).parents[2] / "methods", Language.SV)
    maker = Maker(context)
    for item in context.every_shown():
        asked, alone = maker.viewed(item).asked, asked_alone(item, context)
        assert {part for part in alone if not set(alone[part]) <= set(asked.get(part, ()))} == set()


def asked_alone(item: Item, context: Context) -> Asked:
    """What the pages of a record ask where nothing has been remembered of others."""
    asking: Asking = {}
    watching = replace(context, library=watched(context.library, asking), refs={}, cards=Cards())
    assert list(catalogue.pages_of(item, Gathering(watching)))
    return taken(asking)
