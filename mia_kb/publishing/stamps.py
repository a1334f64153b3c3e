"""What tells a file that somebody has just saved from what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Stamps = dict[str, tuple[int, int]]
"""Time of change in nanoseconds and size of every file of some folders, by path."""


def stamps_of(paths: Iterable[Path]) -> Stamps:
    """What tells that a file changed, for `paths` and all files below them."""
    files = (file for path in paths for file in (path, *path.rglob("*")) if file.is_file())
    return {str(file): (status.st_mtime_ns, status.st_size) for file in files for status in (file.stat(),)}
