"""The same records give the same bytes, whoever builds them, where, how and when."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


SMALL = Path(__file__).parents[1] / "sites" / "small"
PACKAGE = Path(__file__).parents[2]
FIRST = 1_775_001_600
"""2026-04-01, in seconds."""
DAY = 86_400
NOBODY = 65_534
DUE = re.compile(r"^review_by: \S+", re.MULTILINE)
REPORTS = ("rapporter/", "en/reports/")
REVERSED = """\
import os
listed, scanned = os.listdir, os.scandir
class Backwards:
    def __init__(self, path="."):
        with scanned(path) as entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def __iter__(self):
        return self.entries
    def __next__(self):
        return next(self.entries)
    def close(self):
        pass
os.listdir = lambda path=".": sorted(listed(path), reverse=True)
os.scandir = Backwards
"""
"""A file system that lists every folder backwards."""
LATER = """\
import datetime, time
passed, clock, local, greenwich = {days} * 86400, time.time, time.localtime, time.gmtime
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(clock() + passed, tz)
    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)
datetime.datetime = Later
time.time = lambda: clock() + passed
time.localtime = lambda seconds=None: local(clock() + passed if seconds is None else seconds)
time.gmtime = lambda seconds=None: greenwich(clock() + passed if seconds is None else seconds)
"""
"""A computer whose clock is so many days ahead."""
Tree = dict[str, tuple[int, bytes]]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that also another user can reach."""
    with tempfile.TemporaryDirectory(prefix="mia kb å ") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def library(folder: Path, *, backwards: bool = False) -> Path:
    """The small library; `backwards` writes its files the last one first."""
    folder.mkdir(parents=True)
    for path in sorted(SMALL.rglob("*"), reverse=backwards):
        if path.is_file():
            target = folder / path.relative_to(SMALL)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return folder


def with_site_packages(folder: Path, program: str) -> str:
    """A PYTHONPATH by which a program is run before any other in each Python process."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(program, "utf-8")
    return os.pathsep.join([str(folder), str(PACKAGE)])


def build(root: Path, *options: str, umask: int = 0o022, user: int | None = None, **environment: str) -> Tree:
    """The site that is built from `root`: of each file its rights and its bytes."""
    if user is not None:
        for path in (root, *root.rglob("*")):
            os.chown(path, user, user)
    given = os.environ | {"SOURCE_DATE_EPOCH": str(FIRST), "HOME": str(root)} | environment
    done = subprocess.run(
        [sys.executable, "-m", "mia_kb", "build", *options],
        cwd=root,
        env={name: value for name, value in given.items() if value},
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        umask=umask,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    site = root / "site"
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): (path.stat().st_mode, path.read_bytes()) for path in files}


def test_who_builds_where_and_how_makes_no_difference(folder: Path) -> None:
    usual = build(library(folder / "a"), "--workers", "1")
    other_user = NOBODY if os.geteuid() == 0 and _may_be_read_by_all(Path(sys.executable)) else None
    otherwise = build(
        library(folder / "ett annat ställe" / "längre ner", backwards=True),
        *("--workers", "2"),
        umask=0o077,
        user=other_user,
        TZ="Pacific/Kiritimati",
        LANG="tr_TR.UTF-8",
        LC_ALL="C",
        PYTHONHASHSEED="4711",
        PYTHONPATH=with_site_packages(folder / "reversed", REVERSED),
    )
    assert otherwise == usual
    thrice = build(library(folder / "c"), "--workers", "3", TZ="America/St_Johns", PYTHONHASHSEED="0", PYTHONUTF8="1")
    assert thrice == usual


def _may_be_read_by_all(path: Path) -> bool:
    """Whether another user gets to a file, through every folder above it."""
    real = path.resolve()
    return all(above.stat().st_mode & 0o005 == 0o005 for above in (*path.absolute().parents, *real.parents))


def calm(root: Path) -> Path:
    """A library in which nothing falls due, and of nothing it is said how long ago it was."""
    for path in (library(root) / "methods").rglob("*.yaml"):
        path.write_text(DUE.sub("review_by: 2099-01-01", path.read_text("utf-8")), "utf-8")
    for path in (root / "methods").glob("*/deviations/*.yaml"):
        path.unlink()
    return root


def test_the_day_changes_only_what_depends_on_it(folder: Path) -> None:
    root = calm(folder / "a")
    first = build(root)
    for days in (40, 400):
        later = build(root, "--clean", SOURCE_DATE_EPOCH=str(FIRST + days * DAY))
        changed = {uri for uri in first.keys() | later.keys() if first.get(uri) != later.get(uri)}
        assert {uri for uri in changed if not uri.startswith(REPORTS)} == set()
        assert changed, "a report says of which day it is"


def test_without_a_given_day_the_clock_gives_the_same(folder: Path) -> None:
    root = library(folder / "a")
    shifted = with_site_packages(folder / "later", LATER.format(days=400))
    by_clock = build(root, SOURCE_DATE_EPOCH="", PYTHONPATH=shifted)
    asked = subprocess.run(
        [sys.executable, "-c", "import time; print(int(time.time()))"],
        env=os.environ | {"PYTHONPATH": shifted},
        capture_output=True,
        encoding="ascii",
        check=True,
    )
    assert build(root, "--clean", SOURCE_DATE_EPOCH=asked.stdout.strip()) == by_clock
