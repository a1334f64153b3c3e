"""The library that ships with the program, and how a user builds it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DAY = "1795305600"  # 2026-11-22: the day on which the shipped library was last gone through


def build(root: Path, site: Path, command: tuple[str, ...] = ("mia_kb", "build"), **environment: str) -> None:
    """Build the library at `root` into `site`, warnings not allowed."""
    done = subprocess.run(
        [sys.executable, "-m", *command, "--strict", "-d", str(site)],
        cwd=root,
        env=os.environ | {"SOURCE_DATE_EPOCH": DAY} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:] + done.stdout[-3000:]


def tree(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
