"""However many processes share the work, and however they begin, the same comes out."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from records_of_all_kinds import TODAY, contexts, write_records

from mia_kb.engines.failure import Failure
from mia_kb.publishing import pool
from mia_kb.publishing.checking import check_records
from mia_kb.publishing.pages import pages
from mia_kb.publishing.workers import cut, each, workers_for
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.rendering.page import Asset, Page

SV, EN = Language.SV, Language.EN


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    write_records(folder, 30)
    (folder / "regional" / "terms" / "trasig.yaml").write_text("title: [", encoding="utf-8")
    return folder


def test_pages_are_the_same_however_many_draw_them(records: Path) -> None:
    alone = _by_uri(pages(contexts(records, SV, EN), 1))
    assert _by_uri(pages(contexts(records, SV, EN), 2)) == alone
    assert _by_uri(pages(contexts(records, SV, EN), 3)) == alone


def test_pages_are_the_same_where_processes_cannot_be_forked(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _by_uri(pages(contexts(records, SV), 1))
    monkeypatch.setattr(pool, "start_method", lambda: multiprocessing.get_context("spawn"))
    assert _by_uri(pages(contexts(records, SV), 2)) == alone


def test_records_are_the_same_however_many_read_them(records: Path) -> None:
    alone = check_records(records, TODAY, workers=1)
    shared = check_records(records, TODAY, workers=3)
    assert shared.library.items == alone.library.items
    assert shared.problems == alone.problems
    assert any(found.place.path.endswith("trasig.yaml") for found in alone.problems)


def test_results_come_in_the_order_of_the_parts() -> None:
    assert list(each(_times, 3, range(200), 3)) == [3 * part for part in range(200)]


def test_results_come_as_they_are_done_when_order_does_not_matter() -> None:
    assert sorted(each(_times, 3, range(200), 3, in_order=False)) == [3 * part for part in range(200)]


def test_what_a_job_raises_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(each(_divided, 1, [1, 0, 2], 2))


def test_a_killed_worker_is_a_failure_with_a_remedy() -> None:
    with pytest.raises(Failure, match="--workers 1"):
        list(each(_killed, 1, [1, 2, 3], 2))


def test_a_worker_killed_while_it_sends_is_a_failure_too() -> None:
    with pytest.raises(Failure, match="--workers 1"):
        list(each(_killed_while_sending, 1, [1, 2, 3], 2))
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent was killed")
def test_workers_do_not_outlive_a_killed_build() -> None:
    code = (
        "import os, sys, time; from mia_kb.publishing.workers import each\n"
        "def told(shared, part):\n"
        "    print(os.getpid(), flush=True); time.sleep(60)\n"
        "list(each(told, 0, range(9), 2))"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout is not None
        worker = int(build.stdout.readline())
        build.kill()
        build.wait()
        assert _is_gone_within(worker, seconds=5)


def _is_gone_within(process: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_workers_are_sent_home_when_nobody_asks_for_results() -> None:
    begun: Iterator[int] = each(_times, 3, range(200), 2)
    del begun
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("count", [1, 2, 3, 150, 1000])
@pytest.mark.parametrize("share", [1, 2, 7])
def test_cutting_loses_nothing(count: int, share: int) -> None:
    assert [thing for part in cut(range(count), share) for thing in part] == list(range(count))


def test_small_libraries_stay_in_one_process() -> None:
    assert workers_for(50) == 1
    assert workers_for(50, wanted=2) == 2


def _by_uri(found: Iterator[Page | Asset]) -> dict[str, Page | Asset]:
    return {page.uri: page for page in found}


def _times(shared: int, part: int) -> int:
    return shared * part


def _divided(shared: int, part: int) -> float:
    return shared / part


class _Fatal:
    """Kills its process a moment after it was pickled, amid the sending of what it came with."""

    def __reduce__(self) -> tuple[object, ...]:
        threading.Timer(0.01, os.kill, (os.getpid(), signal.SIGKILL)).start()
        return int, ()


def _killed_while_sending(_: int, part: int) -> object:
    return part, bytes(100_000_000), _Fatal()


def _killed(shared: int, part: int) -> int:  # noqa: ARG001 - a job's arguments
    os.kill(os.getpid(), signal.SIGKILL)
    return 0
