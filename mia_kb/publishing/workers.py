"""Independent pieces of work, done in this process or in several: what comes out is the same, and in the same order."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mia_kb.publishing.pool import Pool

    Job = Callable[["Shared", "Part"], "Result"]

Shared = TypeVar("Shared")
Part = TypeVar("Part")
Result = TypeVar("Result")

FEW = 60
"""Records that one process has done before several have begun."""
RARELY = 200_000
"""New objects between two searches for cycles: a build makes many objects and hardly any cycles."""
SOON = 0.0002
"""Seconds after which another thread has its turn, a twenty-fifth of what is usual."""


def workers_for(records: int, wanted: int = 0) -> int:
    """How many processes to use for so many records: those `wanted`, else one a processor, else (for few) this one."""
    if wanted:
        return wanted
    return 1 if records < FEW else _processors()


class Crew(Generic[Shared]):
    """Processes that do jobs with what they share, or this process where it is to work alone.

    `shared` reaches each worker once: inherited where processes can be forked, else pickled. A job is a function of a
    module, called as `job(shared, part)`. Workers are killed when a job's results are given up or end in an error.
    """

    def __init__(self, shared: Shared, workers: int) -> None:
        self.shared, self.workers = shared, workers
        self._pool = _pool(shared, workers) if workers > 1 else None

    def each(self, job: Job[Shared, Part, Result], parts: Iterable[Part], *, in_order: bool = True) -> Iterator[Result]:
        """`job` done for each of `parts`, in their order, or (not `in_order`) as soon as each is done.

        With several workers the first parts are begun at once; with one, each is done when it is asked for. Raises what
        `job` raises, and `Failure` when a worker was killed.
        """
        if self._pool is None:
            return (job(self.shared, part) for part in parts)
        return self._pool.each(job, parts, in_order=in_order)

    def stop(self) -> None:
        """End all workers at once, whatever they do; afterwards none is left."""
        if self._pool is not None:
            self._pool.stop()

    def forget(self) -> None:
        """Let go of what is shared, which takes much room, where workers have been begun and know it by themselves."""
        if self._pool is not None and self._pool.forget():
            del self.shared
            give_back()


def each(
    job: Job[Shared, Part, Result], shared: Shared, parts: Sequence[Part], workers: int = 1, *, in_order: bool = True
) -> Iterator[Result]:
    """`job(shared, part)` for each of `parts`, by a crew of its own: see `Crew.each`."""
    few = len(parts) < 2  # noqa: PLR2004 - nothing to share out
    return Crew(shared, 1 if few else workers).each(job, parts, in_order=in_order)


def _pool(shared: object, workers: int) -> Pool:
    from mia_kb.publishing.pool import Pool  # noqa: PLC0415 - takes longer to load than to check a record

    return Pool(shared, workers)


def cut(things: Sequence[Part], workers: int, longest: int = 32) -> list[Sequence[Part]]:
    """`things` in slices long enough to be worth sending and short enough that all workers end together."""
    length = max(1, min(longest, len(things) // (4 * workers)))
    return [things[start : start + length] for start in range(0, len(things), length)]


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Search for cycles of objects rarely meanwhile, which saves a build a tenth of its time.

    The thread that takes what workers send gets its turn soon: until then they wait.
    """
    usual, turn = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(RARELY, *usual[1:])
    sys.setswitchinterval(SOON)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        sys.setswitchinterval(turn)


def give_back() -> None:
    """Give free memory amid what is in use back to the system, where the C library can: large parts are gone by now."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
