"""What has been removed from the records and is still in their history is found, and not repeated."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from labelled import check_digit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Answer

NINE = "800101987"
NUMBER = f"{NINE[:6]}-{NINE[6:]}{check_digit(NINE)}"


def commit(root: Path, text: str) -> None:
    (root / "methods").mkdir(exist_ok=True)
    (root / "methods" / "a.yaml").write_text(text, "utf-8")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Prov"]):
        identity = ["-c", "user.name=Prov", "-c", "user.email=prov@example.org"]
        subprocess.run(["/usr/bin/git", *identity, *command], cwd=root, check=True)


def test_a_removed_number_is_found_in_its_commit(tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    commit(tmp_path, f"title: Team {NUMBER}\n")
    commit(tmp_path, "title: Team\n")
    answer = mia_kb("check", "--history")
    assert answer.code == 1
    assert "methods/a.yaml" in answer.out
    assert "MIA401" in answer.out
    assert NUMBER not in answer.out + answer.err


def test_a_clean_history_is_well(tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    commit(tmp_path, "title: Team 2018-01-01\n")
    assert mia_kb("check", "--history").code == 0


def test_without_a_history_that_is_said(tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    (tmp_path / "methods").mkdir()
    assert mia_kb("check", "--history").code == 2
