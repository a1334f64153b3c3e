"""One build at a time for one site."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from mia_kb.engines.failure import Failure
from mia_kb.publishing.interrupts import HeldBack
from mia_kb.text.languages import N_

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY = N_("{site}: another build has been at work on this site for {seconds} s; wait until it has ended")
_PAUSE = 0.05
_TRIES = 2


@contextmanager
def only_build(lock: Path, site: Path, patience: float = 60.0) -> Iterator[HeldBack]:
    """Hold the file `lock` for the time of a build of `site`, and remove it afterwards.

    Waits up to `patience` seconds for another build to end, then raises `Failure`. The system frees the lock of a build
    that was killed. An interrupt is held back, so that nothing is left lying; what is given tells where it is not.
    """
    until = time.monotonic() + patience
    with HeldBack() as held_back:
        while (descriptor := _taken(lock)) is None:
            if time.monotonic() > until:
                raise Failure(BUSY, site=site, seconds=round(patience))
            with held_back.interruptible():
                time.sleep(_PAUSE)
        try:
            yield held_back
        finally:
            _freed(lock, descriptor)


def _taken(lock: Path) -> int | None:
    """A descriptor that holds the lock; None when another build holds it, or has just removed the file."""
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    if not _lock(descriptor):
        os.close(descriptor)
        return None
    try:
        if _still_there(lock, descriptor):
            return descriptor
    except OSError:
        _freed(lock, descriptor)
        raise
    os.close(descriptor)
    return None


def _freed(lock: Path, descriptor: int) -> None:
    """Remove the file and let go of it; what fails once is tried again."""
    for _ in range(_TRIES):
        with suppress(OSError):
            lock.unlink(missing_ok=True)
            break
    with suppress(OSError):
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _still_there(lock: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(lock.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
