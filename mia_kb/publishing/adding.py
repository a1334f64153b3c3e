"""Several new files written together: all of them, or none; none that is there already is touched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.engines.failure import Failure
from mia_kb.publishing.interrupts import HeldBack
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NOT_WRITTEN = N_("{path}: cannot be written ({reason}). No file has been written.")
THERE = N_("{path}: exists already and is left as it is. No file has been written.")


class Addition(NamedTuple):
    """A file that is to be, and what it shall hold."""

    path: Path
    content: bytes


def add_all(additions: Sequence[Addition]) -> None:
    """Write every file. Raises `Failure` where one is there already or cannot be written.

    Each is written whole beside its place first, so that nobody ever sees half of it; what stops one of them takes back
    those that were in place. An interrupt waits until all is done.
    """
    with HeldBack():
        _add_all(additions)


def _add_all(additions: Sequence[Addition]) -> None:
    done: list[Path] = []
    try:
        for one in additions:
            _add(one, done)
    except OSError as refused:
        _take_back(done)
        if isinstance(refused, FileExistsError) and one.path.exists():  # and not what should be its folder
            raise Failure(THERE, path=one.path) from refused
        raise Failure(NOT_WRITTEN, path=one.path, reason=refused.strerror) from refused
    except BaseException:
        _take_back(done)
        raise


def _add(one: Addition, done: list[Path]) -> None:
    """Write a file and note it as `done` as soon as it is in its place."""
    one.path.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(one.path)
    try:
        with beside.open("wb") as file:
            file.write(one.content)
            file.flush()
            os.fsync(file.fileno())
        _into_place(beside, one.path)
        done.append(one.path)
    finally:
        beside.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """Where a file is written first; a hidden one is no record."""
    return path.with_name(f".{path.name}.new")


def _into_place(beside: Path, path: Path) -> None:
    """Give the finished file its name, unless another has it; not every file system knows of a second name."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(path) from None
        beside.rename(path)


def _take_back(done: Sequence[Path]) -> None:
    for path in done:
        path.unlink(missing_ok=True)
        _beside(path).unlink(missing_ok=True)  # which may be what could not be removed
