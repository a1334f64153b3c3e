"""The published folder is replaced whole or not at all, whatever happens to the build."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_site import tree

from mia_kb.engines.failure import Failure
from mia_kb.publishing.lock import only_build
from mia_kb.publishing.release import publish, workspace
from mia_kb.publishing.settings import Settings, today
from mia_kb.publishing.swap import swap
from mia_kb.publishing.tree import marker
from mia_kb.rendering.page import Asset

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = 60
BUILD = """
import os, signal, sys
from pathlib import Path
from test_release import release
root, mark, die_at = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
release(root, mark, die_at)
"""


def settings_in(root: Path) -> Settings:
    (root / "mkdocs.yml").touch()
    return Settings(root / "mkdocs.yml", root / "methods", root / "docs", root / "site", date(2026, 1, 2))


def files(mark: str, die_at: int = -1) -> Iterator[Asset]:
    """The files of a site, each telling which build it is of; the process kills itself before file number `die_at`."""
    for number in range(FILES):
        if number == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        yield Asset(f"avsnitt{number % 7}/{number}.html", f"{mark} {number}\n".encode() * 50)
    yield marker()


def release(root: Path, mark: str, die_at: int = -1) -> None:
    settings = settings_in(root)
    with workspace(settings) as work:
        publish(work, files(mark, die_at))


def expected(mark: str) -> dict[str, bytes]:
    return {file.uri: file.content for file in files(mark)}


def start(root: Path, mark: str, die_at: int = -1) -> subprocess.Popen[bytes]:
    path = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[2])])
    command = [sys.executable, "-c", BUILD, str(root), mark, str(die_at)]
    return subprocess.Popen(command, env=os.environ | {"PYTHONPATH": path})


@pytest.mark.parametrize("die_at", [0, 1, FILES // 2, FILES - 1])
def test_a_killed_build_leaves_the_former_site_and_the_next_one_clears_up(tmp_path: Path, die_at: int) -> None:
    release(tmp_path, "former")
    assert start(tmp_path, "new", die_at).wait() == -signal.SIGKILL
    assert tree(tmp_path / "site") == expected("former")
    assert (tmp_path / ".site.mia-kb").is_dir(), "a killed build cannot clear up"
    release(tmp_path, "next")
    assert tree(tmp_path / "site") == expected("next")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mkdocs.yml", "site"]


def test_an_interrupted_build_leaves_the_former_site_and_nothing_beside(tmp_path: Path) -> None:
    def interrupted() -> Iterator[Asset]:
        yield from list(files("new"))[:5]
        raise KeyboardInterrupt

    release(tmp_path, "former")
    with pytest.raises(KeyboardInterrupt), workspace(settings_in(tmp_path)) as work:
        publish(work, interrupted())
    assert tree(tmp_path / "site") == expected("former")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mkdocs.yml", "site"]


def test_builds_at_once_wait_for_each_other_and_readers_never_see_a_missing_file(tmp_path: Path) -> None:
    release(tmp_path, "0")
    builds = [start(tmp_path, str(number)) for number in range(1, 4)]
    seen = set()
    while any(build.poll() is None for build in builds):
        seen.add((tmp_path / "site/avsnitt0/7.html").read_bytes().split()[0].decode())
    assert [build.returncode for build in builds] == [0, 0, 0]
    final = tree(tmp_path / "site")
    assert final in [expected(str(number)) for number in range(1, 4)]
    assert seen <= {"0", "1", "2", "3"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mkdocs.yml", "site"]


def test_a_build_that_waits_too_long_is_refused(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with only_build(lock, tmp_path), pytest.raises(Failure, match="another build"), only_build(lock, tmp_path, 0.1):
        pass
    assert not lock.exists()


def test_a_build_goes_on_when_the_other_has_ended(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    order: list[str] = []
    with only_build(lock, tmp_path):
        waiting = threading.Thread(target=lambda: _take(lock, tmp_path, order))
        waiting.start()
        time.sleep(0.1)
        order.append("first")
    waiting.join(10)
    assert order == ["first", "second"]


def _take(lock: Path, site: Path, order: list[str]) -> None:
    with only_build(lock, site):
        order.append("second")


def test_equal_files_are_linked_and_changed_ones_written(tmp_path: Path) -> None:
    release(tmp_path, "a")
    before = {path.name: path.stat().st_ino for path in (tmp_path / "site").rglob("*.html")}
    with workspace(settings_in(tmp_path)) as work:
        changed = (replace(file, content=b"ny") if file.uri == "avsnitt0/7.html" else file for file in files("a"))
        counts = publish(work, changed)
    after = {path.name: path.stat().st_ino for path in (tmp_path / "site").rglob("*.html")}
    assert (counts.files, counts.written) == (FILES + 1, 1)
    assert [name for name in before if before[name] != after[name]] == ["7.html"]
    assert {path.stat().st_nlink for path in (tmp_path / "site").rglob("*.html")} == {1}


def test_without_links_every_file_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    release(tmp_path, "a")
    monkeypatch.setattr(os, "link", refuse)
    with workspace(settings_in(tmp_path)) as work:
        assert publish(work, files("a")).written == FILES + 1
    assert tree(tmp_path / "site") == expected("a")


def test_everybody_may_read_whatever_the_umask(tmp_path: Path) -> None:
    former = os.umask(0o077)
    try:
        release(tmp_path, "a")
    finally:
        os.umask(former)
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in (tmp_path / "site").rglob("*")}
    assert modes == {(True, 0o755), (False, 0o644)}
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_a_file_made_unreadable_is_written_anew(tmp_path: Path) -> None:
    release(tmp_path, "a")
    (tmp_path / "site/avsnitt0/7.html").chmod(0o600)
    release(tmp_path, "a")
    assert (tmp_path / "site/avsnitt0/7.html").stat().st_mode & 0o777 == 0o644


def test_a_full_disk_leaves_the_former_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "sida.html")

    release(tmp_path, "former")
    monkeypatch.setattr(os, "fchmod", full)
    with pytest.raises(Failure, match=r"sida\.html: cannot be read or written \(No space left on device\)"):
        release(tmp_path, "new")
    monkeypatch.undo()
    assert tree(tmp_path / "site") == expected("former")


def test_where_folders_cannot_be_exchanged_they_are_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release(tmp_path, "former")
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: object())
    release(tmp_path, "new")
    assert tree(tmp_path / "site") == expected("new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mkdocs.yml", "site"]


def test_a_failed_second_rename_brings_the_former_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release(tmp_path, "former")
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: object())
    with pytest.raises(OSError, match="missing"):
        swap(tmp_path / "missing", tmp_path / "site", tmp_path / "aside")
    assert tree(tmp_path / "site") == expected("former")


def test_a_refused_exchange_is_told(tmp_path: Path) -> None:
    release(tmp_path, "former")
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "missing", tmp_path / "site", tmp_path / "aside")
    assert tree(tmp_path / "site") == expected("former")


def test_a_site_caught_between_two_renames_comes_back(tmp_path: Path) -> None:
    release(tmp_path, "former")
    (tmp_path / ".site.mia-kb").mkdir()
    (tmp_path / "site").rename(tmp_path / ".site.mia-kb" / "former")
    with workspace(settings_in(tmp_path)):
        assert tree(tmp_path / "site") == expected("former")


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "www" / "mia")
    release(tmp_path, "a")
    assert (tmp_path / "site").is_symlink()
    assert tree(tmp_path / "www" / "mia") == expected("a")


def test_a_linked_file_in_the_former_site_is_not_followed(tmp_path: Path) -> None:
    release(tmp_path, "a")
    path = tmp_path / "site/avsnitt0/7.html"
    shutil.copy(path, tmp_path / "elsewhere.html")
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere.html")
    release(tmp_path, "a")
    assert not path.is_symlink()
    assert tree(tmp_path / "site") == expected("a")


def test_nothing_can_be_published_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    settings = replace(settings_in(tmp_path), site=tmp_path / "fil" / "site")
    with pytest.raises(Failure, match="cannot be read or written"), workspace(settings):
        pass


def _old_site(site: Path) -> None:
    (site / "sitemap.xml").touch()
    (site / "index.html").write_text('<meta name="generator" content="mkdocs-1.6.1">', "utf-8")


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (lambda site: site.write_text("x"), "a file stands where"),
        (lambda site: (site / "rapport.docx").touch(), "holds files that are not of a site"),
        (lambda site: (site / ".git").mkdir(), "git repository"),
        (_old_site, "built by MkDocs alone"),
    ],
)
def test_a_folder_that_is_not_ours_stays(tmp_path: Path, prepare: object, message: str) -> None:
    site = tmp_path / "site"
    if "a file" not in message:
        site.mkdir()
    prepare(site)  # type: ignore[operator]
    before = sorted(tmp_path.rglob("*"))
    settings = settings_in(tmp_path)
    with pytest.raises(Failure, match=message), workspace(settings):
        pass
    assert sorted(path for path in tmp_path.rglob("*") if path.name != "mkdocs.yml") == before


def test_an_old_site_is_replaced_with_force(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    _old_site(tmp_path / "site")
    with workspace(replace(settings_in(tmp_path), force=True)) as work:
        publish(work, files("new"))
    assert tree(tmp_path / "site") == expected("new")


def test_force_does_not_replace_other_folders(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "rapport.docx").touch()
    with pytest.raises(Failure, match="not of a site"), workspace(replace(settings_in(tmp_path), force=True)):
        pass


def test_the_sources_are_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="holds the sources"), workspace(replace(settings_in(tmp_path), site=tmp_path)):
        pass


def test_the_day_of_a_build() -> None:
    assert today("86400") == date(1970, 1, 2)
    assert abs((today(None) - date.today()).days) <= 1  # noqa: DTZ011 - the user's day may be another than UTC's
    assert today("inte ett tal") == today(None)
