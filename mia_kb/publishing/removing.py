"""Remove a folder with all that is in it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TRIES = 3


def remove(folder: Path) -> None:
    """Remove `folder` as far as the system lets; what fails once is tried again. Links are removed, never followed.

    It needs one open file, so that it also works for a build that may open no more.
    """
    for _ in range(_TRIES):
        if not os.path.lexists(folder):
            return
        for inside, folders, names in os.walk(folder, topdown=False):
            for name in (*names, *folders):
                _drop(os.path.join(inside, name))  # noqa: PTH118 - as os.walk gives them
        _drop(os.fspath(folder))


def _drop(path: str) -> None:
    """Remove one file, link or empty folder."""
    with suppress(OSError):
        if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114 - tens of thousands of files
            os.rmdir(path)  # noqa: PTH106 - as above
        else:
            os.unlink(path)  # noqa: PTH108 - as above
