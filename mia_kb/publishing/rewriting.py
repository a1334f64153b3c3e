"""Several files replaced together: all of them, or none."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.engines.failure import Failure
from mia_kb.publishing.interrupts import HeldBack
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NOT_WRITTEN = N_("{path}: cannot be written ({reason}). No file has been changed.")
CHANGED = N_("{path}: somebody has changed the file meanwhile. No file has been changed; run the command again.")


class Rewrite(NamedTuple):
    """A file with the bytes that it has, and those that it shall have."""

    path: Path
    before: bytes
    after: bytes


def rewrite_all(rewrites: Sequence[Rewrite]) -> None:
    """Give every file its new bytes. Raises `Failure` where one cannot be written or is no longer as it was.

    The new files are written beside the old ones, which they then replace one by one; whatever stops that, those
    already replaced are put back. An interrupt waits until all is done.
    """
    with HeldBack():
        _rewrite_all(rewrites)


def _rewrite_all(rewrites: Sequence[Rewrite]) -> None:
    beside: list[Path] = []
    try:
        for one in rewrites:
            beside.append(one.path.with_name(f".{one.path.name}.new"))
            _write_like(one.path, beside[-1], one.after)
        _replace(rewrites, beside)
    except OSError as refused:
        raise Failure(NOT_WRITTEN, path=refused.filename, reason=refused.strerror) from refused
    finally:
        for path in beside:
            with suppress(OSError):  # it is gone unless something stopped the rest, and that is told
                path.unlink(missing_ok=True)


def _replace(rewrites: Sequence[Rewrite], beside: Sequence[Path]) -> None:
    done: list[tuple[Rewrite, Path]] = []
    try:
        for one, new in zip(rewrites, beside, strict=True):
            _refuse_changed(one)
            new.replace(one.path)
            done.append((one, new))
    except BaseException:
        for one, new in done:
            _write_like(one.path, new, one.before)
            new.replace(one.path)
        raise


def _refuse_changed(one: Rewrite) -> None:
    if one.path.read_bytes() != one.before:
        raise Failure(CHANGED, path=one.path)


def _write_like(path: Path, new: Path, content: bytes) -> None:
    """Write a file with the permissions that another has."""
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    shutil.copymode(path, new)
