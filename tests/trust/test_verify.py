"""Somebody who was given a site can tell whether it is what the records give."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer

SMALL = Path(__file__).parents[1] / "sites" / "small"
DAY = "1775001600"


@pytest.fixture
def built(tmp_path: Path, mia_kb: Callable[..., Answer]) -> Path:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    answer = mia_kb("build", env={"SOURCE_DATE_EPOCH": DAY})
    assert answer.code == 0, answer.err
    return tmp_path / "site"


def test_a_site_is_what_its_records_give_also_when_built_otherwise(
    built: Path, tmp_path: Path, mia_kb: Callable[..., Answer]
) -> None:
    away = tmp_path / "på ett annat ställe"
    shutil.move(built, away)
    elsewhere = {"TZ": "Pacific/Auckland", "LANG": "C", "PYTHONHASHSEED": "7", "LC_ALL": "C.UTF-8"}
    answer = mia_kb("build", "--verify", str(away), env={"SOURCE_DATE_EPOCH": DAY} | elsewhere)
    assert answer.code == 0, answer.out + answer.err
    assert not built.exists()


def test_a_site_that_was_touched_is_told_file_by_file(built: Path, mia_kb: Callable[..., Answer]) -> None:
    (built / "index.html").write_bytes((built / "index.html").read_bytes() + b" ")
    (built / "metoder/index.html").unlink()
    (built / "extra.js").touch()
    answer = mia_kb("build", "--verify", "site", env={"SOURCE_DATE_EPOCH": DAY})
    assert answer.code == 1
    assert answer.out.split() == ["~", "index.html", "-", "metoder/index.html", "+", "extra.js"]


def test_no_site_is_told(tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    assert mia_kb("build", "--verify", "nowhere").code == 1
