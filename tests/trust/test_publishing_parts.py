"""What publishing is made of does what it promises: holding Ctrl-C back, one build at a time, one exchange."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import pytest

from mia_kb.engines.failure import Failure
from mia_kb.publishing.interrupts import HeldBack
from mia_kb.publishing.lock import only_build
from mia_kb.publishing.release import publish, workspace
from mia_kb.publishing.removing import remove
from mia_kb.publishing.settings import Settings
from mia_kb.publishing.swap import swap
from mia_kb.rendering.page import Asset

if TYPE_CHECKING:
    from pathlib import Path


def interrupt() -> None:
    """Ctrl-C, now."""
    os.kill(os.getpid(), signal.SIGINT)


def open_files() -> list[int]:
    """The descriptors of this process that are in use."""
    found = []
    for number in range(256):
        with suppress(OSError):
            os.fstat(number)
            found.append(number)
    return found


def settings(root: Path) -> Settings:
    return Settings(root / "mkdocs.yml", root / "methods", root / "docs", root / "site", date(2026, 1, 2))


def test_an_interrupt_waits_for_the_end_and_is_not_lost() -> None:
    usual = signal.getsignal(signal.SIGINT)
    done = []

    def work() -> None:
        with HeldBack():
            interrupt()
            done.append("after it")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["after it"]
    assert signal.getsignal(signal.SIGINT) is usual


def test_without_an_interrupt_nothing_is_raised_and_the_usual_handler_comes_back() -> None:
    usual = signal.getsignal(signal.SIGINT)
    with HeldBack() as held_back:
        assert signal.getsignal(signal.SIGINT) is not usual
        with held_back.interruptible():
            assert signal.getsignal(signal.SIGINT) is usual
        assert signal.getsignal(signal.SIGINT) is not usual
    assert signal.getsignal(signal.SIGINT) is usual


def test_an_error_goes_before_an_interrupt_that_waited() -> None:
    def work() -> None:
        with HeldBack():
            interrupt()
            int("its own")

    with pytest.raises(ValueError, match="its own"):
        work()


def test_a_stretch_may_be_interrupted_at_once_also_by_what_waited() -> None:
    done = []

    def at_once() -> None:
        with HeldBack() as held_back, held_back.interruptible():
            interrupt()
            done.append("never")

    def waited() -> None:
        with HeldBack() as held_back:
            interrupt()
            done.append("held back")
            with held_back.interruptible():
                done.append("never")

    for work in (at_once, waited):
        with pytest.raises(KeyboardInterrupt):
            work()
    assert done == ["held back"]


def test_after_an_interrupted_stretch_the_rest_is_held_back_again() -> None:
    done = []

    def work() -> None:
        with HeldBack() as held_back:
            try:
                with held_back.interruptible():
                    interrupt()
            finally:
                interrupt()
                done.append("cleared up")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["cleared up"]


def test_another_thread_has_no_interrupts_to_hold_back() -> None:
    usual = signal.getsignal(signal.SIGINT)
    done = []

    def work() -> None:
        with HeldBack() as held_back, held_back.interruptible():
            done.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [usual]


def test_who_waits_for_another_build_can_be_interrupted_and_leaves_the_lock_alone(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        threading.Timer(0.2, interrupt).start()
        start = time.monotonic()
        with pytest.raises(KeyboardInterrupt), only_build(lock, tmp_path, 20):
            pass
        assert time.monotonic() - start < 10
        assert lock.exists()


def test_a_lock_that_nobody_holds_is_taken_over(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.touch()
    with only_build(lock, tmp_path, 0):
        assert lock.exists()
    assert not lock.exists()


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    before = open_files()
    for _ in range(3):
        with only_build(lock, tmp_path), pytest.raises(Failure), only_build(lock, tmp_path, 0):
            pass
        with workspace(settings(tmp_path)) as work:
            publish(work, [Asset("a.html", b"a"), Asset(".mia-kb.json", b"{}")])
    assert open_files() == before


def test_a_lock_that_cannot_be_looked_at_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), "lock")

    before = open_files()
    monkeypatch.setattr(os, "fstat", refuse)
    with pytest.raises(OSError, match="lock"), only_build(tmp_path / "lock", tmp_path):
        pass
    monkeypatch.undo()
    assert not (tmp_path / "lock").exists()
    assert open_files() == before


def test_a_lock_that_was_removed_while_it_was_taken_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, usual, before = tmp_path / "lock", fcntl.flock, open_files()

    def flock(descriptor: int, operation: int) -> None:
        usual(descriptor, operation)
        monkeypatch.undo()
        lock.unlink()  # as a build does that has just ended

    monkeypatch.setattr(fcntl, "flock", flock)
    former = os.umask(0)
    try:
        with only_build(lock, tmp_path, 0.5):
            assert lock.stat().st_mode & 0o777 == 0o644
    finally:
        os.umask(former)
    assert not lock.exists()
    assert open_files() == before


def test_a_lock_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="lock"), only_build(tmp_path / "lock", tmp_path):
        pass
    assert not (tmp_path / "elsewhere").exists()


def _folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "a").write_text(text)
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="other systems rename twice")
def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    ready, site = _folder(tmp_path / "ready", "new"), _folder(tmp_path / "site", "former")
    swap(ready, site, tmp_path / "former")
    assert (site / "a").read_text() == "new"
    assert (ready / "a").read_text() == "former", "exchanged, not renamed one after the other"
    assert not (tmp_path / "former").exists()


class _Refusing:
    """A system that answers every exchange of folders with an error."""

    def __init__(self, code: int) -> None:
        self._code = code

    def renameat2(self, *_: object) -> int:
        ctypes.set_errno(self._code)
        return -1


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_where_no_exchange_is_offered_folders_are_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    ready, site = _folder(tmp_path / "ready", "new"), _folder(tmp_path / "site", "former")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: _Refusing(code))
    swap(ready, site, tmp_path / "former")
    assert ((site / "a").read_text(), (tmp_path / "former" / "a").read_text()) == ("new", "former")
    assert not ready.exists()


def test_an_exchange_that_fails_moves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready, site = _folder(tmp_path / "ready", "new"), _folder(tmp_path / "site", "former")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: _Refusing(errno.EACCES))
    with pytest.raises(PermissionError, match="site"):
        swap(ready, site, tmp_path / "former")
    assert ((site / "a").read_text(), (ready / "a").read_text()) == ("former", "new")


def test_where_there_is_no_site_the_new_one_is_put(tmp_path: Path) -> None:
    swap(_folder(tmp_path / "ready", "new"), tmp_path / "site", tmp_path / "former")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_removing_takes_links_and_not_what_they_lead_to(tmp_path: Path) -> None:
    kept = _folder(tmp_path / "kept", "kept")
    gone = _folder(tmp_path / "gone", "gone")
    (gone / "folder").symlink_to(kept)
    (gone / "file").symlink_to(kept / "a")
    (gone / "deep" / "deeper").mkdir(parents=True)
    (gone / "deep" / "deeper" / "a").touch()
    remove(gone)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert (kept / "a").read_text() == "kept"
    remove(gone)


def test_what_is_built_in_cannot_be_seen_by_others_until_it_is_published(tmp_path: Path) -> None:
    former = os.umask(0)
    try:
        with workspace(settings(tmp_path)) as work:
            assert work.folder.stat().st_mode & 0o777 == 0o700
            assert (work.folder.name, work.site.name) == (".site.mia-kb", "site")
            assert (work.ready.parent, work.engine.parent, work.former.parent) == (work.folder,) * 3
            assert len({work.ready, work.engine, work.former}) == 3
    finally:
        os.umask(former)
