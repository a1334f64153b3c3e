"""Run the published client in node on an index, and hand back what it answers."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mia_kb.search.client import client_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mia_kb.search.document import IndexFile

RUNNER = Path(__file__).parent / "run_client.js"


def write(folder: Path, files: Iterable[IndexFile]) -> Path:
    """Write an index and the client beside it, as a site has them."""
    for file in (*files, client_file()):
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return folder


def ask(folder: Path, questions: Sequence[tuple[str, object]]) -> list[dict[str, Any]]:
    """The answers to queries with options, in order; an exception in the client fails."""
    done = subprocess.run(
        ["node", str(RUNNER), str(folder)],  # noqa: S607 - node as a developer has it
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers
