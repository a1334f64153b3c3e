"""New stewards written into the records' files: what would be written, and what would be wrong with it."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.checks.catalogue import run
from mia_kb.checks.discreet import discreet
from mia_kb.checks.finding import CheckContext
from mia_kb.checks.placing import placed
from mia_kb.engines.failure import Failure
from mia_kb.library.link import unlinked
from mia_kb.problems import Level, in_order
from mia_kb.publishing.examining import ALONE
from mia_kb.publishing.rewriting import CHANGED, Rewrite
from mia_kb.reading.editing import with_values
from mia_kb.reading.folder import Found
from mia_kb.reading.records import digest, read_bytes, read_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from mia_kb.problems import Problem
    from mia_kb.reading.item import Item
    from mia_kb.reading.nodes import Location
    from mia_kb.records.head import Steward


class Planned(NamedTuple):
    """The files to replace, and the errors that they would then have but have not now."""

    rewrites: tuple[Rewrite, ...]
    problems: tuple[Problem, ...]


def planned(root: Path, handed: Iterable[tuple[Item, Steward]], today: date) -> Planned:
    """What the files below `root` shall hold when each of these records has this steward.

    Raises `Failure` where a file is no longer the one that its record was read from.
    """
    rewrites, problems = [], []
    for item, steward in handed:
        before = read_bytes(root / item.path) or b""
        if digest(before) != item.digest:
            raise Failure(CHANGED, path=root / item.path)
        places: dict[Location, str] = {
            ("steward", "organisation"): steward.organisation,
            ("steward", "function"): steward.function,
        }
        rewrites.append(Rewrite(root / item.path, before, with_values(before, places)))
        problems += _new_errors(item, rewrites[-1], today)
    return Planned(tuple(rewrites), in_order(problems))


def difference(rewrites: Iterable[Rewrite]) -> Iterator[str]:
    """The lines of a diff that says what would be written, as git writes it."""
    for one in rewrites:
        before, after = (data.decode().splitlines() for data in (one.before, one.after))
        path = one.path.as_posix()
        yield from unified_diff(before, after, f"a/{path}", f"b/{path}", lineterm="")


def _new_errors(item: Item, rewrite: Rewrite, today: date) -> list[Problem]:
    library, _, name = item.id.partition("/")
    outcome = read_record(Found(item.path, library, item.path.split("/")[1], name), rewrite.after)
    if outcome.item is None:
        return [discreet(fault) for fault in outcome.problems]
    former = set(_errors(item, rewrite.before, today))
    return [fault for fault in _errors(outcome.item, rewrite.after, today) if fault not in former]


def _errors(item: Item, data: bytes, today: date) -> list[Problem]:
    """The errors of a record by itself; what others say of it does not change with its steward."""
    library = unlinked([item])
    found = placed(run(CheckContext(library, today), ALONE), library, lambda _: data)
    return [discreet(fault) for fault in found if fault.level is Level.ERROR]
