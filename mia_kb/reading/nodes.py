"""The tree of a YAML file: text, lists and mappings, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class Mark(NamedTuple):
    """A place in the file: line and column from 1, the column counted in characters."""

    line: int
    column: int


class Scalar(NamedTuple):
    """Text exactly as written; `plain` without quotes, `block` after `|` or `>` (its text begins on the next line).

    An empty plain scalar is a key without a value; an empty scalar in quotes is an empty text.
    """

    text: str
    mark: Mark
    plain: bool = True
    block: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


class Entry(NamedTuple):
    """One line of a mapping: its key and what the key is given."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order written; no key occurs twice."""

    entries: tuple[Entry, ...]
    mark: Mark


Node: TypeAlias = Scalar | Sequence | Mapping
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Location: TypeAlias = tuple[str | int, ...]


def plain(node: Node) -> Plain:
    """The tree as ordinary data: every scalar stays text, for the field that it fills to give it a type."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def locate(node: Node, loc: Location) -> Mark:
    """Where the value at `loc` is; where the path leaves the tree, the mark of the deepest part that exists."""
    for step in loc:
        inner = _child(node, step)
        if inner is None:
            break
        node = inner.value
    return node.mark


def locate_key(node: Node, loc: Location) -> Mark:
    """Where the last key or item of `loc` begins; where the path leaves the tree, the deepest part that exists."""
    mark = node.mark
    for step in loc:
        inner = _child(node, step)
        if inner is None:
            break
        mark, node = inner.key.mark, inner.value
    return mark


def _child(node: Node, step: str | int) -> Entry | None:
    if isinstance(node, Mapping):
        return next((entry for entry in node.entries if entry.key.text == step), None)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        item = node.items[step]
        return Entry(Scalar(str(step), item.mark), item)
    return None
