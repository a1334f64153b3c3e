"""Read the reviewed exemptions of all libraries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mia_kb.problems import Place, Problem, problem
from mia_kb.reading import place_rules
from mia_kb.reading.folder import find_exemptions
from mia_kb.reading.records import read_bytes
from mia_kb.reading.validation import validate
from mia_kb.reading.yaml import parse
from mia_kb.records.exemption import Exemption

if TYPE_CHECKING:
    from pathlib import Path

    from mia_kb.reading.nodes import Node


@dataclass(frozen=True, slots=True)
class Filed:
    """An exemption with its file: the path relative to the records' folder, the bytes, and their tree."""

    path: str
    exemption: Exemption
    data: bytes
    node: Node

    @property
    def library(self) -> str:
        """The library that it lies in."""
        return self.path.partition("/")[0]


def read_exemptions(root: Path) -> tuple[tuple[Filed, ...], tuple[Problem, ...]]:
    """Every exemption below `root` in the order of paths, and what is wrong with those that cannot be read."""
    read = [read_exemption(file.path, read_bytes(root / file.path)) for file in find_exemptions(root)]
    filed = tuple(one for one, _ in read if one is not None)
    return filed, tuple(fault for _, faults in read for fault in faults)


def read_exemption(path: str, data: bytes | None) -> tuple[Filed | None, tuple[Problem, ...]]:
    """The exemption in a file's bytes, or all that is wrong with them; None are those that cannot be read."""
    if data is None:
        return None, (problem(place_rules.UNREADABLE, Place(path)),)
    node, faults = parse(path, data)
    if node is None:
        return None, faults
    exemption, more = validate(path, node, Exemption)
    if exemption is None or faults:
        return None, (*faults, *more)
    return Filed(path, exemption, data, node), ()
