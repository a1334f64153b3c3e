"""What one who writes sees: the change, soon, and nothing else made again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import small_site
from small_site import SmallSite, tree

from mia_kb.engines.failure import Failure
from mia_kb.engines.mkdocs import render
from mia_kb.problems import Level, Place, Rule, problem
from mia_kb.publishing.build import build
from mia_kb.publishing.preview import Preview
from mia_kb.publishing.serve import serve
from mia_kb.publishing.settings_file import read_settings
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from pathlib import Path

    from mia_kb.engines.engine import EngineRequest, EngineResult
    from mia_kb.problems import Problem
    from mia_kb.publishing.content import SiteContents
    from mia_kb.publishing.settings import Settings

SERVE = """
import sys, small_site
from pathlib import Path
from mia_kb.publishing.serve import serve
from mia_kb.text.languages import Language
serve(Path(sys.argv[1]), int(sys.argv[2]), Language.SV, lambda *_: small_site.SmallSite())
"""
BROKEN = Rule("MIA999", "broken", Level.ERROR, "broken", "mend it", "", "", "")


@dataclass
class Workshop:
    """A preview with the counts of what it did, and a site to change under it."""

    root: Path
    contents: SmallSite
    problem: Rule | None = None
    rendered: int = 0

    def preview(self) -> Preview:
        config_file = small_site.create(self.root / "source")
        folder = self.root / "preview"
        (folder / "site").mkdir(parents=True)
        return Preview(folder, lambda: read_settings(config_file), self, self.engine, (self.root / "source/theme",))

    def __call__(self, settings: Settings) -> SiteContents:
        found = (problem(self.problem, Place("a.yaml", 2)),) if self.problem else ()
        return self.contents(settings)._replace(problems=found)

    def engine(self, request: EngineRequest) -> EngineResult:
        self.rendered += 1
        return render(request)


def show(preview: Preview) -> tuple[Problem, ...]:
    """Bring all of the site up to date; returns the problems found."""
    problems = preview.update()[1]
    preview.finish()
    return problems


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path, SmallSite())


def test_a_preview_is_the_site_that_a_build_publishes(workshop: Workshop) -> None:
    preview = workshop.preview()
    show(preview)
    settings = read_settings(workshop.root / "source/mkdocs.yml")
    build(settings, workshop.contents, render)
    assert tree(preview.site) == tree(settings.site)


def test_a_changed_record_writes_its_page_only_and_asks_no_engine(workshop: Workshop) -> None:
    preview = workshop.preview()
    show(preview)
    before = {path: path.stat().st_mtime_ns for path in preview.site.rglob("*") if path.is_file()}
    workshop.contents = SmallSite(mark="<p>nytt</p>")
    show(preview)
    changed = {path.relative_to(preview.site).as_posix() for path in before if path.stat().st_mtime_ns != before[path]}
    assert changed == {page.uri for page in SmallSite().pages()}
    assert workshop.rendered == 1
    assert "nytt" in (preview.site / "metoder/regional/1.html").read_text("utf-8")


def test_records_come_and_go(workshop: Workshop) -> None:
    preview = workshop.preview()
    show(preview)
    workshop.contents = SmallSite(records=3)
    show(preview)
    assert (preview.site / "metoder/regional/2.html").is_file()
    workshop.contents = SmallSite(records=1)
    show(preview)
    assert not (preview.site / "metoder/regional/2.html").exists()
    assert not (preview.site / "metoder/regional/1.html").exists()


def test_a_removed_hand_written_page_goes(workshop: Workshop) -> None:
    preview = workshop.preview()
    show(preview)
    (workshop.root / "source/docs/djup/er/sida.md").unlink()
    show(preview)
    assert not (preview.site / "djup/er/sida.html").exists()


def test_a_page_taken_back_after_a_fault_is_shown_as_it_was(workshop: Workshop) -> None:
    preview = workshop.preview()
    show(preview)
    before = tree(preview.site)
    (workshop.root / "source/docs/BILD.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    workshop.contents = SmallSite(mark="<p>nytt</p>")
    with pytest.raises(Failure, match="two files on one address"):
        show(preview)
    (workshop.root / "source/docs/BILD.svg").unlink()
    workshop.contents = SmallSite()
    show(preview)
    assert tree(preview.site) == before


@pytest.mark.parametrize("name", ["docs/bidra.md", "mkdocs.yml", "theme/egen.html"])
def test_a_changed_page_setting_or_template_is_rendered_anew(workshop: Workshop, name: str) -> None:
    preview = workshop.preview()
    show(preview)
    path = workshop.root / "source" / name
    path.parent.mkdir(exist_ok=True)
    text = path.read_text("utf-8") if path.exists() else ""
    path.write_text(text.replace("Skriv.", "Skriv nytt.").replace("Provbanken", "Nya banken") + "\n", "utf-8")
    show(preview)
    assert workshop.rendered == 2
    page = (preview.site / "bidra.html").read_text("utf-8")
    assert ("Skriv nytt." in page) == (name == "docs/bidra.md")
    assert ("Nya banken" in page) == (name == "mkdocs.yml")


def test_what_is_required_is_made_before_its_turn(workshop: Workshop) -> None:
    preview = workshop.preview()
    show(preview)
    workshop.contents = SmallSite(mark="<p>nytt</p>")
    preview.update()
    page = preview.site / "metoder/regional/1.html"
    assert "nytt" not in page.read_text("utf-8")
    assert preview.require("metoder/regional/1.html") == 2
    assert "nytt" in page.read_text("utf-8")


def test_a_page_that_is_no_more_is_gone_when_it_is_required(workshop: Workshop) -> None:
    preview = workshop.preview()
    show(preview)
    workshop.contents = SmallSite(records=1)
    preview.update()
    preview.require("metoder/regional/1.html")
    assert not (preview.site / "metoder/regional/1.html").exists()


def test_a_stopped_preview_makes_nothing_more(workshop: Workshop) -> None:
    preview = workshop.preview()
    show(preview)
    before = tree(preview.site)
    workshop.contents = SmallSite(mark="<p>nytt</p>")
    preview.update()
    preview.stop()
    preview.finish()
    assert tree(preview.site) == before


def test_an_update_takes_over_from_one_that_is_not_finished(workshop: Workshop) -> None:
    preview = workshop.preview()
    show(preview)
    workshop.contents = SmallSite(mark="<p>nytt</p>")
    preview.update()
    preview.require("metoder/regional/1.html")
    workshop.contents = SmallSite()
    show(preview)
    settings = read_settings(workshop.root / "source/mkdocs.yml")
    build(settings, workshop.contents, render)
    assert tree(preview.site) == tree(settings.site)


def test_errors_leave_the_former_site_until_they_are_mended(workshop: Workshop) -> None:
    preview = workshop.preview()
    show(preview)
    before = tree(preview.site)
    workshop.contents, workshop.problem = SmallSite(mark="<p>nytt</p>"), BROKEN
    assert [found.code for found in show(preview)] == ["MIA999"]
    assert tree(preview.site) == before
    workshop.problem = None
    show(preview)
    assert tree(preview.site) != before


def test_broken_settings_are_told_and_mended(workshop: Workshop) -> None:
    preview = workshop.preview()
    show(preview)
    path = workshop.root / "source/mkdocs.yml"
    text = path.read_text("utf-8")
    path.write_text("site_name: [", "utf-8")
    with pytest.raises(Failure, match="cannot use these settings"):
        show(preview)
    path.write_text(text.replace("Provbanken", "Nya banken"), "utf-8")
    show(preview)
    assert "Nya banken" in (preview.site / "bidra.html").read_text("utf-8")


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own server
        text: str = answer.read().decode()
        return text


def wait_for(url: str, text: str) -> float:
    """Seconds until `text` stands at `url`."""
    start = time.monotonic()
    while time.monotonic() - start < 20:
        try:
            if text in get(url):
                return time.monotonic() - start
        except OSError:
            pass
        time.sleep(0.02)
    pytest.fail(f"{text!r} did not come")


def said_until(text: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What has been said to standard error when `text` was."""
    said, deadline = "", time.monotonic() + 20
    while text not in said:
        assert time.monotonic() < deadline, f"{text!r} was not said, but: {said}"
        time.sleep(0.05)
        said += capsys.readouterr().err
    return said


