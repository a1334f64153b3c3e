from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Answer


def test_a_new_library_builds_at_once(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    answer = mia_kb("init", "var")
    assert answer.code == 0
    assert "var/mkdocs.yml" in answer.out
    assert (tmp_path / "var" / ".gitignore").is_file()
    built = mia_kb("build", "-f", "var/mkdocs.yml", "--strict")
    assert built.code == 0, built.err
    assert (tmp_path / "var" / "site" / "index.html").is_file()


def test_a_dry_run_writes_nothing(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    answer = mia_kb("init", "var", "--dry-run")
    assert (answer.code, "var/mkdocs.yml" in answer.out) == (0, True)
    assert not (tmp_path / "var").exists()


def test_a_folder_with_something_in_it_is_left_alone(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "eget.txt").write_text("mitt", encoding="utf-8")
    answer = mia_kb("init", "var")
    assert answer.code == 2
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["eget.txt"]


def test_a_name_that_is_a_file_is_wrong_use(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "var").write_text("x", encoding="utf-8")
    assert mia_kb("init", "var").code == 2


def test_build_without_settings_is_wrong_use(mia_kb: Callable[..., Answer]) -> None:
    answer = mia_kb("build")
    assert answer.code == 2
    assert "mia-kb init" in answer.err
