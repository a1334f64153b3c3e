"""Whatever happens to a command that writes records, no file is half, and one that is refused has changed nothing."""

from __future__ import annotations

import errno
import io
import os
import resource
import signal
from typing import TYPE_CHECKING

import pytest
from publisher import BROKEN, DONE, INTERRUPTED, REFUSED, Faults, end

from mia_kb.engines.failure import Failure
from mia_kb.publishing.adding import Addition, add_all
from mia_kb.publishing.rewriting import Rewrite, rewrite_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BEFORE = b"# en kommentar\ntitle: Team  # en till\n" * 300
AFTER = BEFORE.replace(b"Team", "Lagets möte".encode())
NAMES = ("terms/a.yaml", "lessons/b.yaml", "lessons/c.yaml")
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES)
Work = tuple["Callable[[Path], None]", "Callable[[Path], None]", dict[str, bytes]]


def nothing(_: Path) -> None:
    pass


def old_files(root: Path) -> None:
    for name in NAMES:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(BEFORE)


def add(root: Path) -> None:
    add_all([Addition(root / name, AFTER) for name in NAMES])


def rewrite(root: Path) -> None:
    rewrite_all([Rewrite(root / name, BEFORE, AFTER) for name in NAMES])


WORKS: dict[str, Work] = {
    "new files": (nothing, add, {}),
    "changed files": (old_files, rewrite, dict.fromkeys(NAMES, BEFORE)),
}


def attempt(root: Path, work: Callable[[Path], None], faults: Faults) -> int:
    """Do the work in a process of its own, to which the faults happen."""
    child = os.fork()
    if child:
        return end(child)
    code = BROKEN
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        faults.install()
        io.open = faults.guarded(io.open)
        os.replace = faults.guarded(os.replace)
        work(root)
        code = DONE
    except Failure:
        code = REFUSED
    except KeyboardInterrupt:
        code = INTERRUPTED
    finally:
        os._exit(code)


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def calls_of(root: Path, work: Work) -> int:
    """How many calls the work makes: the first number at which a fault changes nothing any more."""
    number = 0
    while True:
        number += 1
        here = root / f"räknat-{number}"
        here.mkdir()
        work[0](here)
        if attempt(here, work[1], Faults(kill_at=number)) == DONE:
            return number - 1


@pytest.mark.parametrize("name", WORKS)
def test_an_error_of_any_call_changes_nothing_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    prepare, work, before = WORKS[name]
    calls = calls_of(tmp_path, WORKS[name])
    assert calls > 12
    for number in range(1, calls + 1):
        root = tmp_path / str(number)
        root.mkdir()
        prepare(root)
        code = attempt(root, work, Faults(fail_at=number, error=ERRORS[number % 3]))
        now = files(root)
        if code == DONE:  # the system offers another way, which was taken
            assert now == dict.fromkeys(NAMES, AFTER), number
        else:
            assert (code, now) == (REFUSED, before), number


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("name", WORKS)
def test_no_file_is_half_whenever_it_is_killed(name: str, how: signal.Signals, tmp_path: Path) -> None:
    prepare, work, before = WORKS[name]
    for number in range(1, calls_of(tmp_path, WORKS[name]) + 1):
        root = tmp_path / str(number)
        root.mkdir()
        prepare(root)
        code = attempt(root, work, Faults(kill_at=number, signal=how))
        now = files(root)
        whole = {key: content for key, content in now.items() if key in NAMES}
        assert set(whole.values()) <= {BEFORE, AFTER}, number
        assert set(before) <= set(whole), number
        if how is signal.SIGINT:
            assert code == INTERRUPTED, number
            assert now in (before, dict.fromkeys(NAMES, AFTER)), number
        else:
            assert all(key.rpartition("/")[2].startswith(".") for key in set(now) - set(NAMES)), "read by nobody"
            again(root, now)


def again(root: Path, now: dict[str, bytes]) -> None:
    """What a killed command left does not stand in the way of the next."""
    left = [name for name in NAMES if now.get(name) != AFTER]
    rewrite_all([Rewrite(root / name, BEFORE, AFTER) for name in left if name in now])
    add_all([Addition(root / name, AFTER) for name in left if name not in now])
    after = files(root)
    assert {name: after.pop(name) for name in NAMES} == dict.fromkeys(NAMES, AFTER)
    assert len(after) <= 1, "at most the second name of a file that was killed between two calls"


@pytest.mark.parametrize("name", WORKS)
@pytest.mark.parametrize("limit", [0, 100, len(AFTER) - 1])
def test_a_disk_that_is_full_changes_nothing(name: str, limit: int, tmp_path: Path) -> None:
    prepare, work, before = WORKS[name]
    prepare(tmp_path)
    faults = Faults(limits=((resource.RLIMIT_FSIZE, limit),))
    assert attempt(tmp_path, work, faults) == REFUSED
    assert files(tmp_path) == before
