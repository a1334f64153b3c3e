"""From a field of a record back to a line of its file."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mia_kb.problems import Place, Problem, in_order
from mia_kb.reading.nodes import locate
from mia_kb.reading.quick import quick_mark
from mia_kb.reading.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mia_kb.checks.finding import Finding
    from mia_kb.library.link import Library
    from mia_kb.reading.nodes import Location, Mark


FEW = 2


def placed(findings: Iterable[Finding], library: Library, read: Callable[[str], bytes | None]) -> tuple[Problem, ...]:
    """The findings as problems with line and column, sorted by place.

    `read` gives the bytes of a record's file by its path, or None. Records carry no marks, so files with findings, and
    only those, are parsed again, once each; of a file that is gone, the first line is given.
    """
    by_path: defaultdict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        by_path[library.by_id[found.item].path].append(found)
    return in_order([fault for path, group in by_path.items() for fault in _in_file(path, read(path), group)])


def _in_file(path: str, data: bytes | None, findings: list[Finding]) -> list[Problem]:
    marks = _marks(path, data, {found.loc for found in findings}) if data is not None else {}
    return [Problem(Place(path, *marks.get(found.loc, ())), found.rule, found.details) for found in findings]


def _marks(path: str, data: bytes, locs: set[Location]) -> dict[Location, Mark]:
    """Where these fields are; a few are found faster without the tree of the whole file."""
    quick = {loc: mark for loc in locs if (mark := quick_mark(data, loc))} if len(locs) <= FEW else {}
    if len(quick) == len(locs):
        return quick
    node = parse(path, data)[0]
    return {loc: locate(node, loc) for loc in locs} if node else {}
