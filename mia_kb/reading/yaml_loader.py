"""The reader of YAML's events: libyaml, or PyYAML's own where libyaml is not built in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

_INNER_QUESTION = re.compile(r"(?<=[^\s,\[\]{}])\?")
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
    """PyYAML's own reader, made to read `[why?, how?]` as libyaml does: as two texts.

    It takes every `?` within brackets for a sign of YAML. So each one within a word is replaced while it reads.
    """

    def __init__(self, text: str) -> None:
        self._stand_in = next((chr(code) for code in _PRIVATE_USE if chr(code) not in text), "?")
        self._events: Events = yaml.SafeLoader(_INNER_QUESTION.sub(self._stand_in, text))

    def get_event(self) -> Any:  # noqa: ANN401 - as above
        """The next event, with its question marks."""
        event = self._events.get_event()
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.replace(self._stand_in, "?")
        return event


Loader: TypeAlias = "Callable[[str], Events]"
"""Makes events of a text."""

# libyaml is some twelve times faster.
LOADER: Loader = getattr(yaml, "CSafeLoader", SlowLoader)
