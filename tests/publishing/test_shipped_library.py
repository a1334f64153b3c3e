"""The library that ships builds the same through both doors, and its pages hold together."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from small_site import tree

ROOT = Path(__file__).parents[2]


def test_both_doors_give_the_same_bytes_in_any_time_zone(tmp_path: Path) -> None:
    variables = os.environ | {"SOURCE_DATE_EPOCH": "1767225600"}
    one = [sys.executable, "-m", "mia_kb", "build", "-q", "-d", str(tmp_path / "one")]
    two = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "two")]
    subprocess.run(one, cwd=ROOT, check=True, env=variables | {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1"})
    subprocess.run(
        two, cwd=ROOT, check=True, env=variables | {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LANG": "C"}
    )
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
