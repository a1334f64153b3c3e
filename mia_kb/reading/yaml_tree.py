"""The tree from YAML's events, counted as they come, so that no file can ask for too much."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeGuard

import yaml
from yaml import (
    AliasEvent,
    DocumentEndEvent,
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
    from mia_kb.reading.yaml_loader import Event, Events

MAX_DEPTH = 20
MAX_NODES = 10_000
MAX_SHOWN = 40
_MAX_DIGITS_SHOWN = 5
_BLOCK_STYLES = ("|", ">")
_new = tuple.__new__  # half the time of calling a named tuple, and a record has hundreds


class RefusedError(Exception):
    """The file is beyond a limit; its only argument is the problem."""


class Tree:
    """Builds the tree of one file; `problems` grow while it does."""

    def __init__(self, path: str, text: str, events: Events) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._next = events.get_event
        self._left = MAX_NODES
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
        if type(self._next()) is StreamEndEvent:
            return None
        (root,) = self._nodes_until(DocumentEndEvent, 0)
        following = self._next()
        if type(following) is not StreamEndEvent:
            start = following.start_mark
            self._add(rules.SEVERAL_DOCUMENTS, Mark(start.line + 1, start.column + 1))
        return root

    def _nodes_until(self, end: type[yaml.Event], depth: int) -> list[Node]:
        """The nodes before the event `end`; a mapping's keys and values take turns."""
        nodes: list[Node] = []
        next_event = self._next
        while (kind := type(event := next_event())) is not end:
            start = event.start_mark
            mark = _new(Mark, (start.line + 1, start.column + 1))
            self._left -= 1
            if self._left < 0:
                raise RefusedError(problem(rules.TOO_MANY_VALUES, self._place(mark), limit=MAX_NODES))
            if kind is not ScalarEvent:
                nodes.append(self._collection(event, mark, depth))
                continue
            text, style = event.value, event.style
            if style or " -" in text or event.tag is not None or event.anchor is not None:
                self._check_scalar(event, mark)
            nodes.append(_new(Scalar, (text, mark, not style, style in _BLOCK_STYLES)))
        return nodes

    def _collection(self, event: Event, mark: Mark, depth: int) -> Node:
        if isinstance(event, AliasEvent):
            self._add(rules.ANCHOR_OR_ALIAS, mark, sign="*")
            return Scalar("*", mark, plain=False)
        if depth == MAX_DEPTH:
            raise RefusedError(problem(rules.TOO_DEEP, self._place(mark), limit=MAX_DEPTH))
        self._refuse_extras(event, mark)
        if isinstance(event, MappingStartEvent):
            return Mapping(self._entries(self._nodes_until(MappingEndEvent, depth + 1)), mark)
        return Sequence(tuple(self._nodes_until(SequenceEndEvent, depth + 1)), mark)

    def _entries(self, nodes: list[Node]) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if self._is_usable(key, entries):
                entries[key.text] = _new(Entry, (key, value))
        return tuple(entries.values())

    def _is_usable(self, key: Node, entries: dict[str, Entry]) -> TypeGuard[Scalar]:
        if isinstance(key, Scalar) and key.text.isidentifier() and key.text not in entries:
            return True
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

    def _check_scalar(self, event: Event, mark: Mark) -> None:
        self._refuse_extras(event, mark)
        if event.style == '"' and self._has_escapes and (character := first_control(event.value)):
            self._add(rules.CONTROL_CHARACTER, mark, character=code_point(character))
        if not event.style and event.end_mark.line >= mark.line:
            self._refuse_swallowed_items(mark.line, event.end_mark.line + 1)

    def _refuse_swallowed_items(self, first: int, last: int) -> None:
        """List items that YAML takes for more of the text above, as they stand further in or lack their space."""
        for number in range(first + 1, last + 1):
            line = self._lines[number - 1]
            if line.lstrip().startswith("-"):
                self._add(rules.MISPLACED_ITEM, Mark(number, line.index("-") + 1))

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
