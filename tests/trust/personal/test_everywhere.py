"""A personal number is found wherever in a file it stands, and no message repeats it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from labelled import check_digit

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
ORGANISATION = """\
title: Samordningsförbundet
type: association
status: published
steward: {organisation: forbundet, function: kansli}
review_by: 2027-06-01
sources: [{url: "https://example.org/forbundet", kind: association}]
"""
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


def test_a_good_file_is_told_nothing(tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    library(tmp_path, GOOD | {"comment": "granskad 2026-05-04, SFS 2003:1210"})
    assert mia_kb("check", "methods").code == 0
