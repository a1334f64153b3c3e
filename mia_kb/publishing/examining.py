"""Read files and look at each record by itself, in as many processes as there are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from mia_kb.checks.catalogue import CHECKS, run
from mia_kb.checks.finding import CheckContext
from mia_kb.checks.placing import placed
from mia_kb.library.link import unlinked
from mia_kb.publishing.workers import cut, each, workers_for
from mia_kb.reading.records import read_bytes, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from mia_kb.problems import Problem
    from mia_kb.reading.folder import Found
    from mia_kb.reading.records import Outcome

ALONE = tuple(check for check in CHECKS if check.per_record)
TOGETHER = tuple(check for check in CHECKS if not check.per_record)


@dataclass(frozen=True, slots=True)
class Examined:
    """One file: what reading it gave, and what is wrong with its record whatever other records say."""

    outcome: Outcome
    problems: tuple[Problem, ...] = ()


def examine(root: Path, today: date, files: Sequence[Found], workers: int = 0) -> Iterator[Examined]:
    """Each of `files`, which lie below `root`, in their order."""
    count = workers_for(len(files), workers)
    for examined in each(partial(_examine, today), root, cut(files, count), count):
        yield from examined


def _examine(today: date, root: Path, files: Sequence[Found]) -> list[Examined]:
    data = {file.path: read_bytes(root / file.path) for file in files}
    outcomes = [read_file(file, data[file.path]) for file in files]
    found: dict[str, list[Problem]] = {}
    for outcome in outcomes:
        if outcome.item:
            library = unlinked([outcome.item])
            findings = run(CheckContext(library, today), ALONE)
            found[outcome.item.path] = list(placed(findings, library, data.__getitem__)) if findings else []
    return [
        Examined(outcome, tuple(found[outcome.item.path]) if outcome.item else ()) for outcome in outcomes
    ]
