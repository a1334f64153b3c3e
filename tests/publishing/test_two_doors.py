"""`mia-kb build` and a bare `mkdocs build` publish the same bytes, and refuse the same things."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import small_site
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import Abort
from small_site import SmallSite, tree

from mia_kb.engines.engine import EngineRequest
from mia_kb.engines.failure import Failure
from mia_kb.engines.mkdocs import load, render
from mia_kb.problems import Level, Place, Rule, problem
from mia_kb.publishing.build import build
from mia_kb.publishing.report import line_of
from mia_kb.publishing.settings_file import read_settings
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.publishing.content import Content, SiteContents
    from mia_kb.publishing.settings import Settings

BROKEN = Rule("MIA999", "broken", Level.ERROR, "“{name}” is broken", "mend it", "", "", "")
ODD = replace(BROKEN, level=Level.WARNING)
BUILD = """
import sys, small_site
from pathlib import Path
from mia_kb.engines.mkdocs import render
from mia_kb.publishing.build import build
from mia_kb.publishing.settings_file import read_settings
build(read_settings(Path(sys.argv[1])), small_site.SmallSite(), render)
"""


def mkdocs(config_file: Path, content: Content, **options: object) -> None:
    config = load(config_file, **options)
    config.plugins["mia-kb"].content = content  # type: ignore[attr-defined]
    mkdocs_build(config)


def with_problem(rule: Rule) -> Content:
    def contents(settings: Settings) -> SiteContents:
        return SmallSite()(settings)._replace(problems=(problem(rule, Place("regional/a.yaml", 3, 7), name="a"),))

    return contents


def test_both_doors_give_the_same_bytes_and_leave_nothing_beside(tmp_path: Path) -> None:
    config_file = small_site.create(tmp_path)
    outcome = build(read_settings(config_file, tmp_path / "one"), SmallSite(), render)
    mkdocs(config_file, SmallSite(), site_dir=str(tmp_path / "two"))
    one = tree(tmp_path / "one")
    assert one == tree(tmp_path / "two")
    assert outcome.counts is not None
    assert outcome.counts.files == outcome.counts.written == len(one)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "methods", "mkdocs.yml", "one", "two"]


def test_a_second_build_writes_nothing_and_a_clean_one_everything(tmp_path: Path) -> None:
    settings = read_settings(small_site.create(tmp_path))
    build(settings, SmallSite(), render)
    before = tree(settings.site)
    again = build(settings, SmallSite(), render).counts
    assert again is not None
    assert again.written == 0
    clean = build(replace(settings, clean=True), SmallSite(), render).counts
    assert clean is not None
    assert clean.written == clean.files == again.files
    assert tree(settings.site) == before


def test_a_removed_record_leaves_the_site(tmp_path: Path) -> None:
    settings = read_settings(small_site.create(tmp_path))
    build(settings, SmallSite(records=3), render)
    assert (settings.site / "metoder/regional/2.html").is_file()
    outcome = build(settings, SmallSite(records=2), render)
    assert not (settings.site / "metoder/regional/2.html").exists()
    assert outcome.counts is not None
    assert outcome.counts.written == 2, "the sitemap, plain and compressed"


def test_the_same_bytes_in_another_place_time_zone_and_hash_seed(tmp_path: Path) -> None:
    trees = []
    for name, zone, seed in (("a", "UTC", "1"), ("en längre mapp", "Pacific/Auckland", "2")):
        config_file = small_site.create(tmp_path / name)
        variables = {"TZ": zone, "LANG": "C", "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
        subprocess.run([sys.executable, "-c", BUILD, config_file], check=True, env=os.environ | variables)
        trees.append(tree(tmp_path / name / "site"))
    assert trees[0] == trees[1]


def test_errors_in_records_stop_both_doors_before_the_engine(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config_file = small_site.create(tmp_path)
    settings = read_settings(config_file)
    build(settings, SmallSite(), render)
    before = tree(settings.site)
    outcome = build(settings, with_problem(BROKEN), render)
    assert outcome.counts is None
    assert [str(found.place) for found in outcome.problems] == ["regional/a.yaml:3:7"]
    with pytest.raises(Abort):
        mkdocs(config_file, with_problem(BROKEN))
    assert "methods/regional/a.yaml:3:7: “a” is broken; mend it" in caplog.text
    assert tree(settings.site) == before


def test_a_place_outside_the_repository_is_told_as_it_is(tmp_path: Path) -> None:
    settings = replace(read_settings(small_site.create(tmp_path / "a")), records=tmp_path / "b")
    said = line_of(problem(ODD, Place("x.yaml"), name="a"), settings, Language.EN)
    assert said.startswith("x.yaml:1:1: “a” is broken")


def test_a_warning_stops_a_strict_build_only(tmp_path: Path) -> None:
    config_file = small_site.create(tmp_path)
    settings = read_settings(config_file)
    assert build(settings, with_problem(ODD), render).counts is not None
    assert build(replace(settings, strict=True), with_problem(ODD), render).counts is None
    with pytest.raises(Abort):
        mkdocs(config_file, with_problem(ODD), strict=True)


def test_a_warning_of_mkdocs_publishes_nothing_when_strict(tmp_path: Path) -> None:
    config_file = small_site.create(tmp_path)
    settings = replace(read_settings(config_file), strict=True)
    build(settings, SmallSite(), render)
    before = tree(settings.site)
    (tmp_path / "docs" / "bidra.md").write_text("# Bidra\n\n[bort](finns-inte.md)\n", "utf-8")
    with pytest.raises(Failure, match="strict mode"):
        build(settings, SmallSite(), render)
    with pytest.raises(Abort):
        mkdocs(config_file, SmallSite(), strict=True)
    assert tree(settings.site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "methods", "mkdocs.yml", "site"]


def test_a_page_that_mkdocs_cannot_read_publishes_nothing(tmp_path: Path) -> None:
    config_file = small_site.create(tmp_path)
    settings = read_settings(config_file)
    build(settings, SmallSite(), render)
    before = tree(settings.site)
    (tmp_path / "docs" / "bidra.md").write_bytes("# Bidra på".encode("latin-1"))
    with pytest.raises(Failure, match=r"bidra\.md"):
        build(settings, SmallSite(), render)
    with pytest.raises(UnicodeDecodeError):
        mkdocs(config_file, SmallSite())
    assert tree(settings.site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "methods", "mkdocs.yml", "site"]


@pytest.mark.parametrize("name", ["beslut/index.md", "beslut/README.md", "Beslut/Index.md", "beslut/index.html"])
def test_a_hand_written_page_on_a_sections_address_is_refused(tmp_path: Path, name: str) -> None:
    settings = read_settings(small_site.create(tmp_path))
    path = tmp_path / "docs" / name
    path.parent.mkdir()
    path.write_text("# Egna\n", "utf-8")
    with pytest.raises(Failure, match=f"docs/{re.escape(name)}: the address belongs to the section “Beslut”"):
        build(settings, SmallSite(), render)


def test_two_hand_written_files_that_differ_in_case_only_are_refused(tmp_path: Path) -> None:
    settings = read_settings(small_site.create(tmp_path))
    (tmp_path / "docs" / "Bidra.md").write_text("# Egna\n", "utf-8")
    with pytest.raises(Failure, match="both become"):
        build(settings, SmallSite(), render)


@pytest.mark.parametrize("name", ["hemligt", "hemligt.md"])
def test_a_link_out_of_the_folder_of_pages_is_refused(tmp_path: Path, name: str) -> None:
    settings = read_settings(small_site.create(tmp_path))
    (tmp_path / "utanför").mkdir()
    (tmp_path / "utanför" / "lösen.md").write_text("# Lösen\n", "utf-8")
    target = tmp_path / "utanför" if name == "hemligt" else tmp_path / "utanför" / "lösen.md"
    (tmp_path / "docs" / name).symlink_to(target)
    with pytest.raises(Failure, match="leads out of the folder"):
        build(settings, SmallSite(), render)


def test_settings_without_the_plugin_are_refused(tmp_path: Path) -> None:
    config_file = small_site.create(tmp_path, "site_name: x\ntheme: {name: material}\n")
    with pytest.raises(Failure, match="plugin mia-kb is not listed"):
        read_settings(config_file)
    with pytest.raises(Failure, match="plugin mia-kb is not listed"):
        render(EngineRequest(config_file, tmp_path / "engine", (), (Language.SV,)))


@pytest.mark.parametrize("text", ["site_name: [", "plugins: [mia-kb]\n", "site_name: x\nplugins: [search: 1]\n"])
def test_settings_that_mkdocs_cannot_use_are_refused(tmp_path: Path, text: str) -> None:
    config_file = tmp_path / "mkdocs.yml"
    config_file.write_text(text, "utf-8")
    with pytest.raises(Failure, match="cannot use these settings"):
        read_settings(config_file)


def test_the_sitemap_names_every_page_and_its_other_language(tmp_path: Path) -> None:
    settings = read_settings(small_site.create(tmp_path))
    build(settings, SmallSite(), render)
    text = (settings.site / "sitemap.xml").read_text("utf-8")
    pages = {path for path in tree(settings.site) if path.endswith(".html") and path != "404.html"}
    assert text.count("<loc>") == len(pages)
    assert all(f"<loc>https://exempel.se/bank/{page}</loc>" in text for page in pages)
    pair = 'hreflang="sv" href="https://exempel.se/bank/bidra.html"/>'
    assert text.count(pair) == 2
    assert gzip.decompress((settings.site / "sitemap.xml.gz").read_bytes()).decode() == text
