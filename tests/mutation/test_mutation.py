"""A sample of small faults in the program is noticed by its tests; all of them are tried by `mutate.py`."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from mutants import mutants
from mutate import NOTICED, UNNOTICED, chosen, prepared, run
from subjects import SUBJECTS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SOURCE = '''\
"""A module's words are not changed."""
from math import tau
LIMIT = 20
Some: TypeAlias = "int | str"
def small(number: int, *, also: bool = False) -> bool:
    """Nor are a function's."""
    if number < LIMIT and not also:
        print(number)
        return True
    return number + 1 == 3 or "a" in str(number)
'''


def test_every_small_fault_is_made_once() -> None:
    made = [(mutant.line, mutant.change) for mutant in mutants(SOURCE)]
    assert sorted(made) == [
        (3, "20 → 21"),
        (5, "False → True"),
        (7, "Lt → LtE"),
        (7, "and → or"),
        (7, "condition → its contrary"),
        (7, "not x → x"),
        (8, "call → nothing"),
        (9, "True → False"),
        (9, "value → None"),
        (10, "'a' → other"),
        (10, "1 → 2"),
        (10, "3 → 4"),
        (10, "Add → Sub"),
        (10, "Eq → NotEq"),
        (10, "In → NotIn"),
        (10, "or → and"),
        (10, "value → None"),
    ]
    sources = [ast.unparse(mutant.tree()) for mutant in mutants(SOURCE)]
    assert len({*sources, ast.unparse(ast.parse(SOURCE))}) == len(sources) + 1


def test_every_subject_has_its_modules_and_tests() -> None:
    for subject in SUBJECTS:
        assert all((ROOT / path.partition("::")[0]).is_file() for path in (*subject.quick, *subject.slow))
        assert {module for module, _ in chosen(subject, None)} == set(subject.modules)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="mutants run in forked processes")
def test_a_fault_is_noticed_by_tests_that_look_for_it_and_by_no_others() -> None:
    subject = next(subject for subject in SUBJECTS if subject.name == "paths")
    prepared([subject])
    module, mutant = next(
        each for each in chosen(subject, None) if each[0] == "mia_kb.reading.folder" and "'.yaml'" in each[1].change
    )
    assert run(module, mutant, ("tests/reading/test_folder.py",)) == NOTICED
    assert run(module, mutant, ("tests/reading/test_yaml_nodes.py",)) == UNNOTICED


@pytest.mark.skipif(not hasattr(os, "fork"), reason="mutants run in forked processes")
def test_a_sample_of_faults_is_noticed() -> None:
    done = subprocess.run(
        [sys.executable, HERE / "mutate.py", "--quick", "--sample", "4"],
        env={key: value for key, value in os.environ.items() if not key.startswith("COV")},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    share = re.search(r"^all: (\d+) of (\d+) noticed", done.stdout, re.MULTILINE)
    assert share is not None, done.stdout
    noticed, tried = map(int, share.groups())
    assert tried == 4 * len(SUBJECTS)
    assert noticed >= tried / 2, done.stderr
