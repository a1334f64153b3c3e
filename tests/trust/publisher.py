"""Publishes a small site in a process of its own that is killed, starved or made to fail at a chosen moment."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from mia_kb.engines.failure import Failure
from mia_kb.publishing import release as releasing
from mia_kb.publishing import swap as swapping
from mia_kb.publishing.content import Same
from mia_kb.publishing.release import publish, workspace
from mia_kb.publishing.settings import Settings
from mia_kb.publishing.tree import marker
from mia_kb.rendering.page import Asset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FILES = 16
DONE, REFUSED, BROKEN, INTERRUPTED = 0, 1, 99, 130
CALLS = ("open", "close", "mkdir", "chmod", "fchmod", "link", "rename", "unlink", "rmdir", "fsync", "fstat", "scandir")
"""What publishing asks of `os`, by itself or through `pathlib` and `shutil`; `stat` answers yes or no there."""


def files(mark: str) -> Iterator[Asset]:
    """The files of a site, each of which says of which build it is; every third is the same in all builds."""
    for number in range(FILES):
        text = "samma" if number % 3 == 0 else mark
        yield Asset(f"avsnitt{number % 4}/{number}.html", f"{text} {number}\n".encode() * 400)
    yield Asset("mark.txt", mark.encode())
    yield marker()


def sources(site: Path, mark: str) -> Iterator[Asset | Same]:
    """The files of the site `mark`; where a site stands, half of those that are the same in all builds are its."""
    for number, file in enumerate(files(mark)):
        yield Same(file.uri) if number % 6 == 0 and (site / file.uri).is_file() else file


def expected(mark: str) -> dict[str, bytes]:
    """Every file of the site `mark` by its address."""
    return {file.uri: file.content for file in files(mark)}


def settings(root: Path) -> Settings:
    """The settings of the site below `root`."""
    return Settings(root / "mkdocs.yml", root / "methods", root / "docs", root / "site", date(2026, 1, 2))


@dataclass
class Faults:
    """What goes wrong: call number `fail_at` raises `error`, or the process gets `signal` before call `kill_at`."""

    fail_at: int = 0
    error: int = 5
    kill_at: int = 0
    signal: int = signal.SIGKILL
    exchange: bool = True
    limits: tuple[tuple[int, int], ...] = ()
    count: int = field(default=0)

    def strike(self) -> None:
        """One more call: it may be the one that fails, or the process's last."""
        self.count += 1
        if self.count == self.kill_at:
            os.kill(os.getpid(), self.signal)
        if self.count == self.fail_at:
            raise OSError(self.error, os.strerror(self.error), "injected")

    def guarded(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call, which may now fail."""

        def struck(*arguments: Any, **names: Any) -> Any:  # noqa: ANN401 - whatever the call takes and gives
            self.strike()
            return call(*arguments, **names)

        return struck

    def install(self) -> None:
        """Spoil the calls of this process from now on."""
        if not self.exchange:
            ctypes.CDLL = lambda *_, **__: object()  # type: ignore[assignment,misc]
        for kind, limit in self.limits:
            resource.setrlimit(kind, (limit, limit))
        for name in CALLS:
            setattr(os, name, self.guarded(getattr(os, name)))
        swapping._exchange = self.guarded(swapping._exchange)  # noqa: SLF001 - a call that `os` has no name for
        for module in (releasing, shutil):  # files are written and copied through it
            module.open = self.guarded(open)  # type: ignore[attr-defined]


def begin(root: Path, mark: str, faults: Faults | None = None) -> int:
    """Start publishing the site `mark` below `root` in a new process; gives its id."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # until the new process is ready for it
    child = os.fork()
    if child:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        return child
    code = BROKEN
    try:
        code = _publish(root, mark, faults)
    except KeyboardInterrupt:
        code = INTERRUPTED
    finally:
        os._exit(code)


def end(child: int) -> int:
    """Wait for a process; its exit code, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def attempt(root: Path, mark: str, faults: Faults | None = None) -> int:
    """Publish in a new process and wait for it."""
    return end(begin(root, mark, faults))


def calls_of_a_build(root: Path) -> int:
    """How many calls publishing a changed site makes when nothing goes wrong; it happens in this process."""
    faults = Faults()
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            _publish(root, "räknad", faults)
            os.write(writer, str(faults.count).encode())
        finally:
            os._exit(0)
    end(child)
    os.close(writer)
    with open(reader, "rb") as answer:  # noqa: PTH123 - a descriptor has no path
        return int(answer.read())


def _publish(root: Path, mark: str, faults: Faults | None) -> int:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if faults:
        faults.install()
    try:
        with workspace(settings(root)) as work:
            publish(work, sources(settings(root).site, mark))
    except Failure:
        return REFUSED
    return DONE
