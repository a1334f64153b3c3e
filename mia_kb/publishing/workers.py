"""Independent pieces of work, done in this process or in several: what comes out is the same, and in the same order."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import finalize

from mia_kb.engines.failure import Failure
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    Job = Callable[["Shared", "Part"], "Result"]

Shared = TypeVar("Shared")
Part = TypeVar("Part")
Result = TypeVar("Result")

KILLED = N_("A worker was killed, perhaps for want of memory; try again with --workers 1")
FEW = 60
"""Records that one process has done before several have begun."""
AHEAD = 32
"""Parts that may be done or waiting before they are asked for: so much of the results is held in memory."""
_PR_SET_PDEATHSIG = 1
RARELY = 200_000
"""New objects between two searches for cycles: a build makes many objects and hardly any cycles."""


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
        if workers > 1:
            gc.freeze()
            self._others = multiprocessing.active_children()
            self._pool = ProcessPoolExecutor(workers, start_method(), _begin, (shared,))
            finalize(self, self._pool.shutdown)

    def each(self, job: Job[Shared, Part, Result], parts: Iterable[Part], *, in_order: bool = True) -> Iterator[Result]:
        """`job` done for each of `parts`, in their order, or (not `in_order`) as soon as each is done.

        With several workers the first parts are begun at once; with one, each is done when it is asked for. Raises what
        `job` raises, and `Failure` when a worker was killed.
        """
        if self.workers == 1:
            return (job(self.shared, part) for part in parts)
        rest = (partial(_do, job, part) for part in parts)
        begun = [self._pool.submit(do) for do in islice(rest, AHEAD)]
        results = self._told((_in_order if in_order else _as_done)(self._pool, begun, rest))
        next(results)  # from here on the workers are sent home even if nobody asks for a result
        return results

    def _told(self, results: Iterator[Any]) -> Iterator[Any]:
        """First None, then the results; a killed worker becomes a `Failure`."""
        try:
            yield None
            yield from results
        except BrokenProcessPool as broken:
            raise Failure(KILLED) from broken
        except BaseException:
            for child in multiprocessing.active_children():
                if child not in self._others:
                    child.kill()
            raise


def each(
    job: Job[Shared, Part, Result], shared: Shared, parts: Sequence[Part], workers: int = 1, *, in_order: bool = True
) -> Iterator[Result]:
    """`job(shared, part)` for each of `parts`, by a crew of its own: see `Crew.each`."""
    few = len(parts) < 2  # noqa: PLR2004 - nothing to share out
    return Crew(shared, 1 if few else workers).each(job, parts, in_order=in_order)


def cut(things: Sequence[Part], workers: int, longest: int = 32) -> list[Sequence[Part]]:
    """`things` in slices long enough to be worth sending and short enough that all workers end together."""
    length = max(1, min(longest, len(things) // (4 * workers)))
    return [things[start : start + length] for start in range(0, len(things), length)]


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Search for cycles of objects rarely meanwhile, which saves a build a tenth of its time."""
    usual = gc.get_threshold()
    gc.set_threshold(RARELY, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _in_order(pool: Executor, begun: list[Future[Any]], rest: Iterator[Any]) -> Iterator[Any]:
    waiting = deque(begun)
    while waiting:
        result = waiting.popleft().result()
        waiting.extend(pool.submit(do) for do in islice(rest, 1))
        yield result


def _as_done(pool: Executor, begun: list[Future[Any]], rest: Iterator[Any]) -> Iterator[Any]:
    waiting = set(begun)
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        waiting |= {pool.submit(do) for do in islice(rest, len(done))}
        yield from (future.result() for future in done)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start_method() -> multiprocessing.context.BaseContext:
    """Forking, which gives workers all that is in memory; only Linux's libraries bear it reliably."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


class _Worker:
    """What a worker process was given when it began."""

    shared: Any


def _begin(shared: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began the work says that it was interrupted
    end_with_parent()
    gc.set_threshold(RARELY)
    _Worker.shared = shared


def end_with_parent() -> None:
    """Do not outlive the process that began the work, even when that one is killed; only Linux offers it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _do(job: Callable[[Any, Any], Any], part: object) -> Any:  # noqa: ANN401 - what the job gives
    return job(_Worker.shared, part)
