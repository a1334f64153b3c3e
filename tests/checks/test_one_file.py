"""Looking for what is wrong in one file finds what a look at everything finds there."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from example_libraries import EXAMPLES, TODAY, laid_out
from shipped import ROOT

from mia_kb.publishing.checking import check_records

if TYPE_CHECKING:
    from pathlib import Path

    from mia_kb.problems import Problem
    from mia_kb.publishing.examining import Known

TOGETHER = ("MIA2", "MIA3", "MIA5", "MIA6", "MIA7")
"""Beginnings of the codes of what may depend on other records."""
LIBRARIES = sorted(path.name for path in EXAMPLES.iterdir() if path.name.startswith((*TOGETHER, "MIA40")))
SHIPPED = ROOT / "methods"
LATER = date(2029, 1, 1)
"""When every review of the shipped library is stale."""


def of(path: str, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(found for found in problems if found.place.path == path)


def paths_below(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*.yaml"))


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_file_of_an_example_by_itself(name: str, tmp_path: Path) -> None:
    with laid_out(EXAMPLES / name, tmp_path) as root:
        known: Known = {}
        everything = check_records(root, TODAY, known).problems
        before = dict(known)
        for path in paths_below(root):
            expected = of(path, everything)
            assert of(path, check_records(root, TODAY, {}, paths=[path]).problems) == expected
            assert of(path, check_records(root, TODAY, known, paths=[path]).problems) == expected
            assert known == before


def test_files_of_a_large_library_with_many_faults(tmp_path: Path) -> None:
    root = tmp_path / "methods"
    shutil.copytree(SHIPPED, root)
    for number, lesson in enumerate(sorted(root.glob("*/lessons/*.yaml"))[:60:20]):
        shutil.copy(lesson, lesson.with_name(f"en-till-{number}.yaml"))
    for gone in (*sorted(root.glob("regional/organisations/*.yaml"))[:4], *sorted(root.glob("*/methods/*.yaml"))[:2]):
        gone.unlink()
    known: Known = {}
    everything = check_records(root, LATER, known, workers=1).problems
    codes = {found.code for found in everything}
    assert {"MIA201", "MIA501", "MIA701"} <= codes
    one_of_each = {found.code: found.place.path for found in everything}
    for path in (*one_of_each.values(), *paths_below(root)[::40]):
        assert of(path, check_records(root, LATER, known, paths=[path]).problems) == of(path, everything)


def test_several_files_and_a_copy_of_another(tmp_path: Path) -> None:
    with laid_out(EXAMPLES / "MIA701-near-duplicate", tmp_path) as root:
        everything = check_records(root, TODAY).problems
        copies = [found.place.path for found in everything if found.code == "MIA701"]
        assert copies
        some = [*copies, *paths_below(root)[:2]]
        found = check_records(root, TODAY, {}, paths=some).problems
        assert [one for one in found if one.place.path in some] == [one for one in everything if one.place.path in some]


def test_a_file_that_is_no_record_means_all_of_them(tmp_path: Path) -> None:
    with laid_out(EXAMPLES / "MIA405-unused-exemption", tmp_path) as root:
        everything = check_records(root, TODAY)
        (exemption,) = {found.place.path for found in everything.problems if found.code == "MIA405"}
        assert check_records(root, TODAY, {}, paths=[exemption]) == replace(everything, only=None)


def test_a_percentage_that_stays_loses_its_figure(tmp_path: Path) -> None:
    root = tmp_path / "methods"
    shutil.copytree(EXAMPLES.parent / "passing", root)
    known: Known = {}
    assert check_records(root, TODAY, known).problems == ()
    figure = root / "regional/figures/i-arbete-2021.yaml"
    figure.write_text(figure.read_text("utf-8").replace("numerator: 24", "numerator: 36"), "utf-8")
    (found,) = check_records(root, TODAY, known).problems
    assert (found.code, found.place.path) == ("MIA604", "regional/lessons/lank-till-siffran.yaml")
