"""Put the files of a release into a folder, as new files or as further names of the former release's."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mia_kb.engines.failure import Failure
from mia_kb.publishing.tree import COLLISION

if TYPE_CHECKING:
    from mia_kb.rendering.page import Asset

FOLDER_MODE = 0o755
_FILE_MODE = 0o644


@dataclass(frozen=True, slots=True)
class Ground:
    """The folder where a release grows, and the former release's, if files may be taken from it.

    Several processes may put files there at the same time. `folders` are those inside that are known to be there.
    """

    ready: str
    former: str | None = None
    folders: set[str] = field(default_factory=lambda: {""})

    def put(self, file: Asset) -> bool:
        """Write a file, or take the former release's that is its equal; whether it was written.

        Raises `Failure` when its address is taken.
        """
        path = self._path(file.uri)
        try:
            if self.former and _linked(f"{self.former}/{file.uri}", path, file.content):
                return False
            write_file(path, file.content)
        except FileExistsError:
            raise Failure(COLLISION, one=file.uri, other=file.uri) from None
        return True

    def take_over(self, site: str, uri: str) -> None:
        """Make the file at `uri` the one that `site`, the former release, has there."""
        former, path = f"{site}/{uri}", self._path(uri)
        try:
            os.link(former, path)
        except OSError:  # a file system without hard links, or one that has too many
            shutil.copyfile(former, path)
            os.chmod(path, _FILE_MODE)  # noqa: PTH101 - ten thousand times

    def _path(self, uri: str) -> str:
        self._make(uri.rpartition("/")[0])
        return f"{self.ready}/{uri}"

    def _make(self, folder: str) -> None:
        if folder in self.folders:
            return
        self._make(folder.rpartition("/")[0])
        path = f"{self.ready}/{folder}"
        with suppress(FileExistsError):  # made by another process
            os.mkdir(path)  # noqa: PTH102 - with a path of text, as all here
            os.chmod(path, FOLDER_MODE)  # noqa: PTH101 - as above
        self.folders.add(folder)


def write_file(path: str, content: bytes) -> None:
    """Create the file `path`, readable by all whatever the user's umask."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _FILE_MODE)
    try:
        if os.name == "posix":
            os.fchmod(descriptor, _FILE_MODE)
        written = 0
        while written < len(content):
            written += os.write(descriptor, content[written:] if written else content)
    finally:
        os.close(descriptor)


def _linked(former: str, path: str, content: bytes) -> bool:
    """Whether `path` now is the former release's file, which holds just `content` and is readable by all."""
    try:
        descriptor = os.open(former, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return False
    with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123 - a descriptor has no path
        status = os.fstat(descriptor)
        if status.st_size != len(content) or status.st_mode & 0o777 != _FILE_MODE or file.readall() != content:
            return False
    try:
        os.link(former, path)
    except OSError:  # a file system without hard links, or one that has too many
        return False
    return True
