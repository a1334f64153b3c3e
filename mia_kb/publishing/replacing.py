"""One file written anew, or in the place of a former one: whole, or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from mia_kb.engines.failure import Failure
from mia_kb.publishing.adding import NOT_WRITTEN
from mia_kb.publishing.interrupts import HeldBack

if TYPE_CHECKING:
    from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Give a file these bytes, and the permissions of the former one. Raises `Failure` where it cannot be written.

    It is written whole beside its place first, so that nobody ever sees half of it; where a link leads to a file, that
    file is replaced. An interrupt waits until it is done. What is no file, such as `/dev/stdout`, is written to.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        with HeldBack():
            _replace(path.resolve(), content)
    except OSError as refused:
        raise Failure(NOT_WRITTEN, path=path, reason=refused.strerror) from refused


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        with suppress(OSError):  # what stopped the rest is told, or the file is in its place
            beside.unlink(missing_ok=True)
