"""How long a saved change takes to show in the browser: `python benchmarks/serve` edits files under `mia-kb serve`.

`--records 1000` is how many records are made up, `--turns 7` how often each file is edited, `--languages sv,en` which
pages are built. Times run from the save to the moment when a browser (Chromium by playwright) has the new text in the
page that it shows. Templates, styles and the theme are those of a copy of the program.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parent.parent / "build"))

from playwright.sync_api import sync_playwright
from sides import ours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

PACKAGE = Path(__file__).parents[2] / "mia_kb"
NUMBER = 4
"""The number of the record that is looked at and edited, a method."""
PATIENCE = 60_000
"""Milliseconds."""
REST = 8.0
"""Seconds between two edits: who writes looks at what has come, and the program makes the other pages meanwhile."""
PAGE = "# Om oss\n\nSkrivet för hand.\n"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of `path`: the first `old` becomes `new`, which makes `seen` true on the page `uri`.

    `seen` is an expression of JavaScript. Both hold `#` in place of the number of the turn.
    """

    name: str
    path: Path
    old: str
    new: str
    uri: str
    seen: str


def main() -> None:
    """Print the median of each edit in milliseconds, with the lowest and the highest."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="mia-kb-benchmark-") as name:
        bank, program = Path(name) / "bank", Path(name) / "program"
        uri = _write(bank, program, options.records, options.languages)
        with _served(bank, program) as address, _tab() as tab:
            for edit in _edits(bank, program / "mia_kb", uri):
                times = _times(tab, address, edit, options.turns)
                print(f"{edit.name}: {statistics.median(times):.0f} ms ({times[0]:.0f}–{times[-1]:.0f})", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--languages", default="sv,en")
    return parser.parse_args()


def _write(bank: Path, program: Path, count: int, languages: str) -> str:
    """Write the records and a copy of the program; returns the address of the record that is looked at."""
    bank.mkdir()
    side = ours(languages)
    side.write(bank, count)
    (bank / "docs" / "om-oss.md").write_text(PAGE, encoding="utf-8")
    shutil.copytree(PACKAGE, program / "mia_kb", ignore=shutil.ignore_patterns("__pycache__"))
    library, _, name = side.edited(NUMBER).removeprefix("methods/").removesuffix(".yaml").split("/")
    return f"metoder/{library}/{name}.html"


def _edits(bank: Path, package: Path, uri: str) -> tuple[Edit, ...]:
    record, language = bank / ours().edited(NUMBER), 'content="{{ mia_language }}">'
    footer, name = '<footer class="mia-foot">', "site_name: "
    templates, theme = package / "rendering" / "templates", package / "theme"
    text = "document.querySelector('article')?.textContent.includes('Ändring #.')"
    style = "document.body && getComputedStyle(document.body).getPropertyValue('--measured').includes('#.')"
    meta = "document.querySelector('meta[name=measured]')?.content === '#.'"
    return (
        Edit("a record", record, "title: ", "title: Ändring #. ", uri, text),
        Edit("a page written by hand", bank / "docs" / "om-oss.md", PAGE, f"{PAGE}\nÄndring #.\n", "om-oss.html", text),
        Edit("a template", templates / "record.html.jinja", footer, f"{footer}Ändring #.", uri, text),
        Edit("a style", theme / "assets" / "mia.css", "", "body { --measured: '#.'; }\n", uri, style),
        Edit("the theme", theme / "main.html", language, f'{language}<meta name="measured" content="#.">', uri, meta),
        Edit("the settings", bank / "mkdocs.yml", name, f"{name}Ändring #. ", uri, "document.title.includes('#.')"),
    )


def _times(tab: Page, address: str, edit: Edit, turns: int) -> list[float]:
    """Milliseconds of each turn, sorted; the file is as it was afterwards."""
    text = edit.path.read_text("utf-8")
    tab.goto(f"{address}{edit.uri}")
    times = []
    for turn in range(turns):
        time.sleep(REST)
        edit.path.write_text(text.replace(edit.old, edit.new.replace("#", str(turn)), 1), encoding="utf-8")
        start = time.perf_counter()
        tab.wait_for_function(edit.seen.replace("#", str(turn)), timeout=PATIENCE, polling="raf")
        times.append(1000 * (time.perf_counter() - start))
    edit.path.write_text(text, encoding="utf-8")
    time.sleep(REST)
    return sorted(times)


@contextmanager
def _served(bank: Path, program: Path) -> Iterator[str]:
    """The address at which a copy of the program serves a library."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = (sys.executable, "-m", "mia_kb", "serve", "--port", str(port))
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with (program / "said.log").open("wb") as log:
        serving = subprocess.Popen(command, cwd=bank, env=own | {"PYTHONPATH": str(program)}, stderr=log)
        try:
            yield _answering(f"http://127.0.0.1:{port}/")
        finally:
            serving.send_signal(signal.SIGINT)
            serving.wait()


def _answering(address: str) -> str:
    """The address, as soon as somebody answers there."""
    while True:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - our own server
                return address
        except OSError:
            time.sleep(0.2)


@contextmanager
def _tab() -> Iterator[Page]:
    path = os.environ.get("MIA_KB_BROWSER") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path or None, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


if __name__ == "__main__":
    main()
