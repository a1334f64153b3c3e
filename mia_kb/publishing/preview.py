"""A site kept up to date in a folder of its own, for one who writes: only what a change touches is made again."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mia_kb.publishing.build import request_for
from mia_kb.publishing.placing import write_file
from mia_kb.publishing.stamps import stamps_of
from mia_kb.publishing.tree import finished, site_sources
from mia_kb.publishing.turns import Turns
from mia_kb.publishing.wanted import Wanted, in_turn
from mia_kb.rendering.page import Asset, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from mia_kb.engines.engine import Engine, EngineRequest, EngineResult, Frames
    from mia_kb.problems import Problem
    from mia_kb.publishing.content import Content, SiteContents
    from mia_kb.publishing.settings import Settings
    from mia_kb.publishing.stamps import Stamps
    from mia_kb.publishing.tree import Source
    from mia_kb.publishing.wanted import Givers

PIECE = 0.03
"""Seconds of work after which others are let in; some files take longer."""
PAUSE = 0.03
"""Seconds of rest after such a piece where nobody looks at a page meanwhile.

Whoever watches a thousand files asks the system a thousand times, and waits each time for a thread that works on.
"""


@dataclass(slots=True)
class Preview:
    """The site under `folder/site`, and what its last update left in memory.

    An update only finds out what is to be made. The files are made by `go_on`, piece by piece, or by `require` when
    somebody asks for one before its turn; several threads may call them. `read_settings` reads the settings
    anew; `content` gives the page at the `wanted` address first; `shapes` are the folders of the engine's theme.
    """

    folder: Path
    read_settings: Callable[[], Settings]
    content: Content
    engine: Engine
    shapes: tuple[Path, ...] = ()
    wanted: Wanted = field(default_factory=Wanted)
    turn: int = 0
    """How many updates have changed what the site is to be."""
    _stamps: Stamps = field(default_factory=dict)
    _written: Stamps = field(default_factory=dict)
    _settings: Settings | None = None
    _request: EngineRequest | None = None
    _rendered: EngineResult | None = None
    _frames: Frames | None = None
    _shown: dict[str, Asset | Page | None] = field(default_factory=dict)
    _givers: Givers = field(default_factory=dict)
    _left: Iterator[str] = field(default_factory=lambda: iter(()))
    _made: set[str] = field(default_factory=set)
    _alone: Turns = field(default_factory=Turns)

    @property
    def site(self) -> Path:
        """The folder to serve."""
        return self.folder / "site"

    def update(self) -> tuple[Settings, tuple[Problem, ...]]:
        """Begin to bring the site up to date; returns the settings, and the problems found.

        Errors leave the site as it was. Raises `Failure` when the settings cannot be used or the engine stops.
        """
        with self._alone:
            settings = self._current_settings()
            contents = self.content(settings)
            if not contents.stop_the_build(strict=False):
                self._begin(self._current_engine_files(settings, contents), contents)
            return settings, contents.problems

    def require(self, uri: str) -> int:
        """Make the file at `uri` now if the last update is to change it; returns the turn that it is of.

        Raises `Failure` when something on the way to it cannot be made.
        """
        turn = self.turn
        while uri not in self._made and self.go_on(uri):
            if uri not in self._givers:  # it comes late, or never
                time.sleep(PAUSE)
        return turn

    def go_on(self, uri: str = "") -> bool:
        """Make some more files, first the one at `uri`; returns whether to go on. Raises `Failure` when one cannot be.

        Whoever goes on lets others in between: an update, or somebody who asks for another file.
        """
        with self._alone:
            self.wanted.uri, until = uri, time.monotonic() + PIECE
            while (made := next(self._left, None)) is not None and made != uri:
                if time.monotonic() > until:
                    break
            return made is not None

    def finish(self) -> None:
        """Make all that is left. Raises `Failure` when something cannot be made."""
        while self.go_on():
            pass

    def stop(self) -> None:
        """Make nothing more."""
        with self._alone:
            self._left = iter(())

    def _current_settings(self) -> Settings:
        """Those of the last update, or new ones when their file or the theme has changed; the engine runs again then.

        It does when a page written by hand has changed, too.
        """
        known = self._settings
        if known is None or stamps_of((known.config_file, *self.shapes)) != self._stamps:
            self._settings = known = replace(self.read_settings(), strict=False)
            self._stamps, self._rendered = stamps_of((known.config_file, *self.shapes)), None
        written = stamps_of((known.docs,))
        if written != self._written:
            self._written, self._rendered = written, None
        return known

    def _current_engine_files(self, settings: Settings, contents: SiteContents) -> EngineResult:
        request = request_for(settings, contents, self.folder / "engine")
        if self._rendered is None or request != self._request:
            self._left = iter(())  # would be made from the files that the engine replaces
            self._rendered, self._request = self.engine(request), request
            if self._frames != self._rendered.frames:
                self._frames, self._shown = self._rendered.frames, dict.fromkeys(self._shown)
        return self._rendered

    def _begin(self, rendered: EngineResult, contents: SiteContents) -> None:
        self.turn += 1
        self._made = set()
        self._left = self._making(rendered, contents, self._made)

    def _making(self, rendered: EngineResult, contents: SiteContents, made: set[str]) -> Iterator[str]:
        """Make the site hold just these files; of those that were shown before, only the changed ones are written."""
        for source in site_sources(rendered, contents, self._wanted_first):
            if isinstance(source, Asset | Page) and self._shown.get(source.uri) != source:
                replace_file(self.site / source.uri, finished(source, rendered.frames).content)
                self._shown[source.uri] = source
            made.add(source.uri)
            yield source.uri
        for uri in self._shown.keys() - made:
            (self.site / uri).unlink(missing_ok=True)
            del self._shown[uri]

    def _wanted_first(self, beside: Iterable[Source], pages: Iterable[Source]) -> Iterable[Source]:
        """The pages, then search, since who writes looks at a page; the other way round where search is wanted."""
        return in_turn({"pages": pages, "beside": beside}, self.wanted, self._givers)


def replace_file(path: Path, content: bytes) -> None:
    """Make `path` hold `content` in one step, unless it does already."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f".{path.name}.new")
    waiting.unlink(missing_ok=True)
    write_file(str(waiting), content)
    waiting.replace(path)
