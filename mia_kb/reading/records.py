"""From a folder of files to records: the whole reading, one file at a time."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mia_kb.problems import Place, Problem, in_order, problem
from mia_kb.reading import place_rules, record_rules, yaml_rules
from mia_kb.reading.folder import Found, find
from mia_kb.reading.item import Item
from mia_kb.reading.quick import quick
from mia_kb.reading.validation import faultless, validate
from mia_kb.reading.yaml import parse
from mia_kb.reading.yaml_text import MAX_BYTES
from mia_kb.records.kinds import BY_FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

FOLDERS = frozenset(BY_FOLDER)
UNREAD_KEYS = frozenset({yaml_rules.INVISIBLE_IN_KEY, yaml_rules.KEY_NOT_TEXT, yaml_rules.MERGE_KEY})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file gave: a record, or problems."""

    item: Item | None
    problems: tuple[Problem, ...]

    def __reduce__(self) -> tuple[object, ...]:
        """For a later build: in less space and time than dataclasses take by themselves."""
        return Outcome, (self.item, self.problems)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder gave: all readable records sorted by id, all problems, and the ids that could not be read."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()


Memo = dict[tuple[str, str], Outcome]
"""Outcomes by path and digest, for a caller that reads the same folder again and again."""


def read_folder(root: Path, memo: Memo | None = None) -> Reading:
    """Read every record below `root`. With a `memo`, files whose bytes are as before are not parsed again."""
    found, misplaced = find(root, FOLDERS)
    outcomes = [_read(root, file, memo) for file in found]
    unread = frozenset(file.id for file, outcome in zip(found, outcomes, strict=True) if outcome.item is None)
    return replace(gather(outcomes, misplaced), unread=unread)


def gather(outcomes: Iterable[Outcome], more: tuple[Problem, ...] = ()) -> Reading:
    """The outcomes of many files as one; of two records with one id the first by path is kept."""
    outcomes = tuple(outcomes)
    items: dict[str, Item] = {}
    for item in sorted((outcome.item for outcome in outcomes if outcome.item), key=lambda item: item.path):
        items.setdefault(item.id, item)
    problems = [*more, *(fault for outcome in outcomes for fault in outcome.problems)]
    return Reading(tuple(items[key] for key in sorted(items)), in_order(problems))


def read_record(file: Found, data: bytes) -> Outcome:
    """The record in one file's bytes, or all that is wrong with them. Never raises."""
    plainest = quick(data)
    record = faultless(plainest, BY_FOLDER[file.folder]) if plainest is not None else None
    if record is None:
        return _judged(file, data)
    return Outcome(Item(file.id, file.path, digest(data), record), ())


def _judged(file: Found, data: bytes) -> Outcome:
    """The same, with the places of all faults: what `read_record` would be if time did not matter."""
    node, faults = parse(file.path, data)
    if node is None:
        return Outcome(None, faults)
    record, more = validate(file.path, node, BY_FOLDER[file.folder])
    if record is None or faults:
        return Outcome(None, in_order([*faults, *_not_explained(more, faults)]))
    return Outcome(Item(file.id, file.path, digest(data), record), ())


def ready(folders: Iterable[str]) -> None:
    """Prepare to read records of these folders' kinds, once, before several processes do; nothing depends on it."""
    for folder in sorted(set(folders)):
        BY_FOLDER[folder].model_rebuild()


def read_file(file: Found, data: bytes | None) -> Outcome:
    """The record in a file's bytes; None are those of a file that cannot be opened."""
    if data is None:
        return Outcome(None, (problem(place_rules.UNREADABLE, Place(file.path)),))
    return read_record(file, data)


def _not_explained(more: tuple[Problem, ...], faults: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What is wrong with the fields, without missing ones when a key could not be read: it may be the very field."""
    if {fault.rule for fault in faults} & UNREAD_KEYS:
        return tuple(fault for fault in more if fault.rule is not record_rules.MISSING_FIELD)
    return more


def _read(root: Path, file: Found, memo: Memo | None) -> Outcome:
    data = read_bytes(root / file.path)
    if memo is None or data is None:
        return read_file(file, data)
    key = (file.path, digest(data))
    if key not in memo:
        memo[key] = read_record(file, data)
    return memo[key]


def read_bytes(path: Path | str, opener: Callable[[str, int], int] | None = None) -> bytes | None:
    """A regular file's bytes, cut after one more than the largest size allowed; None if it cannot be read."""
    try:
        with open(path, "rb", opener=opener or _open_without_links) as file:
            # to ask for as much as the file has takes a third of the time of asking for as much as is allowed
            wanted = min(os.fstat(file.fileno()).st_size, MAX_BYTES) + 1
            data = file.read(wanted)
            return data if len(data) < wanted else data + file.read(MAX_BYTES + 1 - wanted)
    except OSError:
        return None


def _open_without_links(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))


def digest(data: bytes) -> str:
    """What tells a file's bytes from all others: their SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
