"""Run a program once and tell what it took."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, seconds of processor time (user and system, children included), peak memory in MiB."""

    wall: float
    cpu: float
    peak: float


def cost(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> Cost:
    """What `command` takes in `folder`; raises when it fails, so that a broken build is never a fast one."""
    start = time.perf_counter()
    with (folder / "output.log").open("wb") as log:
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, env=os.environ | dict(environment), stdout=log, stderr=log
        )
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = f"{command} failed:\n{(folder / 'output.log').read_text()[-2000:]}"
        raise RuntimeError(message)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
