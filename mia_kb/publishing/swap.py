"""Put a finished folder in the place of another in one step."""

from __future__ import annotations

import ctypes
import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from mia_kb.publishing.interrupts import HeldBack

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_OFFERED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def swap(ready: Path, site: Path, former: Path) -> None:
    """Make `ready` the `site`; what was there before is then at `ready` or at `former`.

    All three are on one file system, and `former` does not exist. Where the system can exchange two folders, a reader
    sees either the whole former site or the whole new one; elsewhere the site is missing between two renames, and the
    former one comes back if the second fails.
    """
    if not site.exists():
        ready.rename(site)
    elif not _exchange(ready, site):
        _rename_both(ready, site, former)
    _flush(site.parent)


def _rename_both(ready: Path, site: Path, former: Path) -> None:
    with HeldBack():
        site.rename(former)
        try:
            ready.rename(site)
        except OSError:
            former.rename(site)
            raise


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders; False when this system or file system does not offer it."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_OFFERED:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _flush(folder: Path) -> None:
    """Make the names in `folder` survive a loss of power, where that can be had; the site is in place in any case."""
    if os.name == "posix":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
