"""The tree from YAML's events, counted as they come, so that no file can ask for too much."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeGuard

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from mia_kb.problems import Place, Problem, problem
from mia_kb.reading import yaml_rules as rules
from mia_kb.reading.nodes import Entry, Mapping, Mark, Node, Scalar, Sequence
from mia_kb.reading.yaml_text import code_point, first_control

if TYPE_CHECKING:
    from mia_kb.problems import Rule

MAX_DEPTH = 20
MAX_NODES = 10_000
MAX_SHOWN = 40
_MAX_DIGITS_SHOWN = 5


class Events(Protocol):
    """What is needed of a PyYAML loader."""

    def get_event(self) -> Event:
        """The next event."""


class RefusedError(Exception):
    """The file is beyond a limit; its only argument is the problem."""


class Tree:
    """Builds the tree of one file; `problems` grow while it does."""

    def __init__(self, path: str, text: str, events: Events) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._next = events.get_event
        self._count = 0
        self._text = text
        self._has_escapes = "\\" in text

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    def root(self) -> Node | None:
        """The tree of the only document; None if there is none.

        Raises RefusedError beyond a limit, and PyYAML's errors where the text is no YAML.
        """
        self._next()
        event = self._next()
        if isinstance(event, StreamEndEvent):
            return None
        root = self._node(self._next(), 0)
        self._next()
        following = self._next()
        if isinstance(following, DocumentStartEvent):
            self._add(rules.SEVERAL_DOCUMENTS, _mark(following))
        return root

    def _node(self, event: Event, depth: int) -> Node:
        mark = _mark(event)
        self._count += 1
        if self._count > MAX_NODES:
            raise RefusedError(problem(rules.TOO_MANY_VALUES, self._place(mark), limit=MAX_NODES))
        if isinstance(event, ScalarEvent):
            return self._scalar(event, mark)
        if isinstance(event, AliasEvent):
            self._add(rules.ANCHOR_OR_ALIAS, mark, sign="*")
            return Scalar("*", mark, plain=False)
        if depth == MAX_DEPTH:
            raise RefusedError(problem(rules.TOO_DEEP, self._place(mark), limit=MAX_DEPTH))
        self._refuse_extras(event, mark)
        if isinstance(event, MappingStartEvent):
            return Mapping(self._entries(depth + 1), mark)
        return Sequence(self._items(depth + 1), mark)

    def _scalar(self, event: ScalarEvent, mark: Mark) -> Scalar:
        if event.tag is not None or event.anchor is not None:
            self._refuse_extras(event, mark)
        text, style = event.value, event.style
        if self._has_escapes and style == '"' and (character := first_control(text)):
            self._add(rules.CONTROL_CHARACTER, mark, character=code_point(character))
        if not style and " -" in text and event.end_mark.line >= mark.line:
            self._refuse_swallowed_items(mark.line, event.end_mark.line + 1)
        return Scalar(text, mark, not style, style in ("|", ">"))

    def _refuse_swallowed_items(self, first: int, last: int) -> None:
        """List items that YAML takes for more of the text above, as they stand further in or lack their space."""
        for number in range(first + 1, last + 1):
            line = self._lines[number - 1]
            if line.lstrip().startswith("-"):
                self._add(rules.MISPLACED_ITEM, Mark(number, line.index("-") + 1))

    def _items(self, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            items.append(self._node(event, depth))
        return tuple(items)

    def _entries(self, depth: int) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._node(event, depth)
            value = self._node(self._next(), depth)
            if self._is_usable(key, entries):
                entries[key.text] = Entry(key, value)
        return tuple(entries.values())

    def _is_usable(self, key: Node, entries: dict[str, Entry]) -> TypeGuard[Scalar]:
        if not isinstance(key, Scalar) or not key.text.strip():
            self._add(rules.KEY_NOT_TEXT, key.mark)
        elif key.plain and key.text == "<<":
            self._add(rules.MERGE_KEY, key.mark)
        elif not key.text.isprintable():
            self._add(rules.INVISIBLE_IN_KEY, key.mark, key=shown(key.text), character=_first_invisible(key.text))
        elif key.text in entries:
            first = entries[key.text].key.mark.line
            self._add(rules.DUPLICATE_KEY, key.mark, key=shown(key.text), first_line=first)
        else:
            return True
        return False

    def _refuse_extras(self, event: Event, mark: Mark) -> None:
        if event.anchor is not None:
            self._add(rules.ANCHOR_OR_ALIAS, mark, sign="&")
        if event.tag is not None:
            self._add(rules.TAG, mark)

    def _add(self, rule: Rule, mark: Mark, **details: object) -> None:
        self.problems.append(problem(rule, self._place(mark), **details))

    def _place(self, mark: Mark) -> Place:
        return Place(self._path, mark.line, mark.column)


def shown(key: str) -> str:
    """A key as a message may repeat it: short, visible, and nothing that could be a personal number."""
    masked = "".join(character if character.isprintable() else "\ufffd" for character in key[:MAX_SHOWN])
    if sum(character.isdigit() for character in masked) <= _MAX_DIGITS_SHOWN:
        return masked
    return "".join("•" if character.isdigit() else character for character in masked)


def _first_invisible(text: str) -> str:
    return next(code_point(character) for character in text if not character.isprintable())


def _mark(event: Event) -> Mark:
    start = event.start_mark
    return Mark(start.line + 1, start.column + 1)
