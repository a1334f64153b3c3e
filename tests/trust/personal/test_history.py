"""What has been removed from the records and is still in their history is found, and not repeated."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest
from keeper import ORGANISATION
from labelled import check_digit

from mia_kb.publishing.exempting import doubts, exemption_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Answer

NINE = "800101987"
NUMBER = f"{NINE[:6]}-{NINE[6:]}{check_digit(NINE)}"


def commit(root: Path, text: str, name: str = "methods/a.yaml") -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Prov", "--allow-empty"]):
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


@pytest.mark.parametrize("name", [f"methods/{NUMBER}.yaml", f"methods/{NUMBER}/a.yaml", f"docs/{NUMBER}.png"])
@pytest.mark.parametrize("text", ["", "title: Team\n"])
def test_a_name_is_found_also_of_an_empty_file(
    tmp_path: Path, mia_kb: Callable[..., Answer], name: str, text: str
) -> None:
    commit(tmp_path, "title: Team\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").touch()
    commit(tmp_path, text, name)
    (tmp_path / name).unlink()
    commit(tmp_path, "title: Team\n")
    answer = mia_kb("check", "--history")
    assert answer.code == 1
    assert name.replace(NUMBER, "xxxxxx-xxxx") in answer.out
    assert "MIA401" in answer.out
    assert NUMBER not in answer.out + answer.err


def test_pages_have_a_history_too(tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    commit(tmp_path, "title: Team\n")
    commit(tmp_path, "site_name: x\n", "mkdocs.yml")
    commit(tmp_path, f"# Sida\n\nDeltagaren {NUMBER} kom.\n", "docs/en/sida.md")
    commit(tmp_path, "# Sida\n\nKansliet: 08-465 004 00\n", "docs/en/sida.md")
    commit(tmp_path, f"\0 {NUMBER}\n", "docs/bild.png")
    answer = mia_kb("check", "--history")
    assert answer.code == 1
    assert [line.partition(" ")[2].partition(":")[0] for line in answer.out.splitlines()] == ["docs/en/sida.md"]
    assert NUMBER not in answer.out + answer.err
    assert mia_kb("check", "--history", str(tmp_path)).out == answer.out
    (tmp_path / "mkdocs.yml").unlink()
    assert mia_kb("check", "--history").code == 0


ALIKE = "08-123 45 67"
RECORD = "methods/regional/terms/team.yaml"
TERM = """\
title: Team
definition: {}
status: published
steward: {{organisation: forbundet, function: kansli}}
review_by: 2027-06-01
sources: [{{url: "https://example.org/x", kind: association}}]
"""


@pytest.fixture
def exempted(tmp_path: Path) -> Path:
    """A history with one false alarm, and the exemption from it."""
    commit(tmp_path, ORGANISATION, "methods/regional/organisations/forbundet.yaml")
    commit(tmp_path, TERM.format(f"Artikel {ALIKE}."), RECORD)
    (doubt,) = doubts(tmp_path / "methods", "regional/terms/team.yaml", 2, date(2026, 11, 22))
    text = exemption_for(doubt, "Ett artikelnummer.", ("forbundet", "dataskyddsombud"), date(2026, 11, 22))
    commit(tmp_path, text, "methods/regional/exemptions/team.yaml")
    return tmp_path


def test_what_is_exempted_is_not_told_of_the_history(exempted: Path, mia_kb: Callable[..., Answer]) -> None:
    commit(exempted, TERM.format(f"Artikel {ALIKE}.").replace("title: Team", "title: Teamet"), RECORD)
    for folder in ("methods", "methods/regional", "methods/regional/terms"):
        assert mia_kb("check", "--history", folder).code == 0
    shutil.rmtree(exempted / "methods/regional/exemptions")
    assert mia_kb("check", "--history").code == 1, "without the exemption it is told"


def test_what_stood_there_before_is_told_beside_what_is_exempted(exempted: Path, mia_kb: Callable[..., Answer]) -> None:
    commit(exempted, TERM.format("Ring 08-765 43 21."), RECORD)
    commit(exempted, TERM.format(f"Artikel {ALIKE}."), RECORD)
    answer = mia_kb("check", "--history")
    assert answer.code == 1
    assert answer.out.count("MIA402") == 1
    commit(exempted, TERM.format(f"Artikel {ALIKE}. # ring 08-765 43 21"), RECORD)
    assert mia_kb("check", "--history").out.count("MIA402") == 4, "what is told of today is told of before"


def test_an_identity_number_is_told_whatever_is_exempted(exempted: Path, mia_kb: Callable[..., Answer]) -> None:
    commit(exempted, TERM.format(f"Artikel {ALIKE}, {NUMBER}."), RECORD)
    commit(exempted, TERM.format(f"Artikel {ALIKE}."), RECORD)
    answer = mia_kb("check", "--history")
    assert answer.code == 1
    assert "MIA401" in answer.out
