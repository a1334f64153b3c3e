"""Whatever happens to a command that writes records, no file is half, and one that is refused has changed nothing."""

from __future__ import annotations

import errno
import io
import os
import resource
import signal
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from publisher import BROKEN, DONE, INTERRUPTED, REFUSED, Faults, end

from mia_kb.engines.failure import Failure
from mia_kb.publishing.adding import Addition, add_all
from mia_kb.publishing.replacing import replace_file
from mia_kb.publishing.rewriting import Rewrite, rewrite_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

BEFORE = b"# en kommentar\ntitle: Team  # en till\n" * 300
AFTER = BEFORE.replace(b"Team", "Lagets möte".encode())
ONE = ("rapport.md",)
NAMES = ("terms/a.yaml", "lessons/b.yaml", "lessons/c.yaml")
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES)


class Work(NamedTuple):
    """What stands there before, what is done, and what stands there before and after."""

    prepare: Callable[[Path], None]
    run: Callable[[Path], None]
    before: dict[str, bytes]
    after: dict[str, bytes]


def nothing(_: Path) -> None:
    pass


def old_files(root: Path, names: Iterable[str] = NAMES) -> None:
    for name in names:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(BEFORE)


def old_file(root: Path) -> None:
    old_files(root, ONE)


def add(root: Path) -> None:
    add_all([Addition(root / name, AFTER) for name in NAMES])


def replace(root: Path) -> None:
    replace_file(root / ONE[0], AFTER)


def rewrite(root: Path) -> None:
    rewrite_all([Rewrite(root / name, BEFORE, AFTER) for name in NAMES])


ALL_AFTER, ONE_AFTER = dict.fromkeys(NAMES, AFTER), dict.fromkeys(ONE, AFTER)
WORKS: dict[str, Work] = {
    "new files": Work(nothing, add, {}, ALL_AFTER),
    "changed files": Work(old_files, rewrite, dict.fromkeys(NAMES, BEFORE), ALL_AFTER),
    "a new file": Work(nothing, replace, {}, ONE_AFTER),
    "a file written anew": Work(old_file, replace, dict.fromkeys(ONE, BEFORE), ONE_AFTER),
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
        work.prepare(here)
        if attempt(here, work.run, Faults(kill_at=number)) == DONE:
            return number - 1


@pytest.mark.parametrize("name", WORKS)
def test_an_error_of_any_call_changes_nothing_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    prepare, work, before, after = WORKS[name]
    calls = calls_of(tmp_path, WORKS[name])
    assert calls > 4 * len(after)
    for number in range(1, calls + 1):
        root = tmp_path / str(number)
        root.mkdir()
        prepare(root)
        code = attempt(root, work, Faults(fail_at=number, error=ERRORS[number % 3]))
        now = files(root)
        if code == DONE:  # the system offers another way, which was taken
            assert now == after, number
        else:
            assert (code, now) == (REFUSED, before), number


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("name", WORKS)
def test_no_file_is_half_whenever_it_is_killed(name: str, how: signal.Signals, tmp_path: Path) -> None:
    prepare, work, before, after = WORKS[name]
    for number in range(1, calls_of(tmp_path, WORKS[name]) + 1):
        root = tmp_path / str(number)
        root.mkdir()
        prepare(root)
        code = attempt(root, work, Faults(kill_at=number, signal=how))
        now = files(root)
        whole = {key: content for key, content in now.items() if key in after}
        assert set(whole.values()) <= {BEFORE, AFTER}, number
        assert set(before) <= set(whole), number
        if how is signal.SIGINT:
            assert code == INTERRUPTED, number
            assert now in (before, after), number
        else:
            assert all(key.rpartition("/")[2].startswith(".") for key in set(now) - set(after)), "read by nobody"
            again(root, now, after)


def again(root: Path, now: dict[str, bytes], wanted: dict[str, bytes]) -> None:
    """What a killed command left does not stand in the way of the next."""
    if wanted == ONE_AFTER:
        replace(root)
        assert files(root) == wanted
        return
    left = [name for name in NAMES if now.get(name) != AFTER]
    rewrite_all([Rewrite(root / name, BEFORE, AFTER) for name in left if name in now])
    add_all([Addition(root / name, AFTER) for name in left if name not in now])
    after = files(root)
    assert {name: after.pop(name) for name in NAMES} == wanted
    assert len(after) <= 1, "at most the second name of a file that was killed between two calls"


@pytest.mark.parametrize("name", WORKS)
@pytest.mark.parametrize("limit", [0, 100, len(AFTER) - 1])
def test_a_disk_that_is_full_changes_nothing(name: str, limit: int, tmp_path: Path) -> None:
    prepare, work, before, _ = WORKS[name]
    prepare(tmp_path)
    faults = Faults(limits=((resource.RLIMIT_FSIZE, limit),))
    assert attempt(tmp_path, work, faults) == REFUSED
    assert files(tmp_path) == before


def test_a_file_written_anew_keeps_who_may_read_it_and_the_links_to_it(tmp_path: Path) -> None:
    old_file(tmp_path)
    (tmp_path / ONE[0]).chmod(0o640)
    (tmp_path / "länk.md").symlink_to(ONE[0])
    replace_file(tmp_path / "länk.md", AFTER)
    assert (tmp_path / "länk.md").is_symlink()
    assert files(tmp_path) == ONE_AFTER | {"länk.md": AFTER}
    assert stat.S_IMODE((tmp_path / ONE[0]).stat().st_mode) == 0o640


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    replace_file(Path(os.devnull), AFTER)
    assert not Path(os.devnull).is_file()
    with pytest.raises(Failure):
        replace_file(tmp_path, AFTER)
    assert files(tmp_path) == {}
