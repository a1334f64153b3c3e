"""A site kept up to date in a folder of its own, for one who writes: only what a change touches is made again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mia_kb.publishing.build import request_for
from mia_kb.publishing.content import Same
from mia_kb.publishing.release import write_file
from mia_kb.publishing.tree import finished, site_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from mia_kb.engines.engine import Engine, EngineRequest, EngineResult, Frames
    from mia_kb.problems import Problem
    from mia_kb.publishing.content import Content, SiteContents
    from mia_kb.publishing.settings import Settings
    from mia_kb.rendering.page import Asset, Page

Stamps = dict[str, tuple[int, int]]
"""Time of change in nanoseconds and size of every file of some folders, by path."""


@dataclass(slots=True)
class Preview:
    """The site under `folder/site`, and what its last update left in memory.

    `read_settings` reads the settings anew; `remembering` begins to remember pages; `shapes` are the folders whose
    files, beside the settings, decide how every page looks.
    """

    folder: Path
    read_settings: Callable[[], Settings]
    remembering: Callable[[], Content]
    engine: Engine
    shapes: tuple[Path, ...] = ()
    _stamps: Stamps = field(default_factory=dict)
    _written: Stamps = field(default_factory=dict)
    _settings: Settings | None = None
    _content: Content | None = None
    _request: EngineRequest | None = None
    _rendered: EngineResult | None = None
    _frames: Frames | None = None
    _shown: dict[str, Asset | Page | None] = field(default_factory=dict)

    @property
    def site(self) -> Path:
        """The folder to serve."""
        return self.folder / "site"

    def update(self) -> tuple[Settings, tuple[Problem, ...]]:
        """Bring the site up to date; returns the settings, and the problems found. Errors leave the site as it was.

        Raises `Failure` when the settings cannot be used or the engine stops.
        """
        settings, content = self._settings_and_content()
        contents = content(settings)
        if contents.stop_the_build(strict=False):
            return settings, contents.problems
        request = request_for(settings, contents, self.folder / "engine")
        if self._rendered is None or request != self._request:
            self._rendered, self._request = self.engine(request), request
            if self._frames != self._rendered.frames:
                self._frames, self._shown = self._rendered.frames, dict.fromkeys(self._shown)
        self._write(self._rendered, contents)
        return settings, contents.problems

    def _settings_and_content(self) -> tuple[Settings, Content]:
        """Those of the last update, or new ones when a file that shapes every page has changed since.

        The engine runs again then, and when a page written by hand has changed.
        """
        known = self._settings
        if known is None or self._content is None or stamps_of((known.config_file, *self.shapes)) != self._stamps:
            self._settings = known = replace(self.read_settings(), strict=False)
            self._stamps = stamps_of((known.config_file, *self.shapes))
            self._content, self._rendered = self.remembering(), None
        written = stamps_of((known.docs,))
        if written != self._written:
            self._written, self._rendered = written, None
        return known, self._content

    def _write(self, rendered: EngineResult, contents: SiteContents) -> None:
        """Make the site hold just these files; of those that were shown before, only the changed ones are made."""
        wanted = set()
        for source in site_sources(rendered, contents):
            wanted.add(source.uri)
            if not isinstance(source, Same) and self._shown.get(source.uri) != source:
                replace_file(self.site / source.uri, finished(source, rendered.frames).content)
                self._shown[source.uri] = source
        for uri in self._shown.keys() - wanted:
            (self.site / uri).unlink(missing_ok=True)
            del self._shown[uri]


def stamps_of(paths: Iterable[Path]) -> Stamps:
    """What tells that a file changed, for `paths` and all files below them."""
    files = (file for path in paths for file in (path, *path.rglob("*")) if file.is_file())
    return {str(file): (status.st_mtime_ns, status.st_size) for file in files for status in (file.stat(),)}


def replace_file(path: Path, content: bytes) -> None:
    """Make `path` hold `content` in one step, unless it does already."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f".{path.name}.new")
    waiting.unlink(missing_ok=True)
    write_file(str(waiting), content)
    waiting.replace(path)
