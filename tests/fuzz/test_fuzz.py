"""A short run of every target; the long ones are `python tests/fuzz/fuzz.py TARGET FOLDER`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from mutations import mutated
from targets import TARGETS, Target

HERE = Path(__file__).parent
FOUND = sorted((target, path) for target in TARGETS for path in (HERE / "found" / target.name).glob("*"))
RUNS = 800
"""Of each target; with a set seed they are the same ones until the program changes."""


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_changes_at_random_do_no_harm(target: Target) -> None:
    for data in mutated(list(target.seeds()), 120):
        target.run(data)


@pytest.mark.parametrize(("target", "path"), FOUND, ids=lambda part: getattr(part, "name", ""))
def test_what_was_found_once_does_no_harm_now(target: Target, path: Path) -> None:
    target.run(path.read_bytes())


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris has no build for this Python; mutations run instead")
@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_changes_led_by_coverage_do_no_harm(target: Target, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, HERE / "fuzz.py", target.name, tmp_path / "corpus", f"-runs={RUNS}", "-seed=1"],
        env={key: value for key, value in os.environ.items() if not key.startswith("COV")},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    runs = re.search(r"number_of_executed_units: (\d+)", done.stderr)
    assert runs is not None
    assert int(runs[1]) >= RUNS


def test_a_fault_would_be_found() -> None:
    seeds = [b"title: Team\n"]
    assert any(b"\xff" in data for data in mutated(seeds, 300))
    assert list(mutated(seeds, 9)) == list(mutated(seeds, 9))
