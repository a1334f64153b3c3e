"""After any changes, a build that uses what a former one left gives the tree of one that begins from nothing."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from records_of_all_kinds import tree, write_library

from mia_kb.cli.app import command_line
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable

METHODS = "methods/regional/methods"


def _edit(folder: Path, number: int) -> None:
    """Another title and text."""
    file = _some(folder, METHODS, number)
    text = file.read_text("utf-8").replace("title: ", "title: Nytt ", 1).replace("why: ", "why: Ja. ")
    file.write_text(text, "utf-8")


def _retitle(folder: Path, number: int) -> None:
    """Another name of any record: of a place, it stands on the pages of all that is done there."""
    files = sorted((folder / "methods").rglob("*.yaml"))
    file = files[number * 7 % len(files)]
    text = file.read_text("utf-8").replace("title: ", "title: Om ", 1)
    file.write_text(text.replace("short_name: ", "short_name: Nya ", 1), "utf-8")


def _unlink(folder: Path, number: int) -> None:
    """A record without its relations."""
    file = _some(folder, METHODS, number)
    head, _, rest = file.read_text("utf-8").partition("related:")
    after = rest[rest.find("\nwhy:") :] if "\nwhy:" in rest else ""
    file.write_text(head.rstrip("\n") + after, "utf-8")


def _add(folder: Path, number: int) -> None:
    """A copy of a record under another id; a former id can belong to one record only."""
    file = _some(folder, METHODS, number)
    text = _without_aliases(file.read_text("utf-8"))
    file.with_name(f"ny-{file.stem[:40]}-{number}.yaml").write_text(text, "utf-8")


def _rename(folder: Path, number: int) -> None:
    """Another id; the former one becomes an alias. A record is renamed once: its first alias holds its references."""
    file = _some(folder, METHODS, number)
    if not file.stem.startswith("om-"):
        file.write_text(f"aliases: [{file.stem}]\n" + _without_aliases(file.read_text("utf-8")), "utf-8")
        file.rename(file.with_name(f"om-{file.stem[-5:]}.yaml"))


def _remove(folder: Path, number: int) -> None:
    """A record that nobody refers to is gone."""
    names = sorted((folder / METHODS).glob("ny-*.yaml"))
    if names:
        names[number % len(names)].unlink()


def _write_page(folder: Path, number: int) -> None:
    """A page written by hand."""
    (folder / "docs" / f"sida-{number % 3}.md").write_text(f"# Sida {number}\n\nText {number}.\n", "utf-8")


def _set(folder: Path, number: int) -> None:
    """Another name of the site."""
    file = folder / "mkdocs.yml"
    rest = file.read_text("utf-8").split("\n")[1:]
    file.write_text("\n".join([f"site_name: Prov {number}", *rest]), "utf-8")


def _spoil(folder: Path, number: int) -> None:
    """A published file altered by another hand."""
    file = sorted((folder / "site").rglob("*.html"))[number]
    file.write_text("x", "utf-8")


def _forget(folder: Path, number: int) -> None:
    """A file of the cache cut in the middle."""
    files = sorted(path for path in (folder / ".mia-kb").rglob("*") if path.is_file())
    file = files[number % len(files)]
    os.truncate(file, file.stat().st_size // 2)


def _nothing(folder: Path, number: int) -> None:
    """No change at all."""


CHANGES = (_edit, _retitle, _unlink, _add, _rename, _remove, _write_page, _set, _spoil, _forget, _nothing)
Change = "tuple[Callable[[Path, int], None], int]"
changes = st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 30)), min_size=1, max_size=5)


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes)
def test_after_some_changes_the_tree_is_the_clean_one(steps: list[tuple[Callable[[Path, int], None], int]]) -> None:
    _compare(steps)


@pytest.mark.long
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes)
def test_after_many_changes_the_tree_is_the_clean_one(steps: list[tuple[Callable[[Path, int], None], int]]) -> None:
    _compare(steps)


def test_every_kind_of_change() -> None:
    _compare([(change, 3) for change in CHANGES])


def test_nothing_changed_is_told_without_writing(tmp_path: Path) -> None:
    folder = write_library(tmp_path / "library", 10)
    _age(folder)
    _build(folder)
    _age(folder / "site")
    before = {path: path.stat().st_ino for path in (folder / "site").rglob("*")}
    _build(folder)
    assert {path: path.stat().st_ino for path in (folder / "site").rglob("*")} == before


def test_a_change_of_equal_size_with_its_old_time_is_seen(tmp_path: Path) -> None:
    folder = write_library(tmp_path / "library", 10)
    time.sleep(2.1)
    _build(folder)
    file = _some(folder, METHODS, 0)
    status = file.stat()
    file.write_text(file.read_text("utf-8").replace("variant", "vaeiant", 1), "utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    _build(folder)
    assert "vaeiant" in (folder / "site" / "metoder" / "regional" / f"{file.stem}.html").read_text("utf-8")


def _compare(steps: list[tuple[Callable[[Path, int], None], int]]) -> None:
    with TemporaryDirectory() as name:
        folder = write_library(Path(name) / "library", 10)
        _age(folder)  # so that what the first build leaves may be used
        _build(folder)
        for change, number in steps:
            change(folder, number)
            _build(folder)
        incremental = tree(folder / "site")
        shutil.rmtree(folder / "site")
        shutil.rmtree(folder / ".mia-kb")
        _build(folder, "--clean")
        assert tree(folder / "site") == incremental


def _build(folder: Path, *options: str) -> None:
    arguments = ["build", "-q", "-f", str(folder / "mkdocs.yml"), *options]
    answer = CliRunner().invoke(command_line(Language.SV), arguments)
    assert answer.exit_code == 0, answer.output


def _age(folder: Path) -> None:
    """Wait until what was just written counts as having lain still."""
    assert folder.exists()
    time.sleep(2.1)


def _some(folder: Path, inside: str, number: int) -> Path:
    files = sorted((folder / inside).glob("*.yaml"))
    return files[number % len(files)]


def _without_aliases(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith("aliases:"))


def test_any_file_of_the_cache_may_be_lost_before_a_change(tmp_path: Path) -> None:
    folder = write_library(tmp_path / "library", 10)
    _age(folder)
    _build(folder)
    kept = [path.relative_to(folder) for path in (folder / ".mia-kb").rglob("*") if path.is_file()]
    for number, lost in enumerate(sorted(kept)):
        (folder / lost).unlink()
        _edit(folder, number)
        _build(folder)
        incremental = tree(folder / "site")
        _build(folder, "--clean")
        assert tree(folder / "site") == incremental, lost
