"""Lines that stand in records today and are nobody's own, as a reviewed exemption says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.publishing.checking import check_records
from mia_kb.reading.exemptions import read_exemptions
from mia_kb.reading.records import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

Reviewed = frozenset[tuple[str, str, str]]
"""The path of a record, the code of a rule, and a line that seems to break it, without the spaces around it."""


def reviewed_lines(root: Path, today: date) -> Reviewed:
    """The lines of exempted records below `root`; of a record that still breaks the rule elsewhere, none."""
    filed, _ = read_exemptions(root)
    if not filed:
        return frozenset()
    checked = check_records(root, today)
    told = {(fault.place.path, fault.code) for fault in checked.problems}
    items = {(checked.library.find(one.exemption.record, one.library), one.exemption.rule.code) for one in filed}
    held = {(item.path, code) for item, code in items if item} - told
    lines = _lines(root, {path for path, _ in held})
    return frozenset((path, code, line.strip()) for path, code in held for line in lines[path])


def _lines(root: Path, paths: set[str]) -> Mapping[str, list[str]]:
    return {path: (read_bytes(root / path) or b"").decode("utf-8", "replace").splitlines() for path in paths}
