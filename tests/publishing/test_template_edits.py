"""Who changes a template sees it on the page at hand at once and on all others in the end; a fault harms no page."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_site import tree

from mia_kb.engines.mkdocs import render
from mia_kb.publishing import drawings
from mia_kb.publishing.build import build
from mia_kb.publishing.preview import Preview
from mia_kb.publishing.settings_file import read_settings
from mia_kb.publishing.site import contents, remembering
from mia_kb.publishing.wanted import Wanted
from mia_kb.rendering import drawing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.engines.failure import Failure

SMALL = Path(__file__).parents[1] / "sites" / "small"
METHOD = "metoder/regional/traffas-i-team.html"
PRACTICE = "tillampningar/norra/samverkansteam.html"
LIST = "tillampningar/index.html"


@dataclass
class Bench:
    """A library with templates of its own, a preview of it, and what that told."""

    config_file: Path
    templates: Path
    preview: Preview
    told: list[Failure]

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.templates / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def page(self, uri: str) -> str:
        self.preview.require(uri)
        return (self.preview.site / uri).read_text("utf-8")

    def finished(self) -> dict[str, bytes]:
        self.preview.update()
        self.preview.finish()
        return tree(self.preview.site)

    def built(self) -> dict[str, bytes]:
        drawing.environment_for.cache_clear()
        settings = read_settings(self.config_file)
        assert build(settings, contents, render).counts
        return tree(settings.site)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    shutil.copytree(SMALL, tmp_path / "bank")
    shutil.copytree(drawing.TEMPLATES, tmp_path / "templates")
    for module in (drawing, drawings):
        monkeypatch.setattr(module, "TEMPLATES", tmp_path / "templates")
    drawing.environment_for.cache_clear()
    told: list[Failure] = []
    wanted = Wanted()
    folder = tmp_path / "preview"
    (folder / "site").mkdir(parents=True)
    config_file = tmp_path / "bank" / "mkdocs.yml"
    preview = Preview(
        folder, lambda: read_settings(config_file), remembering(wanted, told.append), render, wanted=wanted
    )
    yield Bench(config_file, tmp_path / "templates", preview, told)
    drawing.environment_for.cache_clear()


def test_the_page_asked_for_has_the_new_template_before_all_others(bench: Bench) -> None:
    former = bench.finished()
    bench.edit("record.html.jinja", '<footer class="mia-foot">', '<footer class="mia-foot"><p>En ny mall.</p>')
    bench.preview.update()
    assert "En ny mall." in bench.page(METHOD)
    assert (bench.preview.site / PRACTICE).read_bytes() == former[PRACTICE]
    assert "En ny mall." in bench.page(PRACTICE)


@pytest.mark.parametrize("name", ["record.html.jinja", "components.html.jinja", "list.html.jinja"])
def test_in_the_end_all_pages_are_those_of_a_build(bench: Bench, name: str) -> None:
    former = bench.finished()
    path = bench.templates / name
    path.write_text(path.read_text("utf-8").replace("</", "<!-- ny --></"), "utf-8")
    bench.preview.update()
    bench.page(METHOD)
    now = bench.finished()
    assert now != former
    assert now == bench.built()
    assert bench.told == []


@pytest.mark.parametrize(
    ("fault", "line", "reason"),
    [("{% if %}", 1, "Expected an expression"), ("\n{{ it.nowhere }}", 2, "nowhere"), ("{% include 'x' %}", 1, "x")],
)
def test_a_fault_is_told_with_its_place_and_the_former_pages_stay(
    bench: Bench, fault: str, line: int, reason: str
) -> None:
    former = bench.finished()
    path = bench.templates / "records" / "practice.html.jinja"
    text = path.read_text("utf-8")
    path.write_text(fault + text, "utf-8")
    assert bench.finished() == former
    (told,) = {str(failure) for failure in bench.told}
    assert told.startswith(f"{path}:{line}: ")
    assert reason in told
    path.write_text(text, "utf-8")
    bench.edit("record.html.jinja", '<footer class="mia-foot">', '<footer class="mia-foot"><p>En ny mall.</p>')
    assert bench.finished() == bench.built()


def test_a_fault_is_told_once_until_a_template_changes(bench: Bench) -> None:
    bench.finished()
    bench.edit("record.html.jinja", '<footer class="mia-foot">', "{{ it.nowhere }}")
    bench.finished()
    assert len(bench.told) == 1
    bench.finished()
    assert len(bench.told) == 1
    bench.edit("list.html.jinja", "\n", "\n\n")
    bench.finished()
    assert len(bench.told) == 2


def test_records_edited_beside_templates_are_as_in_a_build(bench: Bench) -> None:
    bench.finished()
    record = bench.config_file.parent / "methods/regional/methods/traffas-i-team.yaml"
    record.write_text(record.read_text("utf-8").replace("title: ", "title: Nytt i dag, ", 1), "utf-8")
    bench.edit("list.html.jinja", "</", "<!-- ny --></")
    bench.preview.update()
    assert "Nytt i dag" in bench.page(METHOD)
    record.write_text(record.read_text("utf-8").replace("Nytt i dag, ", "Nyare, ", 1), "utf-8")
    assert bench.finished() == bench.built()


def test_changed_settings_are_shown_on_every_page(bench: Bench) -> None:
    bench.finished()
    text = bench.config_file.read_text("utf-8")
    bench.config_file.write_text(text.replace("site_name: ", "site_name: Nya "), "utf-8")
    now = bench.finished()
    assert b"Nya " in now[LIST]
    assert now == bench.built()
