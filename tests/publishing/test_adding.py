"""New files are written all of them or none, and nothing that is there is touched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from mia_kb.engines.failure import Failure
from mia_kb.publishing.adding import NOT_WRITTEN, THERE, Addition, add_all

if TYPE_CHECKING:
    from pathlib import Path


def left(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_are_written(tmp_path: Path) -> None:
    add_all([Addition(tmp_path / "a" / "1.yaml", b"ett"), Addition(tmp_path / "b" / "2.yaml", b"tv\xc3\xa5")])
    assert left(tmp_path) == {"a/1.yaml": b"ett", "b/2.yaml": b"tv\xc3\xa5"}


def test_where_one_is_there_none_is_written(tmp_path: Path) -> None:
    (tmp_path / "2.yaml").write_bytes(b"min")
    with pytest.raises(Failure) as refused:
        add_all([Addition(tmp_path / "1.yaml", b"ett"), Addition(tmp_path / "2.yaml", b"din")])
    assert (refused.value.message, refused.value.details) == (THERE, {"path": tmp_path / "2.yaml"})
    assert left(tmp_path) == {"2.yaml": b"min"}


def test_where_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"ingen mapp")
    with pytest.raises(Failure) as refused:
        add_all([Addition(tmp_path / "1.yaml", b"ett"), Addition(tmp_path / "fil" / "2.yaml", b"two")])
    assert (refused.value.message, refused.value.details["path"]) == (NOT_WRITTEN, tmp_path / "fil" / "2.yaml")
    assert left(tmp_path) == {"fil": b"ingen mapp"}


def test_a_file_system_without_second_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    add_all([Addition(tmp_path / "1.yaml", b"ett")])
    with pytest.raises(Failure):
        add_all([Addition(tmp_path / "2.yaml", b"tva"), Addition(tmp_path / "1.yaml", b"annat")])
    assert left(tmp_path) == {"1.yaml": b"ett"}


def test_an_interrupt_takes_back_what_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link, calls = os.link, []

    def stop(*arguments: object, **named: object) -> None:
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt
        link(*arguments, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(os, "link", stop)
    with pytest.raises(KeyboardInterrupt):
        add_all([Addition(tmp_path / "1.yaml", b"ett"), Addition(tmp_path / "2.yaml", b"tva")])
    assert left(tmp_path) == {}


def test_what_could_not_be_removed_at_first_is_removed_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove, calls = os.unlink, []

    def once(*arguments: object, **named: object) -> None:
        calls.append(arguments)
        if len(calls) == 2:
            raise OSError(5, "Input/output error")
        remove(*arguments, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(os, "unlink", once)
    with pytest.raises(Failure, match="No file has been written"):
        add_all([Addition(tmp_path / "1.yaml", b"ett"), Addition(tmp_path / "2.yaml", b"tva")])
    assert left(tmp_path) == {}


def test_what_a_killed_command_left_is_written_over(tmp_path: Path) -> None:
    (tmp_path / ".1.yaml.new").write_bytes(b"en halv fil som ar langre")
    add_all([Addition(tmp_path / "1.yaml", b"ett")])
    assert left(tmp_path) == {"1.yaml": b"ett"}
