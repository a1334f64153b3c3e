"""Identity numbers in hand-written pages, which are published as they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mia_kb.checks.discreet import shown
from mia_kb.checks.identity_numbers import has_identity_number
from mia_kb.checks.personal_numbers import RULE
from mia_kb.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = frozenset({".md", ".html", ".txt", ".csv", ".json", ".svg", ".xml", ".yaml", ".yml"})
"""Endings of files that people write as text."""


def numbers_in_pages(docs: Path, records: Path) -> Iterator[Problem]:
    """Each line, and each file's name, below `docs` that holds an identity number; paths as seen from `records`."""
    for path in sorted(docs.rglob("*")):
        seen = Path(os.path.relpath(path, records)).as_posix()
        if has_identity_number(path.name):
            yield Problem(Place(shown(seen)), RULE)
        if path.suffix.lower() in TEXTS and path.is_file():
            for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1):
                if has_identity_number(line):
                    yield Problem(Place(shown(seen), number), RULE)
