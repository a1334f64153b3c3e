"""A personal number is found wherever in a file it stands, and no message repeats it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from keeper import ORGANISATION
from labelled import check_digit

from mia_kb.checks import personal_numbers, reading_index
from mia_kb.checks.discreet import in_comments, shown
from mia_kb.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Answer

NINE = "800101987"
NUMBER = f"{NINE[:6]}-{NINE[6:]}{check_digit(NINE)}"
TERM = """\
title: {title}
definition: {definition}
synonyms: [{synonym}]
status: published
steward: {{organisation: forbundet, function: {function}}}
review_by: 2027-06-01
sources: [{{url: "https://example.org/{address}", kind: association}}]  # {comment}
aliases: [{alias}]
"""
GOOD = {
    "title": "Team",
    "definition": "En grupp.",
    "synonym": "lag",
    "function": "kansli",
    "address": "x",
    "comment": "x",
    "alias": "grupp",
}
FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")


def library(root: Path, fields: dict[str, str], name: str = "team") -> None:
    for folder, file, text in (("organisations", "forbundet", ORGANISATION), ("terms", name, TERM.format(**fields))):
        path = root / "methods" / "regional" / folder / f"{file}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")


@pytest.mark.parametrize("where", GOOD)
def test_a_number_anywhere_in_a_file_is_an_error(tmp_path: Path, mia_kb: Callable[..., Answer], where: str) -> None:
    library(tmp_path, GOOD | {where: NUMBER})
    answer = mia_kb("check", "methods", "--format", "json")
    assert answer.code == 1
    assert "MIA401" in {found["code"] for found in json.loads(answer.out)}
    assert NUMBER not in answer.out + answer.err


@pytest.mark.parametrize("form", FORMATS)
def test_a_number_in_a_files_name_is_not_repeated(tmp_path: Path, mia_kb: Callable[..., Answer], form: str) -> None:
    library(tmp_path, GOOD | {"definition": "''"}, name=NUMBER)
    answer = mia_kb("check", "methods", "--format", form)
    assert answer.code == 1
    assert NUMBER not in answer.out + answer.err


@pytest.mark.parametrize("form", FORMATS)
def test_a_number_where_another_fault_is_told_is_not_repeated(
    tmp_path: Path, mia_kb: Callable[..., Answer], form: str
) -> None:
    library(tmp_path, GOOD | {"function": "kansli, " + NUMBER + ": x", "comment": "x"})
    (tmp_path / "methods/regional/terms/andra.yaml").write_text(f"{NUMBER}: x\nstatus: {NUMBER}\n", "utf-8")
    answer = mia_kb("check", "methods", "--format", form)
    assert answer.code == 1
    assert NUMBER not in answer.out + answer.err


def test_only_the_digits_of_a_name_are_hidden() -> None:
    assert shown(f"regional/terms/rapport-{NUMBER}.yaml") == "regional/terms/rapport-xxxxxx-xxxx.yaml"
    assert shown("regional/terms/rapport-2018.yaml") == "regional/terms/rapport-2018.yaml"


def test_comments_are_looked_at_line_by_line_but_not_where_something_is_known() -> None:
    data = f"title: x # {NUMBER}\r\n# {NUMBER}\ndefinition: y#{NUMBER}\n  # ring 08-123 45 67\n".encode()
    first = Problem(Place("a.yaml", 1, 8), personal_numbers.RULE)
    found = [(str(one.place), one.code) for one in in_comments("a.yaml", data, ())]
    assert found == [("a.yaml:1:10", "MIA401"), ("a.yaml:2:1", "MIA401"), ("a.yaml:4:3", "MIA402")]
    assert [one.place.line for one in in_comments("a.yaml", data, [first])] == [2, 4]
    elsewhere = (Problem(Place("b.yaml", 1), personal_numbers.RULE), Problem(Place("a.yaml", 1), reading_index.RULE))
    assert [one.place.line for one in in_comments("a.yaml", data, elsewhere)] == [1, 2, 4]
    assert list(in_comments("a.yaml", b"title: x\n", ())) == []


def test_a_good_file_is_told_nothing(tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    library(tmp_path, GOOD | {"comment": "granskad 2026-05-04, SFS 2003:1210"})
    assert mia_kb("check", "methods").code == 0


SETTINGS = "site_name: x\ntheme: {name: material, font: false}\nplugins: [mia-kb: {languages: [sv]}]\n"


@pytest.mark.parametrize(
    ("name", "place"), [("om.md", "docs/om.md:3:1"), (f"bild-{NUMBER}.svg", "docs/bild-xxxxxx-xxxx.svg:1:1")]
)
@pytest.mark.parametrize("command", [("mia_kb", "build", "--lang", "en"), ("mkdocs", "build")])
def test_a_number_in_a_hand_written_page_stops_the_build(
    tmp_path: Path, name: str, place: str, command: tuple[str, ...]
) -> None:
    library(tmp_path, GOOD)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Hem\n\nRing kansliet: 08-123 45 67, org.nr 802440-1234.\n", "utf-8")
    (tmp_path / "docs" / name).write_text("# Om\n\n" + (f"Deltagaren {NUMBER}.\n" if name == "om.md" else ""), "utf-8")
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert place in done.stderr
    assert "MIA401" in done.stderr
    assert NUMBER not in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()
