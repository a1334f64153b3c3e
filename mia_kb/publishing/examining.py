"""Read files and look at each record by itself, in as many processes as there are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from mia_kb.checks.catalogue import CHECKS, run
from mia_kb.checks.discreet import in_comments
from mia_kb.checks.finding import CheckContext
from mia_kb.checks.placing import placed
from mia_kb.library.likeness import told
from mia_kb.library.link import unlinked
from mia_kb.publishing.workers import cut, each, workers_for
from mia_kb.reading.records import digest, read_bytes, read_file, ready

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from mia_kb.problems import Problem
    from mia_kb.reading.folder import Found
    from mia_kb.reading.records import Outcome
    from mia_kb.text.analysis.likeness import Bag

ALONE = tuple(check for check in CHECKS if check.per_record)
TOGETHER = tuple(check for check in CHECKS if not check.per_record)


@dataclass(frozen=True, slots=True)
class Examined:
    """One file: what reading it gave, and what is wrong with its record whatever other records say.

    `digest` is that of the bytes that were read, empty where the file could not be opened. `told` are the words of what
    the record tells, to compare it with others.
    """

    outcome: Outcome
    digest: str = ""
    problems: tuple[Problem, ...] = ()
    told: Bag = ""


Known = dict[tuple[str, str, "date"], Examined]
"""What is known of files by path, digest and day, for a caller that examines the same folder again and again."""


def examine(
    root: Path, today: date, files: Sequence[Found], known: Known | None = None, workers: int = 0
) -> list[Examined]:
    """Each of `files`, which lie below `root`, in their order. Afterwards `known` knows these files and no others."""
    if known is None:
        return list(_examined(root, today, files, workers))
    before = [known.get((file.path, _digest(root, file), today)) if known else None for file in files]
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
    if count > 1:
        ready(file.folder for file in files)
    for part in each(partial(_examine, today), root, cut(files, count), count):
        yield from part


def _examine(today: date, root: Path, files: Sequence[Found]) -> list[Examined]:
    return [_examine_file(today, file, read_bytes(root / file.path)) for file in files]


def _examine_file(today: date, file: Found, data: bytes | None) -> Examined:
    outcome = read_file(file, data)
    if outcome.item is None or data is None:
        return Examined(outcome, digest(data) if data is not None else "")
    context = CheckContext(unlinked([outcome.item]), today)
    problems = tuple(_problems(context, outcome.item.path, data))
    return Examined(outcome, outcome.item.digest, problems, told(outcome.item.record, context.texts[outcome.item.id]))


def _problems(context: CheckContext, path: str, data: bytes) -> Iterator[Problem]:
    findings = run(context, ALONE)
    found = placed(findings, context.library, lambda _: data) if findings else ()
    yield from found
    yield from in_comments(path, data, found)
