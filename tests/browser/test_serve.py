"""Who writes sees the change in the browser, without touching it: of a record, of a page, of a template."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from watching import Watched

import mia_kb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SMALL = Path(__file__).parents[1] / "sites" / "small"
METHOD = "metoder/regional/traffas-i-team.html"
PATIENCE = 20_000
"""Milliseconds; a change is seen within one second where the machine has nothing else to do."""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A fresh library, and beside it a program of its own, whose templates may be changed."""
    shutil.copytree(SMALL, tmp_path / "bank")
    package = Path(mia_kb.__file__).parent
    shutil.copytree(package, tmp_path / "program" / "mia_kb", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "bank"


@pytest.fixture
def address(bank: Path) -> Iterator[str]:
    """Where `mia-kb serve` shows the library."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {
        name: value for name, value in os.environ.items() if not name.startswith("COV")
    }  # of another program's files
    serving = subprocess.Popen(
        [sys.executable, "-m", "mia_kb", "serve", "--port", str(port)],
        cwd=bank,
        env=own | {"PYTHONPATH": str(bank.parent / "program")},
        stderr=subprocess.PIPE,
    )
    url = f"http://127.0.0.1:{port}/"
    wait_until_there(url)
    yield url
    serving.send_signal(signal.SIGINT)
    said = serving.communicate(timeout=20)[1].decode()
    assert serving.returncode == 0, said
    assert "Traceback" not in said


def wait_until_there(url: str) -> None:
    for _ in range(200):
        try:
            with urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("nothing is served")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def scrolled(tab: Page) -> int:
    """How far down the page is shown, in pixels."""
    position: int = tab.evaluate("Math.round(scrollY)")
    return position


def test_a_page_stays_where_it_was_scrolled_to(bank: Path, address: str, browser: Browser) -> None:
    with browser.new_context(viewport={"width": 1000, "height": 500}) as context:
        tab = context.new_page()
        tab.goto(f"{address}{METHOD}")
        tab.evaluate("scrollTo(0, 700)")
        tab.wait_for_function("scrollY > 600")
        before = scrolled(tab)
        template = bank.parent / "program" / "mia_kb" / "rendering" / "templates" / "record.html.jinja"
        edit(template, '<footer class="mia-foot">', '<footer class="mia-foot"><p>En ny mall.</p>')
        tab.wait_for_selector("footer:has-text('En ny mall.')", timeout=PATIENCE, state="attached")
        tab.wait_for_function(f"Math.round(scrollY) == {before}", timeout=PATIENCE)
        edit(bank / "methods" / "regional" / "methods" / "traffas-i-team.yaml", "title: ", "title: Nytt i dag, ")
        tab.wait_for_selector("h1:has-text('Nytt i dag')", timeout=PATIENCE, state="attached")
        tab.wait_for_function(f"scrollY >= {before}", timeout=PATIENCE)


def test_a_faulty_template_leaves_the_page_until_it_is_mended(bank: Path, address: str, browser: Browser) -> None:
    template = bank.parent / "program" / "mia_kb" / "rendering" / "templates" / "record.html.jinja"
    with browser.new_context() as context:
        tab = context.new_page()
        tab.goto(f"{address}{METHOD}")
        title = tab.inner_text("h1")
        edit(template, '<footer class="mia-foot">', '<footer class="mia-foot">{{ it.nowhere }}')
        with tab.expect_navigation(timeout=PATIENCE):
            pass
        assert tab.inner_text("h1") == title
        edit(template, "{{ it.nowhere }}", "<p>En ny mall.</p>")
        tab.wait_for_selector("footer:has-text('En ny mall.')", timeout=PATIENCE)
        tab.goto(f"{address}tillampningar/norra/samverkansteam.html")
        assert "En ny mall." in tab.inner_text("footer.mia-foot")


def test_every_change_is_seen_in_place(bank: Path, address: str, browser: Browser) -> None:
    with browser.new_context() as context:
        watched = Watched(context.new_page())
        tab = watched.tab
        tab.goto(f"{address}{METHOD}")
        edit(bank / "methods" / "regional" / "methods" / "traffas-i-team.yaml", "title: ", "title: Nytt i dag, ")
        tab.wait_for_selector("h1:has-text('Nytt i dag')", timeout=PATIENCE)
        template = bank.parent / "program" / "mia_kb" / "rendering" / "templates" / "record.html.jinja"
        edit(template, '<footer class="mia-foot">', '<footer class="mia-foot"><p>En ny mall.</p>')
        tab.wait_for_selector("footer:has-text('En ny mall.')", timeout=PATIENCE)
        tab.goto(f"{address}om-oss.html")
        edit(bank / "docs" / "om-oss.md", "\n", "\n\nSkrivet just nu.\n")
        tab.wait_for_selector("article:has-text('Skrivet just nu.')", timeout=PATIENCE)
        assert watched.errors == []
        assert watched.strangers(address) == set()
    assert not (bank / "site").exists()
