from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from shipped import ROOT, build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytest_plugins = ("search_fixtures",)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str


@pytest.fixture
def mia_kb(tmp_path: Path) -> Callable[..., Answer]:
    """Run `mia-kb` in an empty folder, as a user would."""

    def run(*arguments: str, env: dict[str, str] | None = None) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "mia_kb", *arguments],
            cwd=tmp_path,
            env=os.environ | {"LANG": "C.UTF-8", "LC_ALL": ""} | (env or {}),
            capture_output=True,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Answer(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the library that ships with the program."""
    site = tmp_path_factory.mktemp("shipped") / "site"
    build(ROOT, site)
    return site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium: the one that `run.py` found, else the machine's, else Playwright's own."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - most tests need no browser

    path = os.environ.get("MIA_KB_BROWSER") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path or None, args=["--no-sandbox"])
        yield browser
        browser.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` makes the golden trees what the program gives now."""
    parser.addoption("--accept", action="store_true", help="accept what the program gives now as golden")
