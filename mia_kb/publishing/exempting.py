"""What in a line of a record looks like personal data, and the exemption that says it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.checks import case_details, email_addresses, personal_numbers, phone_numbers
from mia_kb.checks.catalogue import CHECKS, run
from mia_kb.checks.exemptions import path_of, seal
from mia_kb.checks.finding import CheckContext
from mia_kb.checks.placing import placed
from mia_kb.library.link import unlinked
from mia_kb.reading.folder import Found, place
from mia_kb.reading.records import FOLDERS, read_bytes, read_file
from mia_kb.records.exemption import Exemption
from mia_kb.records.fields import MAX_SLUG
from mia_kb.records.walk import typed
from mia_kb.records.yaml_text import written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from mia_kb.problems import Place, Rule
    from mia_kb.reading.item import Item
    from mia_kb.reading.nodes import Location

PERSONAL = (personal_numbers.RULE, phone_numbers.RULE, email_addresses.RULE, case_details.RULE)


class Doubt(NamedTuple):
    """A text that a check takes for personal data, and where it stands."""

    rule: Rule
    item: Item
    loc: Location
    place: Place
    text: str


def doubts(root: Path, path: str, line: int, today: date) -> tuple[Doubt, ...]:
    """What is taken for personal data in a line of the record at `path` below `root`."""
    file = place(path, FOLDERS)
    item = read_file(file, read_bytes(root / path)).item if isinstance(file, Found) else None
    return tuple(one for one in _doubts(root, item, today) if one.place.line == line) if item else ()


def _doubts(root: Path, item: Item, today: date) -> Iterator[Doubt]:
    context = CheckContext(unlinked([item]), today)
    texts = {word.loc: word.value for word in typed(item.record)}
    for found in run(context, tuple(check for check in CHECKS if not set(check.rules).isdisjoint(PERSONAL))):
        if found.loc in texts:
            (problem,) = placed([found], context.library, lambda path: read_bytes(root / path))
            yield Doubt(found.rule, item, found.loc, problem.place, texts[found.loc])


def exemption_for(doubt: Doubt, reason: str, reviewer: tuple[str, str], today: date) -> str:
    """The exemption's file; `reviewer` is an organisation's id and a function there."""
    organisation, function = reviewer
    values = {
        "rule": doubt.rule.code,
        "record": doubt.item.id,
        "field": path_of(doubt.loc),
        "seal": seal(doubt.text),
        "reason": reason,
        "reviewed": today.isoformat(),
        "reviewer.organisation": organisation,
        "reviewer.function": function,
    }
    return written(Exemption.kind, values)


def free_path(root: Path, doubt: Doubt) -> str:
    """Where the exemption goes: beside the record's own folder, under a name that no file has."""
    folder, ending = f"{doubt.item.library}/{Exemption.folder}", f"-{doubt.rule.code.lower()}"
    name = doubt.item.name[: MAX_SLUG - len(ending) - 3].rstrip("-") + ending
    names = (name, *(f"{name}-{number}" for number in range(2, 100)))
    return next(path for name in names if not (root / (path := f"{folder}/{name}.yaml")).exists())
