"""Publishes a site once, as a program of its own that can be killed, starved or made to fail: `publisher.py ROOT MARK`.

The environment says what shall go wrong: `FAIL_AT` makes that call to the system raise (`ERRNO`), counting every call
of `os` and of files that publishing makes; `KILL_AT` kills the process there with the signal `SIGNAL`; `FILE_LIMIT`
and `SIZE_LIMIT` are limits of the system. The last line says how many calls there were.
"""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mia_kb.engines.failure import Failure
from mia_kb.publishing import release as releasing
from mia_kb.publishing import swap as swapping
from mia_kb.publishing.release import publish, workspace
from mia_kb.publishing.settings import Settings
from mia_kb.publishing.tree import marker
from mia_kb.rendering.page import Asset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILES = 24
CALLS = ("open", "close", "mkdir", "chmod", "fchmod", "link", "rename", "unlink", "rmdir", "fsync", "stat", "fstat", "scandir")
"""What publishing asks of `os`, by itself or through `pathlib` and `shutil`."""


def files(mark: str) -> Iterator[Asset]:
    """The files of a site, each of which says of which build it is; every third is the same in all builds."""
    for number in range(FILES):
        text = "samma" if number % 3 == 0 else mark
        yield Asset(f"avsnitt{number % 4}/{number}.html", f"{text} {number}\n".encode() * 40)
    yield Asset("mark.txt", mark.encode())
    yield marker()


def settings(root: Path) -> Settings:
    """The settings of the site below `root`."""
    return Settings(root / "mkdocs.yml", root / "methods", root / "docs", root / "site", date(2026, 1, 2))


@dataclass
class Faults:
    """Counts calls to the system and spoils one of them."""

    fail_at: int = -1
    kill_at: int = -1
    number: int = 5
    signal: int = 9
    count: int = field(default=0)

    def strike(self) -> None:
        """One more call: it may be the one that fails, or the process's last."""
        self.count += 1
        if self.count == self.kill_at:
            os.kill(os.getpid(), self.signal)
        if self.count == self.fail_at:
            raise OSError(self.number, os.strerror(self.number), "injected")

    def guarded(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call, which may now fail."""

        def struck(*arguments: Any, **names: Any) -> Any:  # noqa: ANN401 - whatever the call takes and gives
            self.strike()
            return call(*arguments, **names)

        return struck

    def install(self) -> None:
        """Spoil the calls of this process from now on."""
        for name in CALLS:
            setattr(os, name, self.guarded(getattr(os, name)))
        swapping._exchange = self.guarded(swapping._exchange)  # noqa: SLF001 - a system call without a name in `os`
        shutil._use_fd_functions = False  # type: ignore[attr-defined]  # noqa: SLF001 - its plain calls are counted
        releasing.open = self.guarded(open)  # type: ignore[attr-defined]  # so that writing counts too


def limit() -> None:
    """Set the limits that the environment asks for."""
    for name, kind in (("FILE_LIMIT", resource.RLIMIT_NOFILE), ("SIZE_LIMIT", resource.RLIMIT_FSIZE)):
        if name in os.environ:
            resource.setrlimit(kind, (int(os.environ[name]), int(os.environ[name])))


def main(root: Path, mark: str) -> int:
    """Publish `files(mark)`; 0 when that was done, 1 when it was refused in words."""
    faults = Faults(*(int(os.environ.get(name, standard)) for name, standard in SPOILED))
    if os.environ.get("NO_EXCHANGE"):
        ctypes.CDLL = lambda *_, **__: object()  # type: ignore[assignment,misc]
    limit()
    faults.install()
    try:
        with workspace(settings(root)) as work:
            publish(work, files(mark))
    except Failure as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    finally:
        if "COUNT" in os.environ:
            sys.stdout.write(f"{faults.count}\n")
    return 0


SPOILED = (("FAIL_AT", "-1"), ("KILL_AT", "-1"), ("ERRNO", "5"), ("SIGNAL", "9"))

if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
