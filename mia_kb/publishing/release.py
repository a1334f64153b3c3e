"""Write a site beside the published one, and put it in its place whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mia_kb.engines.failure import Failure
from mia_kb.publishing.content import Same
from mia_kb.publishing.lock import only_build
from mia_kb.publishing.removing import remove
from mia_kb.publishing.swap import swap
from mia_kb.publishing.target import check_target
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mia_kb.publishing.settings import Settings
    from mia_kb.rendering.page import Asset

CANNOT_WRITE = N_("{path}: cannot be read or written ({reason}); the published site is as it was")
_FILE_MODE, _FOLDER_MODE = 0o644, 0o755


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder beside a site in which its next release is built; `engine` is for the engine's files."""

    site: Path
    folder: Path

    @property
    def engine(self) -> Path:
        """Where the site engine puts its files."""
        return self.folder / "engine"

    @property
    def ready(self) -> Path:
        """Where the next release grows."""
        return self.folder / "ready"

    @property
    def former(self) -> Path:
        """Where the former release goes when two folders cannot be exchanged in one step."""
        return self.folder / "former"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many files a release has, and how many of them are new or changed."""

    files: int
    written: int


@contextmanager
def workspace(settings: Settings) -> Iterator[Workspace]:
    """A workspace beside the settings' site for as long as one build takes.

    Waits for another build of the same site, removes what a killed build left, and removes itself at the end. Raises
    `Failure` when the site's folder is not ours to replace or nothing can be written beside it.
    """
    site = Path(os.path.realpath(settings.site))
    work = Workspace(site, site.parent / f".{site.name}.mia-kb")
    with _told(work.folder):
        site.parent.mkdir(parents=True, exist_ok=True)
        with only_build(site.parent / f".{site.name}.mia-kb.lock", settings.site) as held_back:
            _recover(work)
            check_target(site, settings)
            spare = os.open(os.devnull, os.O_RDONLY)  # removing needs one, also where no more may be opened by then
            try:
                work.folder.mkdir(mode=0o700)
                with held_back.interruptible():
                    yield work
            finally:
                with suppress(OSError):
                    os.close(spare)
                remove(work.folder)


def publish(work: Workspace, files: Iterable[Asset | Same], *, clean: bool = False) -> Counts:
    """Write `files` and make them the site; files equal to the former release's are linked to it unless `clean`."""
    work.ready.mkdir(mode=_FOLDER_MODE)
    work.ready.chmod(_FOLDER_MODE)
    folders = {""}
    count = written = 0
    former = None if clean or not work.site.is_dir() else str(work.site)
    for file in files:
        _make_folders(work.ready, file.uri.rpartition("/")[0], folders)
        path = f"{work.ready}/{file.uri}"
        if isinstance(file, Same):
            _take_over(f"{work.site}/{file.uri}", path)
        elif former is None or not _linked(f"{former}/{file.uri}", path, file.content):
            write_file(path, file.content)
            written += 1
        count += 1
    swap(work.ready, work.site, work.former)
    return Counts(count, written)


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


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turn a failing system call into a `Failure`."""
    try:
        yield
    except OSError as refused:
        raise Failure(CANNOT_WRITE, path=refused.filename or folder, reason=refused.strerror or refused) from refused


def _recover(work: Workspace) -> None:
    """Undo what a killed build left: bring back a site caught between two renames, remove the rest."""
    if work.former.is_dir() and not work.site.exists():
        work.former.rename(work.site)
    if work.folder.exists():
        remove(work.folder)


def _make_folders(root: Path, folder: str, made: set[str]) -> None:
    if folder in made:
        return
    _make_folders(root, folder.rpartition("/")[0], made)
    path = root / folder
    path.mkdir()
    path.chmod(_FOLDER_MODE)
    made.add(folder)


def _take_over(former: str, path: str) -> None:
    """Make `path` the former release's file."""
    try:
        os.link(former, path)
    except OSError:  # a file system without hard links, or one that has too many
        shutil.copyfile(former, path)
        os.chmod(path, _FILE_MODE)  # noqa: PTH101 - ten thousand times


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
