"""Write a site beside the published one, and put it in its place whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mia_kb.engines.failure import Failure
from mia_kb.publishing.content import Landed, Same
from mia_kb.publishing.lock import only_build
from mia_kb.publishing.placing import FOLDER_MODE, Ground
from mia_kb.publishing.removing import remove
from mia_kb.publishing.swap import swap
from mia_kb.publishing.target import check_target
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mia_kb.publishing.settings import Settings
    from mia_kb.rendering.page import Asset

CANNOT_WRITE = N_("{path}: cannot be read or written ({reason}); the published site is as it was")


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder beside a site in which its next release is built in a `turn`; `engine` is for the engine's files."""

    site: Path
    folder: Path
    turn: bytes = b""

    @classmethod
    def of(cls, settings: Settings) -> Workspace:
        """That of the settings' site, wherever links lead."""
        site = Path(os.path.realpath(settings.site))
        return cls(site, site.parent / f".{site.name}.mia-kb", settings.turn)

    @property
    def engine(self) -> Path:
        """Where the site engine puts its files."""
        return self.folder / "engine"

    @property
    def ready(self) -> Path:
        """Where the next release grows; nowhere that a worker of a killed build may still know of."""
        return self.folder / f"ready-{self.turn.hex()}"

    @property
    def landing(self) -> Path | None:
        """The file that tells of the landing of this build, see `mia_kb.publishing.landing`; its `turn` names it."""
        return self.folder / f"landing-{self.turn.hex()}" if self.turn else None

    @property
    def former(self) -> Path:
        """Where the former release goes when two folders cannot be exchanged in one step."""
        return self.folder / "former"

    def ground(self, *, clean: bool) -> Ground:
        """Where the next release grows, made when it is not there; `clean` if nothing of the former may be taken."""
        if not self.ready.exists():
            self.ready.mkdir(mode=FOLDER_MODE)
            self.ready.chmod(FOLDER_MODE)
        return Ground(str(self.ready), None if clean or not self.site.is_dir() else str(self.site))


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
    work = Workspace.of(settings)
    site = work.site
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


def publish(work: Workspace, files: Iterable[Asset | Landed | Same], *, clean: bool = False) -> Counts:
    """Put `files` into their places, where they are not yet, and make them the site.

    Files equal to the former release's are linked to it unless `clean`.
    """
    ground = work.ground(clean=clean)
    count = written = 0
    for file in files:
        if isinstance(file, Landed):
            written += file.written
        elif isinstance(file, Same):
            ground.take_over(str(work.site), file.uri)
        else:
            written += ground.put(file)
        count += 1
    swap(work.ready, work.site, work.former)
    return Counts(count, written)


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
