"""Read files and look at each record by itself, in as many processes as there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mia_kb.checks.catalogue import CHECKS, run
from mia_kb.checks.discreet import in_comments
from mia_kb.checks.finding import CheckContext
from mia_kb.checks.percentages import loose_in
from mia_kb.checks.placing import placed
from mia_kb.library.likeness import told
from mia_kb.library.link import unlinked
from mia_kb.publishing.workers import cut, each, workers_for
from mia_kb.reading.records import digest, read_bytes, read_file, ready

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from mia_kb.checks.finding import Check
    from mia_kb.checks.percentages import Percentages
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
    the record tells, to compare it with others, and `percentages` those that others may give their context.
    """

    outcome: Outcome
    digest: str = ""
    problems: tuple[Problem, ...] = ()
    told: Bag = ""
    percentages: Percentages = ()

    def __reduce__(self) -> tuple[object, ...]:
        """For a later build: in less space and time than dataclasses take by themselves."""
        return Examined, (self.outcome, self.digest, self.problems, self.told, self.percentages)


Known = dict[tuple[str, str, "date"], Examined]
"""What is known of files by path, digest and day, for a caller that examines the same folder again and again."""


@dataclass(frozen=True, slots=True)
class Look:
    """Which folder is looked at on which day; with the ids of `only` some records, for problems in these alone."""

    root: Path
    today: date
    only: Collection[str] | None = None

    def read(self, file: Found) -> bytes | None:
        """A file's bytes; to make a path of its name would take half the time of reading them."""
        return read_bytes(f"{self.root}/{file.path}")

    def checks(self, file: Found) -> tuple[Check, ...]:
        """What is looked for in a file."""
        return ALONE if self.only is None or file.id in self.only else ()


def examine(look: Look, files: Sequence[Found], known: Known | None = None, workers: int = 0) -> list[Examined]:
    """Each of `files` in their order. Afterwards `known` knows these files and no others, unless it is a partial look.

    A file with the bytes of one `known` is not examined again.
    """
    if known is None:
        return list(_examined(look, files, workers))
    before = [known.get((file.path, _digest(look, file), look.today)) if known else None for file in files]
    new = _examined(look, [file for file, one in zip(files, before, strict=True) if one is None], workers)
    examined = [one or next(new) for one in before]
    if look.only is None:
        known.clear()
        seen = zip(files, examined, strict=True)
        known.update(((file.path, one.digest, look.today), one) for file, one in seen if one.digest)
    return examined


def _digest(look: Look, file: Found) -> str:
    data = look.read(file)
    return "" if data is None else digest(data)


def _examined(look: Look, files: Sequence[Found], workers: int) -> Iterator[Examined]:
    count = workers_for(len(files), workers)
    if count > 1:
        ready(file.folder for file in files)
    for part in each(_examine, look, cut(files, count), count):
        yield from part


def _examine(look: Look, files: Sequence[Found]) -> list[Examined]:
    return [_examine_file(look, file, look.read(file)) for file in files]


def _examine_file(look: Look, file: Found, data: bytes | None) -> Examined:
    outcome = read_file(file, data)
    if outcome.item is None or data is None:
        return Examined(outcome, digest(data) if data is not None else "")
    context = CheckContext(unlinked([outcome.item]), look.today)
    checks = look.checks(file)
    problems = tuple(_problems(context, outcome.item.path, data, checks)) if checks else ()
    record, texts = outcome.item.record, context.texts[outcome.item.id]
    return Examined(outcome, outcome.item.digest, problems, told(record, texts), loose_in(record, texts))


def _problems(context: CheckContext, path: str, data: bytes, checks: tuple[Check, ...]) -> Iterator[Problem]:
    findings = run(context, checks)
    found = placed(findings, context.library, lambda _: data) if findings else ()
    yield from found
    yield from in_comments(path, data, found)
