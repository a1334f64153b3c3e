"""Read files and look at each record by itself, in as many processes as there are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from mia_kb.checks.catalogue import CHECKS, run
from mia_kb.checks.discreet import in_comments
from mia_kb.checks.finding import CheckContext
from mia_kb.checks.placing import placed
from mia_kb.library.link import unlinked
from mia_kb.publishing.workers import cut, each, workers_for
from mia_kb.reading.records import digest, read_bytes, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from mia_kb.problems import Problem
    from mia_kb.reading.folder import Found
    from mia_kb.reading.item import Item
    from mia_kb.reading.records import Outcome

ALONE = tuple(check for check in CHECKS if check.per_record)
TOGETHER = tuple(check for check in CHECKS if not check.per_record)


@dataclass(frozen=True, slots=True)
class Examined:
    """One file: what reading it gave, and what is wrong with its record whatever other records say.

    `digest` is that of the bytes that were read, empty where the file could not be opened.
    """

    outcome: Outcome
    digest: str = ""
    problems: tuple[Problem, ...] = ()


Known = dict[tuple[str, str, "date"], Examined]
"""What is known of files by path, digest and day, for a caller that examines the same folder again and again."""


def examine(
    root: Path, today: date, files: Sequence[Found], known: Known | None = None, workers: int = 0
) -> list[Examined]:
    """Each of `files`, which lie below `root`, in their order. Afterwards `known` knows these files and no others."""
    if known is None:
        return list(_examined(root, today, files, workers))
    before = [known.get((file.path, _digest(root, file), today)) for file in files]
    new = _examined(root, today, [file for file, one in zip(files, before, strict=True) if one is None], workers)
    examined = [one or next(new) for one in before]
    known.clear()
    known.update(((file.path, one.digest, today), one) for file, one in zip(files, examined, strict=True) if one.digest)
    return examined


def _digest(root: Path, file: Found) -> str:
    data = read_bytes(root / file.path)
    return "" if data is None else digest(data)


def _examined(root: Path, today: date, files: Sequence[Found], workers: int) -> Iterator[Examined]:
    count = workers_for(len(files), workers)
    for part in each(partial(_examine, today), root, cut(files, count), count):
        yield from part


def _examine(today: date, root: Path, files: Sequence[Found]) -> list[Examined]:
    return [_examine_file(today, file, read_bytes(root / file.path)) for file in files]


def _examine_file(today: date, file: Found, data: bytes | None) -> Examined:
    outcome = read_file(file, data)
    return Examined(outcome, digest(data) if data is not None else "", _problems(today, outcome.item, data))


def _problems(today: date, item: Item | None, data: bytes | None) -> tuple[Problem, ...]:
    if item is None or data is None:
        return ()
    library = unlinked([item])
    findings = run(CheckContext(library, today), ALONE)
    found = placed(findings, library, lambda _: data) if findings else ()
    return (*found, *in_comments(item.path, data, {problem.place.line for problem in found}))
