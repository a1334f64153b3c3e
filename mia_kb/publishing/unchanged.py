"""Whether anything has changed since the last build, found out without reading a record or loading an engine."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from hashlib import blake2b
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.publishing.settings import Standing

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
    """The last build: how it was asked for, its settings, what its sources and its site looked like, its outcome.

    Its `standing` tells whether the site is still the one that it left.
    """

    asked: Hashable
    settings: Settings
    sources: Sources
    site: Sight
    standing: Standing
    outcome: Outcome

    def changes(self, now: Sources) -> Changes | None:
        """What has changed since, if its sources look so `now`; None when files of the site may not be taken over."""
        if now.others != self.sources.others or sight([self.settings.site]) != self.site:
            return None
        lies_still = self.sources.records.settled()
        return Changes.NOTHING if lies_still and now.records == self.sources.records else Changes.RECORDS


class Changes(Enum):
    """What has changed since a build, whose site stands untouched."""

    NOTHING = auto()
    RECORDS = auto()
    """At most records: what is found in them decides."""


class Sources(NamedTuple):
    """What all that a site is made from looks like: its records, and everything else."""

    records: Sight
    others: Sight


def last_build(kept: Kept, asked: Hashable, today: date) -> Last | None:
    """The last build, if one now would be asked for in the same way on the same day."""
    last = kept.load(NAME)
    if not isinstance(last, Last) or (last.asked, last.settings.today) != (asked, today):
        return None
    return last


def remember(kept: Kept, asked: Hashable, settings: Settings, outcome: Outcome, before: Sources) -> None:
    """Keep a build that has just ended; `before` is what its sources looked like when it began.

    Nothing is kept when it cannot be told what the site was made from, or when anything but records changed meanwhile
    or just before: such a change could leave no trace in a file's times. Records are read again unless they lay still.
    """
    if outcome.counts and settings.sources and before.others.settled():
        after = sources(settings)
        if after.others == before.others:
            records = before.records if after.records == before.records else replace(before.records, newest=inf)
            standing = Standing.at(settings.site, settings.turn)
            seen = Sources(records, before.others)
            kept.save(NAME, Last(asked, settings, seen, sight([settings.site]), standing, outcome))


def sources(settings: Settings) -> Sources:
    """What all that a site is made from looks like."""
    return Sources(sight([settings.records]), sight(settings.sources))


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
