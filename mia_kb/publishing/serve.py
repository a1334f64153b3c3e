"""Show the site on this computer, and follow every change to its sources."""

from __future__ import annotations

import logging
import socket
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.livereload import LiveReloadServer

from mia_kb.engines.failure import Failure
from mia_kb.engines.mkdocs import THEME, render
from mia_kb.publishing.answering import Answering
from mia_kb.publishing.content import Content
from mia_kb.publishing.preview import Preview
from mia_kb.publishing.report import line_of
from mia_kb.publishing.settings_file import read_settings
from mia_kb.publishing.wanted import Wanted
from mia_kb.rendering.drawing import TEMPLATES
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from mia_kb.publishing.settings import Settings
    from mia_kb.text.languages import Language

Remembering = Callable[[Wanted, Callable[[Failure], None]], Content]
"""What gives a site's contents, the wanted page first, and tells what cannot be made."""
HOST = "127.0.0.1"
PORT_TAKEN = N_("port {port}: another program listens there, or this user may not; choose another one with --port")
SERVING = N_("The site is at {url} – end with Ctrl+C")
NOT_SHOWN = N_("The page in the browser is the former one until the errors are mended")
_LOOK_EVERY = 0.2
"""Seconds between two looks at the files: two such waits and a rebuild fit in a second."""


def serve(config_file: Path, port: int, language: Language, remembering: Remembering | None = None) -> None:
    """Serve the site of `config_file` on this computer until interrupted.

    The published site is not touched. Raises `Failure` when the first build fails or the port is taken.
    """
    url = f"http://{HOST}:{port}/"
    _require_free(port)
    with tempfile.TemporaryDirectory(prefix="mia-kb-") as folder:
        wanted = Wanted()
        preview = Preview(
            Path(folder),
            lambda: replace(read_settings(config_file), site_url=url),
            (remembering or _remembering())(wanted, partial(_tell, language)),
            render,
            (THEME,),
            wanted,
        )
        preview.site.mkdir()
        settings = read_settings(config_file)
        server = _server(preview, port, language)
        _show(preview, language)
        preview.finish()
        _watch(server, settings)
        _say(translate(SERVING, language).format(url=url))
        _run(server)
        preview.stop()


def _server(preview: Preview, port: int, language: Language) -> LiveReloadServer:
    server = LiveReloadServer(
        builder=lambda: _show_or_tell(preview, language, answering),
        host=HOST,
        port=port,
        root=str(preview.site),
        polling_interval=_LOOK_EVERY,
    )
    answering = Answering(preview, server.serve_request, partial(_tell, language))
    server.set_app(answering)
    server.build_delay = 0.05
    server.error_handler = lambda code: _page_for(preview.site, code)
    return server


def _require_free(port: int) -> None:
    """Raise `Failure` when nobody can listen to `port`, before the first build takes its time."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as refused:
            raise Failure(PORT_TAKEN, port=port) from refused


def _run(server: LiveReloadServer) -> None:
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    try:
        server.serve()  # type: ignore[no-untyped-call] # MkDocs leaves it untyped
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _watch(server: LiveReloadServer, settings: Settings) -> None:
    for path in (settings.records, settings.docs, settings.config_file, settings.trend, THEME, TEMPLATES):
        if path and path.exists():
            server.watch(str(path))


def _show(preview: Preview, language: Language) -> None:
    settings, problems = preview.update()
    for found in problems:
        _say(line_of(found, settings, language))
    if any(found.level == "error" for found in problems):
        _say(translate(NOT_SHOWN, language))


def _show_or_tell(preview: Preview, language: Language, answering: Answering) -> None:
    """Update after a change; a fault is told, and the former site goes on being served."""
    try:
        _show(preview, language)
    except Failure as failure:
        _tell(language, failure)
    answering.changed()


def _page_for(site: Path, code: int) -> bytes | None:
    page = site / "404.html"
    return page.read_bytes() if code == 404 and page.is_file() else None  # noqa: PLR2004 - the status itself


def _tell(language: Language, failure: Failure) -> None:
    _say(failure.text(language))


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _remembering() -> Remembering:
    from mia_kb.publishing.site import remembering  # noqa: PLC0415 - loads the records' models

    return remembering
