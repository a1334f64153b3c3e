"""Short cuts past the tree for a file that nothing is wrong with: its data without places, or one of its places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

import yaml
from yaml import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from mia_kb.reading.nodes import Mark
from mia_kb.reading.yaml_loader import LOADER
from mia_kb.reading.yaml_losses import may_lose_text
from mia_kb.reading.yaml_text import ordinary_text
from mia_kb.reading.yaml_tree import MAX_DEPTH, MAX_NODES

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.reading.nodes import Location, Plain
    from mia_kb.reading.yaml_loader import Loader

    Event: TypeAlias = Any  # one of PyYAML's events, which are told apart by their own classes


class _UnusualError(Exception):
    """Something that the tree must judge."""


def quick(data: bytes, loader: Loader = LOADER) -> dict[str, Plain] | None:
    """What `plain` makes of the tree that `parse` gives without a problem, in half the time; None: ask `parse`.

    None says nothing about the file but that something in it is unusual. Never raises.
    """
    text = ordinary_text(data)
    if text is None or may_lose_text(text) or "\\" in text:
        return None
    try:
        return _Reader(loader(text).get_event).document()
    except (_UnusualError, yaml.YAMLError, ValueError, OverflowError):
        return None


def quick_mark(data: bytes, loc: Location, loader: Loader = LOADER) -> Mark | None:
    """Where `locate` finds `loc` in the tree of a file without problems, read no further than that; None: ask `parse`.

    Never raises.
    """
    text = ordinary_text(data)
    if text is None:
        return None
    try:
        return _mark(loader(text).get_event, loc)
    except (_UnusualError, yaml.YAMLError, ValueError, OverflowError):
        return None


class _Reader:
    """Takes events as they come; raises `_UnusualError` at the first that is not of the plainest sort."""

    def __init__(self, next_event: Callable[[], Any]) -> None:
        self._next = next_event
        self._left = MAX_NODES - 1  # besides the mapping that the document is

    def document(self) -> dict[str, Plain]:
        """The mapping that the only document is."""
        self._next()
        self._next()
        root = self._next()
        if type(root) is not MappingStartEvent:
            raise _UnusualError
        found = self._collection(root, 0)
        if type(self._next()) is not DocumentEndEvent or type(self._next()) is not StreamEndEvent:
            raise _UnusualError
        return cast("dict[str, Plain]", found)

    def _collection(self, start: Any, depth: int) -> Plain:  # noqa: ANN401 - as `Events` gives it
        if depth == MAX_DEPTH or start.anchor is not None or start.tag is not None:
            raise _UnusualError
        if type(start) is MappingStartEvent:
            values = self._values_until(MappingEndEvent, depth + 1)
            return _mapping(values[::2], values[1::2])
        if type(start) is SequenceStartEvent:
            return self._values_until(SequenceEndEvent, depth + 1)
        raise _UnusualError

    def _values_until(self, end: type[yaml.Event], depth: int) -> list[Plain]:
        """The values before the event `end`; a mapping's keys and values take turns."""
        values: list[Plain] = []
        add, next_event = values.append, self._next
        while (kind := type(event := next_event())) is not end:
            if kind is not ScalarEvent:
                add(self._collection(event, depth))
                continue
            text = event.value
            if event.anchor is not None or event.tag is not None or (" -" in text and _spans_lines(event)):
                raise _UnusualError
            add(text)
        self._left -= len(values)
        if self._left < 0:
            raise _UnusualError
        return values


def _mapping(keys: list[Plain], values: list[Plain]) -> dict[str, Plain]:
    try:
        found = dict(zip(cast("list[str]", keys), values, strict=True))
        if len(found) == len(keys) and all(map(str.isidentifier, found)):
            return found
    except TypeError:  # a key that is no text
        pass
    raise _UnusualError


def _spans_lines(event: Event) -> bool:
    return bool(event.start_mark.line != event.end_mark.line)


def _mark(next_event: Callable[[], Event], loc: Location) -> Mark:
    next_event()
    next_event()
    event = next_event()
    if type(event) is not MappingStartEvent:
        raise _UnusualError
    for step in loc:
        inner = _inner(next_event, event, step)
        if inner is None:
            break
        event = inner
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _inner(next_event: Callable[[], Event], outer: Event, step: str | int) -> Event | None:
    """The beginning of what a collection has at `step`; None when there is no such thing."""
    number = 0
    while type(outer) in _COLLECTIONS and type(event := next_event()) not in _ENDS:
        if type(outer) is MappingStartEvent:
            if type(event) is not ScalarEvent:
                raise _UnusualError
            name: str | int = event.value
            event = next_event()
        else:
            name, number = number, number + 1
        if name == step:
            return event
        _pass_over(next_event, event)
    return None


def _pass_over(next_event: Callable[[], Event], event: Event) -> None:
    depth = int(type(event) in _COLLECTIONS)
    while depth:
        kind = type(next_event())
        depth += (kind in _COLLECTIONS) - (kind in _ENDS)


_COLLECTIONS = frozenset({MappingStartEvent, SequenceStartEvent})
_ENDS = frozenset({MappingEndEvent, SequenceEndEvent})
