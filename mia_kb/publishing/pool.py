"""Several processes that share pieces of work; loaded only where there is work for several."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import signal
import sys
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any
from weakref import finalize

from mia_kb.engines.failure import Failure
from mia_kb.publishing.workers import RARELY, give_back
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future

KILLED = N_("A worker was killed, perhaps for want of memory; try again with --workers 1")
AHEAD = 32
"""Parts that may be done or waiting before they are asked for: so much of the results is held in memory."""
_PR_SET_PDEATHSIG = 1


class Pool:
    """Processes that are all given `shared` once; see `Crew` of `mia_kb.publishing.workers`."""

    def __init__(self, shared: object, workers: int) -> None:
        gc.freeze()
        self._others = multiprocessing.active_children()
        self._shared = [shared]
        self._pool = ProcessPoolExecutor(workers, start_method(), _begin, (self._shared,))
        finalize(self, self._pool.shutdown)

    def each(self, job: Callable[[Any, Any], Any], parts: Iterable[Any], *, in_order: bool) -> Iterator[Any]:
        """What `Crew.each` says of several workers."""
        rest = (partial(_do, job, part) for part in parts)
        begun = [self._pool.submit(do) for do in islice(rest, AHEAD)]
        results = self._told((_in_order if in_order else _as_done)(self._pool, begun, rest))
        next(results)  # from here on the workers are sent home even if nobody asks for a result
        return results

    def stop(self) -> None:
        """End all workers at once, and wait until they have ended."""
        ended = [child for child in multiprocessing.active_children() if child not in self._others]
        for child in ended:
            child.kill()
        for child in ended:
            child.join()

    def forget(self) -> bool:
        """Let go of what is shared; whether that can be done, since all workers inherited it when they were forked."""
        if start_method().get_start_method() != "fork":
            return False
        self._shared.clear()
        return True

    def _told(self, results: Iterator[Any]) -> Iterator[Any]:
        """First None, then the results; a killed worker becomes a `Failure`."""
        try:
            yield None
            yield from islice(results, AHEAD)
            give_back()  # they waited all at once, and may have been large
            yield from results
        except BrokenProcessPool as broken:
            raise Failure(KILLED) from broken
        except BaseException:
            self.stop()
            raise


def _in_order(pool: Executor, begun: list[Future[Any]], rest: Iterator[Any]) -> Iterator[Any]:
    waiting = deque(begun)
    begun.clear()  # as below
    while waiting:
        result = waiting.popleft().result()
        waiting.extend(pool.submit(do) for do in islice(rest, 1))
        yield result


def _as_done(pool: Executor, begun: list[Future[Any]], rest: Iterator[Any]) -> Iterator[Any]:
    waiting = set(begun)
    begun.clear()  # whose results would stay as long as they do
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        waiting |= {pool.submit(do) for do in islice(rest, len(done))}
        yield from (future.result() for future in done)


def start_method() -> multiprocessing.context.BaseContext:
    """Forking, which gives workers all that is in memory; only Linux's libraries bear it reliably."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


class _Worker:
    """What a worker process was given when it began."""

    shared: Any


def _begin(shared: list[object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began the work says that it was interrupted
    end_with_parent()
    gc.set_threshold(RARELY)
    (_Worker.shared,) = shared


def end_with_parent() -> None:
    """Do not outlive the process that began the work, even when that one is killed; only Linux offers it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _do(job: Callable[[Any, Any], Any], part: object) -> Any:  # noqa: ANN401 - what the job gives
    return job(_Worker.shared, part)
