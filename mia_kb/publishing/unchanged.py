"""Whether anything has changed since the last build, found out without reading a record or loading an engine."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from mia_kb.publishing.build import Outcome
    from mia_kb.publishing.kept import Kept
    from mia_kb.publishing.settings import Settings

SETTLED = 2.0
"""Seconds after which a change of a file surely shows in its times, on every file system."""
NAME = "unchanged"


@dataclass(frozen=True, slots=True)
class Sight:
    """What some files and folders look like from outside: the digest of all names, sizes, numbers and times.

    `newest` is the latest time of any, `at` when they were looked at, in seconds. Times are those of the content and of
    the file's entry, which no program can set.
    """

    digest: bytes
    newest: float = field(compare=False)
    at: float = field(compare=False)

    def settled(self) -> bool:
        """Whether everything had lain still for so long that a change since then must show."""
        return os.name == "posix" and self.newest < self.at - SETTLED


@dataclass(frozen=True, slots=True)
class Last:
    """The last build: how it was asked for, its settings, what its sources and its site looked like, its outcome."""

    asked: Hashable
    settings: Settings
    sources: Sight
    site: Sight
    outcome: Outcome


def unchanged(kept: Kept, asked: Hashable, today: date) -> Last | None:
    """The last build, if one now would give the same site, file by file; else None."""
    last = kept.load(NAME)
    if not isinstance(last, Last) or (last.asked, last.settings.today) != (asked, today):
        return None
    same = sources_sight(last.settings) == last.sources and sight([last.settings.site]) == last.site
    return last if same else None


def remember(kept: Kept, asked: Hashable, settings: Settings, outcome: Outcome, before: Sight) -> None:
    """Keep a build that has just ended; `before` is what its sources looked like when it began.

    Nothing is kept when it cannot be told what the site was made from, or when the sources changed meanwhile or just
    before: such a change could leave no trace in a file's times.
    """
    if outcome.counts and settings.sources and before.settled() and sources_sight(settings) == before:
        kept.save(NAME, Last(asked, settings, before, sight([settings.site]), outcome))


def sources_sight(settings: Settings) -> Sight:
    """What all that a site is made from looks like."""
    return sight([settings.records, *settings.sources])


def sight(paths: Iterable[str | Path]) -> Sight:
    """What `paths` and everything below them look like."""
    seen, newest, at = blake2b(digest_size=16), 0.0, time.time()
    for line, changed in sorted(found for path in paths for found in _below(os.fspath(path))):
        seen.update(line.encode("utf-8", "surrogateescape"))
        newest = max(newest, changed)
    return Sight(seen.digest(), newest, at)


def _below(path: str) -> Iterator[tuple[str, float]]:
    try:
        yield _line(path, os.lstat(path))
        if not os.path.isdir(path) or os.path.islink(path):  # noqa: PTH112, PTH114 - ten thousand times
            return
        with os.scandir(path) as children:
            entries = list(children)
    except OSError:
        yield f"{path}\0missing\n", 0.0
        return
    for child in entries:
        if child.is_dir(follow_symlinks=False):
            yield from _below(child.path)
        else:
            yield _line(child.path, child.stat(follow_symlinks=False))


def _line(path: str, status: os.stat_result) -> tuple[str, float]:
    looks = (status.st_mode, status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
    return f"{path}\0{looks}\n", max(status.st_mtime, status.st_ctime)
