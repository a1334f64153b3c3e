"""Check a folder of records without building anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mia_kb.checks.catalogue import run
from mia_kb.checks.discreet import discreet
from mia_kb.checks.finding import CheckContext
from mia_kb.checks.placing import placed
from mia_kb.library.link import link
from mia_kb.problems import in_order
from mia_kb.publishing.examining import TOGETHER, examine
from mia_kb.reading.folder import find
from mia_kb.reading.records import FOLDERS, gather, read_bytes

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from mia_kb.library.link import Library
    from mia_kb.problems import Problem
    from mia_kb.publishing.examining import Known


@dataclass(frozen=True, slots=True)
class Checked:
    """The linked records of a folder and all that is wrong with them, with paths relative to that folder."""

    library: Library
    problems: tuple[Problem, ...]


def check_records(root: Path, today: date, known: Known | None = None, workers: int = 0) -> Checked:
    """Read, link and check every record below `root`; a file with the bytes of one `known` is not examined again."""
    return checked_together(root, today, checked_alone(root, today, known, workers))


def checked_alone(root: Path, today: date, known: Known | None = None, workers: int = 0) -> Checked:
    """The records below `root`, and what is wrong with each of them whatever the others say."""
    files, misplaced = find(root, FOLDERS)
    examined = examine(root, today, files, known, workers)
    reading = gather((one.outcome for one in examined), misplaced)
    unread = frozenset(file.id for file, one in zip(files, examined, strict=True) if one.outcome.item is None)
    library = link(reading.items, unread)
    paths = {item.path for item in reading.items}
    alone = (found for one in examined for found in one.problems if found.place.path in paths)
    return Checked(library, in_order([discreet(fault) for fault in (*reading.problems, *alone)]))


def checked_together(root: Path, today: date, alone: Checked) -> Checked:
    """The same records with what is wrong between them as well."""
    findings = run(CheckContext(alone.library, today), TOGETHER)
    found = placed(findings, alone.library, lambda path: read_bytes(root / path))
    return Checked(alone.library, in_order([*alone.problems, *map(discreet, found)]))


def records_root(path: Path) -> Path:
    """The records' folder that a file, a kind's folder, a library or the records' folder itself belongs to."""
    if path.suffix == ".yaml" and path.parent.name in FOLDERS:
        return path.parents[2]
    if path.name in FOLDERS and not _holds_libraries(path):
        return path.parents[1]
    if path.is_dir() and any((path / folder).is_dir() for folder in FOLDERS) and not _holds_libraries(path):
        return path.parent
    return path


def _holds_libraries(path: Path) -> bool:
    """Whether some folder inside `path` is a library: one that holds folders of kinds."""
    try:
        inner = [child for child in path.iterdir() if child.is_dir() and not child.is_symlink()]
        return any((child / folder).is_dir() for child in inner for folder in FOLDERS)
    except OSError:
        return False
