"""What one build leaves for the next: files that may be deleted, cut or altered at any time, which costs time only.

A file is used only when it bears the mark of this user's own key, so that a library from somebody else cannot bring a
cache along that makes us run its code (pickles do), and only when the program that reads it is the one that wrote it.
"""

from __future__ import annotations

import hmac
import os
import pickle
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(".mia-kb") / "cache"
"""Where a library's cache lies, from the folder of its settings."""
MARK = 32
"""Bytes of the mark that a file begins with."""


class Kept(NamedTuple):
    """The files under `folder`, marked with `key`, written by and for a program of one `shape` (see `shape`)."""

    folder: Path
    key: bytes
    shape: bytes

    def load(self, name: str) -> object:
        """What was saved under `name`; None when there is nothing that can be used."""
        with suppress(OSError):
            content = (self.folder / name).read_bytes()
            if hmac.compare_digest(content[:MARK], self._mark(name, content[MARK:])):
                return pickle.loads(content[MARK:])  # noqa: S301 - marked as our own, by the same program
        return None

    def save(self, name: str, value: object) -> None:
        """Keep `value` under `name`, whole or not at all; where nothing can be written, nothing is kept."""
        content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        path = self.folder / name
        waiting = path.with_name(f".{path.name}.{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _leave_out_of_git(self.folder)
            with waiting.open("wb") as file:
                file.writelines((self._mark(name, content), content))
            waiting.replace(path)

    def _mark(self, name: str, content: bytes) -> bytes:
        mark = blake2b(b"\0".join((self.shape, name.encode(), b"")), key=self.key, digest_size=MARK)
        mark.update(content)
        return mark.digest()


def _leave_out_of_git(folder: Path) -> None:
    file = folder / ".gitignore"
    if not file.exists():
        file.write_text("*\n", encoding="utf-8")


def kept_beside(config_file: Path) -> Kept | None:
    """The cache of the library with these settings; None where this user has no place for a key."""
    key = _own_key()
    if key is None:
        return None
    return Kept(config_file.parent / FOLDER, key, shape())


@cache
def shape() -> bytes:
    """What tells this program from all others: its own files, the packages beside it, Python."""
    seen = blake2b(sys.version.encode(), digest_size=MARK)
    package = Path(__file__).parent.parent
    for path in sorted(_files(str(package))):
        seen.update(path.encode() + b"\0")
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - half the time, five hundred times
            seen.update(file.read())
    for name in sorted(_installed()):
        seen.update(name.encode() + b"\0")
    return seen.digest()


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as children:
        for child in children:
            if child.is_dir():
                if child.name != "__pycache__":
                    yield from _files(child.path)
            elif child.is_file():
                yield child.path


def _installed() -> Iterator[str]:
    """The packages that can be imported, each named with its version."""
    for folder in sys.path:
        with suppress(OSError):
            names = (path.name for path in Path(folder).iterdir())
            yield from (f"{folder}/{name}" for name in names if name.endswith((".dist-info", ".egg-info")))


def _own_key() -> bytes | None:
    """A secret of this user on this machine, made the first time."""
    path = _users_folder() / "mia-kb" / "key"
    with suppress(OSError, RuntimeError):
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            waiting = path.with_name(f"key.{os.getpid()}")
            waiting.touch(mode=0o600)
            waiting.write_bytes(os.urandom(MARK))
            waiting.replace(path)
        key = path.read_bytes()
        return key if len(key) == MARK else None
    return None


def _users_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
