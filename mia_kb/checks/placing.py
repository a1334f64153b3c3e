"""From a field of a record back to a line of its file."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mia_kb.problems import Place, Problem, in_order
from mia_kb.reading.nodes import locate
from mia_kb.reading.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mia_kb.checks.finding import Finding
    from mia_kb.library.link import Library


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
    node = parse(path, data)[0] if data is not None else None
    problems = []
    for found in findings:
        place = Place(path, *locate(node, found.loc)) if node else Place(path)
        problems.append(Problem(place, found.rule, found.details))
    return problems
