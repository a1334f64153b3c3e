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
    from concurrent.futures import Future

KILLED = N_("A worker was killed, perhaps for want of memory; try again with --workers 1")
AHEAD = 32
"""Parts that may be done or waiting before they are asked for: so much of the results is held in memory."""
PATIENCE = 1.0
"""Seconds without any result after which it is looked whether all workers are still there."""
_PR_SET_PDEATHSIG = 1


class Pool:
    """Processes that are all given `shared` once; see `Crew` of `mia_kb.publishing.workers`."""

    def __init__(self, shared: object, workers: int) -> None:
        gc.freeze()
        self._shared = [shared]
        self._pool = ProcessPoolExecutor(workers, start_method(), _begin, (self._shared,))
        self._inside: dict[str, Any] = vars(self._pool)  # which the executor keeps to itself
        finalize(self, self._pool.shutdown)

    def each(self, job: Callable[[Any, Any], Any], parts: Iterable[Any], *, in_order: bool) -> Iterator[Any]:
        """What `Crew.each` says of several workers."""
        rest = (partial(_do, job, part) for part in parts)
        results = self._told(rest, in_order=in_order)
        next(results)  # from here on the workers are sent home even if nobody asks for a result
        return results

    def stop(self) -> None:
        """End all workers at once, and wait until they have ended."""
        results, workers = self._inside["_result_queue"], self._workers()
        for worker in workers:
            worker.kill()
        for worker in workers:
            worker.join()
        if results:  # or the executor would wait for ever for the rest of what one of them was just sending
            vars(results)["_writer"].close()

    def forget(self) -> bool:
        """Let go of what is shared; whether that can be done, since all workers inherited it when they were forked."""
        if start_method().get_start_method() != "fork":
            return False
        self._shared.clear()
        return True

    def _told(self, rest: Iterator[Any], *, in_order: bool) -> Iterator[Any]:
        """First None, when the first parts are begun, then the results; a killed worker becomes a `Failure`."""
        try:
            begun = [self._pool.submit(do) for do in islice(rest, AHEAD)]
            yield None
            results = (self._in_order if in_order else self._as_done)(begun, rest)
            yield from islice(results, AHEAD)
            give_back()  # they waited all at once, and may have been large
            yield from results
        except BaseException as ended:
            self.stop()
            if isinstance(ended, BrokenProcessPool):
                raise Failure(KILLED) from ended
            raise

    def _workers(self) -> list[multiprocessing.Process]:
        return [*(self._inside["_processes"] or {}).values()]

    def _in_order(self, begun: list[Future[Any]], rest: Iterator[Any]) -> Iterator[Any]:
        waiting = deque(begun)
        begun.clear()  # as below
        while waiting:
            self._done({waiting[0]})
            result = waiting.popleft().result()
            waiting.extend(self._pool.submit(do) for do in islice(rest, 1))
            yield result

    def _as_done(self, begun: list[Future[Any]], rest: Iterator[Any]) -> Iterator[Any]:
        waiting = set(begun)
        begun.clear()  # whose results would stay as long as they do
        while waiting:
            done = self._done(waiting)
            waiting = (waiting - done) | {self._pool.submit(do) for do in islice(rest, len(done))}
            yield from (future.result() for future in done)

    def _done(self, waiting: set[Future[Any]]) -> set[Future[Any]]:
        """Those that are done, at least one; raises `BrokenProcessPool` when a worker was killed, whatever it did.

        The executor notices that by itself, unless the worker was just sending something.
        """
        while True:
            all_there = all(worker.is_alive() for worker in self._workers())
            done = wait(waiting, PATIENCE, FIRST_COMPLETED).done
            if done:
                return done
            if not all_there:
                raise BrokenProcessPool


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
