"""The site engine in a process of its own, begun before this one has loaded what it needs itself.

Loading the engine and rendering the frames takes as long as loading the rest of the program and reading the records.
"""

from __future__ import annotations

import io
import signal
import sys
import tempfile
from contextlib import contextmanager, redirect_stderr
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mia_kb.engines.failure import Failure
from mia_kb.publishing.pool import KILLED, end_with_parent, start_method

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from mia_kb.engines.engine import Engine, EngineRequest, EngineResult
    from mia_kb.publishing.settings import Settings


BOTH = ("babel.core", "jinja2", "yaml")
"""What both processes need, loaded before there are two: one that is forked takes it along."""


class _Fault(NamedTuple):
    """A `Failure` on its way to the other process."""

    message: str
    details: dict[str, object]


class _Rendered(NamedTuple):
    """What the engine gave for a request, and what it said meanwhile."""

    asked: EngineRequest
    gave: EngineResult
    said: str


class Beside:
    """An engine at work in another process: it tells the site's settings, then what it has rendered."""

    def __init__(self, told: Connection) -> None:
        self._told = told

    def settings(self) -> Settings:
        """The site's settings, to be asked for before anything else; raises `Failure` when they cannot be used."""
        settings: Settings = self._next()
        return settings

    def engine(self, otherwise: Engine) -> Engine:
        """The engine, which gives what has been rendered; asked for something else, it does what `otherwise` does."""

        def rendered(request: EngineRequest) -> EngineResult:
            found: _Rendered = self._next()
            if replace(found.asked, folder=request.folder) != request:
                return otherwise(request)
            sys.stderr.write(found.said)
            return found.gave

        return rendered

    def _next(self) -> Any:  # noqa: ANN401 - settings first, then what was rendered
        try:
            found = self._told.recv()
        except EOFError:
            raise Failure(KILLED) from None
        if isinstance(found, _Fault):
            raise Failure(found.message, **found.details)
        return found


@contextmanager
def beside(config_file: Path, site: Path | None, *, strict: bool, clean: bool) -> Iterator[Beside]:
    """The engine of the site with these settings, begun now; in the end its process and its files are gone."""
    for name in BOTH:
        import_module(name)
    context = start_method()
    here, there = context.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(prefix="mia-kb-") as folder:
        asked = (there, Path(folder), config_file, site, strict, clean)
        process = context.Process(target=_work, args=asked, daemon=True)  # type: ignore[attr-defined]  # all contexts have it
        process.start()
        there.close()
        try:
            yield Beside(here)
        finally:
            process.kill()
            process.join()
            here.close()


def _work(told: Connection, folder: Path, *asked: Any) -> None:  # noqa: ANN401 - as `_render` has it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began the work says that it was interrupted
    end_with_parent()
    try:
        _render(told, folder, *asked)
    except Failure as failure:
        told.send(_Fault(failure.message, failure.details))


def _render(told: Connection, folder: Path, config_file: Path, site: Path | None, strict: bool, clean: bool) -> None:  # noqa: FBT001, PLR0913, PLR0917
    """Read the settings, render the frames that every site with them has, and tell both."""
    from mia_kb.engines.mkdocs import render  # noqa: PLC0415 - loading it is half of what this process is for
    from mia_kb.pages.sections import sections  # noqa: PLC0415
    from mia_kb.publishing.build import request_for  # noqa: PLC0415
    from mia_kb.publishing.content import SiteContents  # noqa: PLC0415
    from mia_kb.publishing.kept_engine import spared  # noqa: PLC0415
    from mia_kb.publishing.release import CANNOT_WRITE  # noqa: PLC0415
    from mia_kb.publishing.settings_file import read_settings  # noqa: PLC0415

    settings = read_settings(config_file, site, strict=strict or None)
    told.send(settings)
    request = request_for(settings, SiteContents(sections(settings.languages), ()), folder)
    try:
        with redirect_stderr(io.StringIO()) as said:
            gave = spared(render, replace(settings, clean=clean))(request)
    except OSError as refused:
        raise Failure(CANNOT_WRITE, path=refused.filename, reason=refused.strerror or refused) from refused
    told.send(_Rendered(request, gave, said.getvalue()))
