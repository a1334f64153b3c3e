from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str


@pytest.fixture
def mia_kb(tmp_path: Path) -> Callable[..., Answer]:
    """Run `mia-kb` in an empty folder, as a user would."""

    def run(*arguments: str, env: dict[str, str] | None = None) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "mia_kb", *arguments],
            cwd=tmp_path,
            env=os.environ | {"LANG": "C.UTF-8", "LC_ALL": ""} | (env or {}),
            capture_output=True,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Answer(done.returncode, done.stdout, done.stderr)

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` makes the golden trees what the program gives now."""
    parser.addoption("--accept", action="store_true", help="accept what the program gives now as golden")
