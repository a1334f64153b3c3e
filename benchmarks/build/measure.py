"""Run programs and tell what they took: time by the clock, processor time, peak memory of all their processes."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

EVERY = 0.05
"""Seconds between two looks at the memory."""
CLEAN = ("PYTHONDONTWRITEBYTECODE",)
"""Variables that would make one side slower than where people use it."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, seconds of processor time (children included), peak memory of all processes in MiB.

    Memory that processes share is counted once.
    """

    wall: float
    cpu: float
    peak: float


def cost(commands: Sequence[Sequence[str | Path]], folder: Path, environment: Mapping[str, str]) -> Cost:
    """What `commands`, one after the other, take in `folder`; raises when one fails: a broken build is never fast."""
    runs = [_one([str(part) for part in command], folder, environment) for command in commands]
    return Cost(sum(run.wall for run in runs), sum(run.cpu for run in runs), max(run.peak for run in runs))


def _one(command: list[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    inherited = {name: value for name, value in os.environ.items() if name not in CLEAN}
    log_file = folder.parent / f"{folder.name}.log"
    start = time.perf_counter()
    with log_file.open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=inherited | dict(environment), stdout=log, stderr=log)
        peak = _Peak(process.pid)
        peak.start()
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    peak.over.set()
    peak.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = f"{command} failed:\n{log_file.read_text(errors='replace')[-2000:]}"
        raise RuntimeError(message)
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(peak.most, usage.ru_maxrss) / 1024)


class _Peak(threading.Thread):
    """Looks at the memory of a process and all its descendants; `most` is the largest sum seen, in KiB."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root = root
        self.most = 0
        self.over = threading.Event()

    def run(self) -> None:
        """Look until told that it is over."""
        while not self.over.wait(EVERY):
            self.most = max(self.most, sum(map(_memory, _family(self.root))))


def _family(process: int) -> Iterator[int]:
    """A process and its descendants."""
    yield process
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _memory(process: int) -> int:
    """A process's share of the memory in KiB; 0 for one that is gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
