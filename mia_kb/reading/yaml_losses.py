"""Text that YAML would silently drop or take for something else, though nothing is wrong with the file as YAML."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from yaml import ScalarEvent, StreamEndEvent

from mia_kb.problems import Place, Problem, problem
from mia_kb.reading import yaml_rules as rules
from mia_kb.reading.nodes import Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
_GLUED = re.compile(r"#\w")
_ODD_INDENT = re.compile(rf"\n *(?:- +)*[{ODD_SPACES}]")
_STARTS_ODD = re.compile(rf"[{ODD_SPACES}]")

Spot = tuple[int, int]
"""Line and column, both from 0, as PyYAML counts."""


def lost_text(path: str, text: str, loader: Callable[[str], Any]) -> list[Problem]:
    """Where a `#` glued to a word, after a value, makes the rest of the line a comment ("enkät #3 till alla")."""
    glued = _glued_signs(text) if "#" in text else []
    if not glued:
        return []
    spans = _spans_with_own_signs(loader(text))
    return [
        problem(rules.TEXT_LOST, Place(path, line + 1, column + 1))
        for line, column in glued
        if not _is_within((line, column), spans)
    ]


def odd_indentation(path: str, text: str, root: Node) -> list[Problem]:
    """Where a line begins with a space that is not the ordinary one, so that YAML takes the space for text."""
    if text.isascii() or not _ODD_INDENT.search(text):
        return []
    return [
        problem(rules.ODD_INDENTATION, Place(path, scalar.mark.line, scalar.mark.column))
        for scalar in _scalars(root)
        if scalar.plain and _STARTS_ODD.match(scalar.text)
    ]


def _glued_signs(text: str) -> list[Spot]:
    """Each `#x` after a space with something other than space before it on its line."""
    found: list[Spot] = []
    for number, line in enumerate(text.split("\n")):
        if "#" not in line or line.lstrip().startswith("#"):
            continue
        first = next((match.start() for match in _GLUED.finditer(line) if line[match.start() - 1] in " \t"), None)
        if first is not None:
            found.append((number, first))
    return found


def _spans_with_own_signs(events: Any) -> list[tuple[Spot, Spot]]:  # noqa: ANN401 - either of PyYAML's loaders
    """Start and end of the texts in which `#` is an ordinary sign: those in quotes and those after `|` and `>`."""
    spans: list[tuple[Spot, Spot]] = []
    while not isinstance(event := events.get_event(), StreamEndEvent):
        if isinstance(event, ScalarEvent) and event.style:
            start, end = event.start_mark, event.end_mark
            spans.append(((start.line, start.column), (end.line, end.column)))
    return spans


def _is_within(spot: Spot, spans: list[tuple[Spot, Spot]]) -> bool:
    before = bisect_right(spans, (spot, spot)) - 1
    return before >= 0 and spans[before][0] <= spot < spans[before][1]


def _scalars(node: Node) -> Iterator[Scalar]:
    """All values that are text, without the keys, which have a check of their own."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for entry in node.entries:
            yield from _scalars(entry.value)
