"""The reader of YAML's events: libyaml, or PyYAML's own where libyaml is not built in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, cast

import yaml
from yaml.scanner import ScannerError

if TYPE_CHECKING:
    from collections.abc import Callable

_QUESTION = re.compile(r"(?<=[^\s,\[\]{}])\?|(?<=\w)( +)\?")
_COLON = re.compile(r"(?<=[^\s\"',\[\]{}])(\s*):(?=[,\[\]{}])")
_CONTEXT, _COMPLAINT = "while scanning a plain scalar", "found unexpected ':'"  # as libyaml says it
_IN_BLOCK, _TAB = "while scanning a block scalar", "found a tab character where an indentation space is expected"
_OWN_INDENTATION = re.compile(r"[|>][-+]?[1-9]")
_PRIVATE_USE = range(0xE000, 0xF900)


class Spot(Protocol):
    """PyYAML's mark: line and column from 0."""

    line: int
    column: int


class Event(Protocol):
    """PyYAML's event of a node; only that of a scalar has a `value` and a meaningful `style`."""

    start_mark: Spot
    end_mark: Spot
    anchor: str | None
    tag: str | None
    value: str
    style: str | None


class Events(Protocol):
    """What is needed of a PyYAML loader."""

    def get_event(self) -> Any:  # noqa: ANN401 - the kinds of events differ in what they have
        """The next event."""


class SlowLoader:
    """PyYAML's own reader, made to read what stands within brackets as libyaml does.

    It takes every `?` for a sign of YAML, so that `[why?, how?]` fails, and the colon of `[why:, how]` for the end of
    a key, where libyaml stops. So both are replaced, within and after a word, while it reads. Where a text below a
    field begins with a tab, it stops as libyaml does.
    """

    def __init__(self, text: str) -> None:
        unused = (chr(code) for code in _PRIVATE_USE if chr(code) not in text)
        self._question, self._colon = next(unused, "?"), next(unused, ":")
        stand_ins = _QUESTION.sub(
            lambda found: (found[1] or "") + self._question, _COLON.sub(lambda found: found[1] + self._colon, text)
        )
        self._events: Events = yaml.SafeLoader(stand_ins)
        self._lines = text.split("\n")
        self._is_flow: list[bool] = []

    def get_event(self) -> Any:  # noqa: ANN401 - as above
        """The next event, with its own question marks and colons. Raises PyYAML's errors."""
        event = self._events.get_event()
        if isinstance(event, yaml.CollectionStartEvent):
            self._is_flow.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._is_flow.pop()
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_colon(cast("Event", event))
            self._refuse_tab(cast("Event", event))
            event.value = event.value.replace(self._question, "?").replace(self._colon, ":")
        return event

    def _refuse_colon(self, event: Event) -> None:
        if self._colon in event.value and not event.style and any(self._is_flow[-1:]):
            end = event.end_mark
            colon = yaml.Mark("", 0, end.line, end.column - 1, "", 0)
            raise ScannerError(_CONTEXT, colon, _COMPLAINT, colon)

    def _refuse_tab(self, event: Event) -> None:
        below = event.value.lstrip("\n")
        if not event.style or event.style not in "|>" or not below.startswith("\t"):
            return
        start = event.start_mark
        if not _OWN_INDENTATION.match(self._lines[start.line], start.column):
            number = start.line + 1 + len(event.value) - len(below)
            tab = yaml.Mark("", 0, number, self._lines[number].index("\t"), "", 0)
            raise ScannerError(_IN_BLOCK, yaml.Mark("", 0, start.line, start.column, "", 0), _TAB, tab)


Loader: TypeAlias = "Callable[[str], Events]"
"""Makes events of a text."""

# libyaml is some twelve times faster.
LOADER: Loader = getattr(yaml, "CSafeLoader", SlowLoader)
