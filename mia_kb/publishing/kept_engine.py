"""A site engine that is not run again while all that it would be asked and given is as it was."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.publishing.kept import kept_beside
from mia_kb.publishing.placing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.engines.engine import Engine, EngineRequest, EngineResult
    from mia_kb.publishing.kept import Kept
    from mia_kb.publishing.settings import Settings

NAME = "engine"


class Run(NamedTuple):
    """One run of an engine: what it was asked and given, what it gave, and the files that it left by address."""

    asked: EngineRequest
    given: bytes
    gave: EngineResult
    files: dict[str, bytes]


def remembering(engine: Engine, kept: Kept, sources: Sequence[Path]) -> Engine:
    """`engine`, whose last run is kept; `sources` are all files and folders that it reads besides its own.

    A run in which it warned is not kept, so that it warns again the next time.
    """

    def rendered(request: EngineRequest) -> EngineResult:
        asked, given = replace(request, folder=Path()), contents_digest(sources)
        run = kept.load(NAME)
        if isinstance(run, Run) and (run.asked, run.given) == (asked, given):
            return _unpacked(run, request.folder)
        with _warnings() as warnings:
            result = engine(request)
        if not warnings:
            kept.save(NAME, Run(asked, given, replace(result, folder=Path()), _files(result.folder)))
        return result

    return rendered


def spared(engine: Engine, settings: Settings) -> Engine:
    """The engine, which runs only when something that it reads has changed."""
    kept = kept_beside(settings.config_file)
    if kept is None or settings.clean or not settings.sources:
        return engine
    return remembering(engine, kept, settings.sources)


def has_run(kept: Kept) -> bool:
    """Whether a run is kept, which may be of another time."""
    return (kept.folder / NAME).exists()


def contents_digest(paths: Sequence[Path]) -> bytes:
    """What tells the contents of `paths` and of all files below them from all others."""
    seen = blake2b(digest_size=16)
    for path in paths:
        for file in [path] if path.is_file() else sorted(found for found in path.rglob("*") if found.is_file()):
            seen.update(os.fsencode(file) + b"\0" + blake2b(file.read_bytes()).digest())
    return seen.digest()


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _unpacked(run: Run, folder: Path) -> EngineResult:
    for uri, content in run.files.items():
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(str(path), content)
    return replace(run.gave, folder=folder)


class _Collector(logging.Handler):
    """Collects what an engine warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take one message."""
        self.messages.append(record.getMessage())


@contextmanager
def _warnings() -> Iterator[list[str]]:
    collector, logger = _Collector(), logging.getLogger("mkdocs")
    logger.addHandler(collector)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
