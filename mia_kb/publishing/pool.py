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
from itertools import islice
from typing import TYPE_CHECKING, Any

from mia_kb.engines.failure import Failure
from mia_kb.publishing.workers import RARELY
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor, Future

KILLED = N_("A worker was killed, perhaps for want of memory; try again with --workers 1")
AHEAD = 48
"""Parts that may be done or waiting before they are asked for: so much of the results is held in memory."""
_PR_SET_PDEATHSIG = 1


def shared_out(
    job: Callable[[Any, Any], Any], shared: object, parts: Sequence[Any], workers: int, *, in_order: bool
) -> Iterator[Any]:
    """What `each` of `mia_kb.publishing.workers` says of several workers."""
    gc.freeze()
    pool = ProcessPoolExecutor(workers, start_method(), _begin, (job, shared))
    rest = iter(parts)
    begun = [pool.submit(_do, part) for part in islice(rest, AHEAD)]
    results = _told(pool, (_in_order if in_order else _as_done)(pool, begun, rest))
    next(results)  # from here on the workers are sent home even if nobody asks for a result
    return results


def _in_order(pool: Executor, begun: list[Future[Any]], rest: Iterator[Any]) -> Iterator[Any]:
    waiting = deque(begun)
    while waiting:
        result = waiting.popleft().result()
        waiting.extend(pool.submit(_do, part) for part in islice(rest, 1))
        yield result


def _as_done(pool: Executor, begun: list[Future[Any]], rest: Iterator[Any]) -> Iterator[Any]:
    waiting = set(begun)
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        waiting |= {pool.submit(_do, part) for part in islice(rest, len(done))}
        yield from (future.result() for future in done)


def _told(pool: Executor, results: Iterator[Any]) -> Iterator[Any]:
    """First None, then the results; a killed worker becomes a `Failure`, and in the end all workers go home."""
    try:
        yield None
        yield from results
    except BrokenProcessPool as broken:
        raise Failure(KILLED) from broken
    finally:
        pool.shutdown(cancel_futures=True)


def start_method() -> multiprocessing.context.BaseContext:
    """Forking, which gives workers all that is in memory; only Linux's libraries bear it reliably."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


class _Worker:
    """What a worker process was given when it began."""

    job: Callable[[Any, Any], Any]
    shared: Any


def _begin(job: Callable[[Any, Any], Any], shared: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began the work says that it was interrupted
    end_with_parent()
    gc.set_threshold(RARELY)
    _Worker.job, _Worker.shared = staticmethod(job), shared


def end_with_parent() -> None:
    """Do not outlive the process that began the work, even when that one is killed; only Linux offers it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _do(part: object) -> Any:  # noqa: ANN401 - what the job gives
    return _Worker.job(_Worker.shared, part)