def test_a_taken_port_is_told_before_anything_is_built(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Failure, match="another program listens"):
            serve(tmp_path / "mkdocs.yml", taken.getsockname()[1], Language.SV)


def test_serving_follows_changes_and_leaves_the_published_site(
    tmp_path: Path, port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    config_file = small_site.create(tmp_path)
    source = tmp_path / "methods/a.yaml"
    source.write_text("ett", "utf-8")

    def contents(settings: Settings) -> SiteContents:
        mark = source.read_text("utf-8")
        found = (problem(BROKEN, Place("a.yaml", 2)),) if mark == "fel" else ()
        return SmallSite(mark=f"<p>{mark}</p>")(settings)._replace(problems=found)

    url = f"http://127.0.0.1:{port}"
    threading.Thread(target=serve, args=(config_file, port, Language.EN, lambda *_: contents), daemon=True).start()
    wait_for(f"{url}/metoder/regional/1.html", "<p>ett</p>")
    source.write_text("tjugo", "utf-8")
    assert wait_for(f"{url}/metoder/regional/1.html", "<p>tjugo</p>") < 5
    assert f"<loc>{url}/metoder/regional/1.html</loc>" in get(f"{url}/sitemap.xml")
    with pytest.raises(urllib.error.HTTPError) as missing:
        get(f"{url}/finns-inte.html")
    assert "Sidan finns inte" in missing.value.read().decode()
    source.write_text("fel", "utf-8")
    assert "methods/a.yaml:2:1: broken" in said_until("until the errors are mended", capsys)
    config_file.write_text("site_name: [", "utf-8")
    said_until("cannot use these settings", capsys)
    assert "<p>tjugo</p>" in get(f"{url}/metoder/regional/1.html")
    assert not (tmp_path / "site").exists()


def test_an_interrupted_preview_ends_well_and_leaves_nothing(tmp_path: Path, port: int) -> None:
    config_file = small_site.create(tmp_path / "source")
    (tmp_path / "tmp").mkdir()
    here = os.path.dirname(__file__)  # noqa: PTH120 - a search path is text
    variables = {"PYTHONPATH": here, "TMPDIR": str(tmp_path / "tmp")}
    serving = subprocess.Popen([sys.executable, "-c", SERVE, config_file, str(port)], env=os.environ | variables)
    wait_for(f"http://127.0.0.1:{port}/index.html", "Start")
    serving.send_signal(signal.SIGINT)
    assert serving.wait(20) == 0
    assert list((tmp_path / "tmp").iterdir()) == []
