"""The library to search, as sources, as pages see it, and as a built site on a server."""

from __future__ import annotations

import functools
import http.server
import threading
from typing import TYPE_CHECKING

import pytest
from searched import gatherings, write

from mia_kb.engines.mkdocs import render
from mia_kb.publishing.build import build
from mia_kb.publishing.settings_file import read_settings
from mia_kb.publishing.site import contents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mia_kb.pages.gathering import Gathering
    from mia_kb.text.languages import Language

POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
"""No script but the site's own files: neither inline nor evaluated."""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without a word; what is asked for below /strict/ comes with `POLICY`."""

    def do_GET(self) -> None:
        self.strict = self.path.startswith("/strict/")
        self.path = self.path.removeprefix("/strict")
        super().do_GET()

    def end_headers(self) -> None:
        if self.strict:
            self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the library to search."""
    folder = tmp_path_factory.mktemp("searched")
    write(folder)
    return folder


@pytest.fixture(scope="session")
def seen(sources: Path) -> dict[Language, Gathering]:
    """The library to search, as pages in each language see it."""
    return gatherings(sources)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The built library: its folder, and its address on a server, ending with a slash."""
    folder = tmp_path_factory.mktemp("served")
    site = folder / "site"
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site))) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        outcome = build(read_settings(write(folder, address), site), contents, render)
        assert outcome.counts is not None, outcome.problems
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield site, address
        server.shutdown()
