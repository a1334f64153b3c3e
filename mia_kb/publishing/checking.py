"""Check a folder of records without building anything."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.checks.catalogue import run
from mia_kb.checks.discreet import discreet
from mia_kb.checks.exemptions import after_exemptions, faults_of
from mia_kb.checks.finding import CheckContext, CheckSettings
from mia_kb.checks.near_duplicates import least_words
from mia_kb.checks.placing import placed
from mia_kb.library.likeness import Likenesses, likenesses, seem_alike
from mia_kb.library.link import link
from mia_kb.problems import in_order
from mia_kb.publishing.examining import TOGETHER, Look, examine
from mia_kb.publishing.once import Once
from mia_kb.reading.exemptions import read_exemptions
from mia_kb.reading.folder import find
from mia_kb.reading.records import FOLDERS, gather, read_bytes
from mia_kb.records.exemption import Exemption

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import date

    from mia_kb.library.link import Library
    from mia_kb.problems import Problem
    from mia_kb.publishing.examining import Examined, Known
    from mia_kb.reading.folder import Found
    from mia_kb.reading.item import Item
    from mia_kb.text.analysis.likeness import Bag


@dataclass(frozen=True, slots=True)
class Checked:
    """The linked records of a folder, and all that is wrong with them.

    Paths are relative to that folder. `likenesses` compares the records when it is first called. `of_exemptions` is
    what is wrong with the exemptions there, which is no fault of any record. With the ids of `only` some records,
    problems of others may be missing, and likenesses of others too.
    """

    library: Library
    problems: tuple[Problem, ...]
    likenesses: Callable[[], Likenesses] = field(compare=False)
    of_exemptions: tuple[Problem, ...] = ()
    only: frozenset[str] | None = None


class Before(NamedTuple):
    """What was found before: what is known of files, and what the records in them were `checked` to be.

    Only what has changed since is read, linked and compared anew.
    """

    known: Known | None = None
    checked: Checked | None = None


def check_records(
    root: Path, today: date, known: Known | None = None, workers: int = 0, *, paths: Collection[str] = ()
) -> Checked:
    """Read, link and check every record below `root`; a file with the bytes of one `known` is not examined again.

    With the `paths` of some records' files, that is quicker and finds surely only what is wrong in these.
    """
    return checked_together(root, today, checked_alone(root, today, Before(known), workers, paths=paths))


def checked_alone(
    root: Path, today: date, before: Before | None = None, workers: int = 0, *, paths: Collection[str] = ()
) -> Checked:
    """The records below `root`, and what is wrong with each of them whatever the others say."""
    known, former = before or Before()
    files, misplaced = find(root, FOLDERS)
    only = _only(files, paths)
    examined = examine(Look(root, today, only), files, known, workers)
    reading = gather((one.outcome for one in examined), misplaced)
    unread = frozenset(file.id for file, one in zip(files, examined, strict=True) if one.outcome.item is None)
    library = link(reading.items, unread, former.library if former else None)
    read = {item.path for item in reading.items}
    alone = (found for one in examined for found in one.problems if found.place.path in read)
    left, of_exemptions = _judged(root, library, alone, unread)
    problems = in_order([discreet(fault) for fault in (*reading.problems, *left)])
    alike_before = former.likenesses() if former else None
    alike = Once(partial(_likenesses, reading.items, _told(examined), only, alike_before))
    return Checked(library, problems, alike, of_exemptions, only)


def checked_together(root: Path, today: date, alone: Checked) -> Checked:
    """The same records with what is wrong between them as well."""
    only = alone.only
    findings = run(CheckContext(alone.library, today, known=alone.likenesses(), only=only), TOGETHER)
    wanted = findings if only is None else [one for one in findings if one.item in only]
    found = placed(wanted, alone.library, lambda path: read_bytes(root / path))
    return replace(alone, problems=in_order([*alone.problems, *alone.of_exemptions, *map(discreet, found)]))


def _only(files: Iterable[Found], paths: Collection[str]) -> frozenset[str] | None:
    """The ids of the records in the files at `paths`; None, which is all, unless each is the file of a record."""
    ids = {file.path: file.id for file in files}
    return frozenset(ids[path] for path in paths) if paths and ids.keys() >= set(paths) else None


def _likenesses(
    items: tuple[Item, ...],
    bags: Mapping[str, Bag],
    only: Collection[str] | None,
    former: Likenesses | None,
) -> Likenesses:
    if only is None or seem_alike(items, bags, only, least_words(CheckSettings())):
        return likenesses(items, bags, former)
    return Likenesses({})


def _judged(
    root: Path, library: Library, problems: Iterable[Problem], unread: frozenset[str]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems that no reviewed exemption takes away, and what is wrong with the exemptions."""
    filed, unreadable = read_exemptions(root)
    if not filed:
        return tuple(problems), unreadable
    left, unused = after_exemptions(problems, filed, library, lambda path: read_bytes(root / path))
    faults = (*unreadable, *faults_of(filed, unused, library, unread))
    return left, tuple(map(discreet, faults))


def _told(examined: Iterable[Examined]) -> dict[str, Bag]:
    """What each record tells; of two with one id, the first as `gather` has it."""
    bags: dict[str, Bag] = {}
    for one in examined:
        if one.outcome.item:
            bags.setdefault(one.outcome.item.id, one.told)
    return bags


def records_root(path: Path) -> Path:
    """The records' folder that a file, a kind's folder, a library or the records' folder itself belongs to."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are named
    root = _root_of(whole)
    return root if path.is_absolute() else Path(os.path.relpath(root))


def _root_of(path: Path) -> Path:
    try:
        if path.suffix == ".yaml" and path.parent.name in FOLDERS | {Exemption.folder}:
            return path.parent.parent.parent
        if path.name in FOLDERS and _holds_records(path):
            return path.parent.parent
        return path.parent if _is_library(path) and not _holds_libraries(path) else path
    except OSError:  # what may not be looked into is taken for what it was said to be
        return path


def _holds_records(path: Path) -> bool:
    """Whether records lie in the folder itself; that of all records may be called methods too."""
    return path.is_dir() and any(child.suffix == ".yaml" for child in path.iterdir())


def _is_library(path: Path) -> bool:
    """Whether some folder inside `path` is a kind's."""
    return any((path / folder).is_dir() for folder in FOLDERS)


def _holds_libraries(path: Path) -> bool:
    """Whether some folder inside `path` is a library."""
    return any(_is_library(child) for child in path.iterdir() if child.is_dir() and not child.is_symlink())
