"""A library that notes what is asked of it, so that what was made from its answers is kept as long as they stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item

WHOLE = "*"
Asking = dict[str, set[str]]
"""The questions put so far: part of the library by part, the keys in it (`WHOLE` when all of it was gone through)."""
Asked = Mapping[str, tuple[str, ...]]
"""The same when no more are put: the keys in order."""
Answers = Mapping[str, Mapping[str, object]]
MAPPINGS = ("by_id", "aliases", "links", "backlinks", "of_kind")

Value = TypeVar("Value")


class Watched(Mapping[str, Value], Generic[Value]):
    """A mapping by the name of `part`; every question to it goes into `asking`."""

    __slots__ = ("_answers", "_note")

    def __init__(self, part: str, answers: Mapping[str, Value], asking: Asking) -> None:
        self._answers = answers
        self._note = asking.setdefault(part, set()).add

    def __getitem__(self, key: str) -> Value:
        self._note(key)
        return self._answers[key]

    def get(self, key: str, default: Value | None = None) -> Value | None:  # type: ignore[override]  # one default type
        """As a dictionary does."""
        self._note(key)
        return self._answers.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(str(key))
        return key in self._answers

    def __iter__(self) -> Iterator[str]:
        self._note(WHOLE)
        return iter(self._answers)

    def __len__(self) -> int:
        self._note(WHOLE)
        return len(self._answers)


class WatchedItems(tuple["Item", ...]):  # noqa: SLOT001 - a tuple can't have slots that hold something
    """All records; going through them is noted in `asking`."""

    asking: set[str]

    def __iter__(self) -> Iterator[Item]:
        self.asking.add(WHOLE)
        return super().__iter__()


def watched(library: Library, asking: Asking) -> Library:
    """The same library, which puts every question into `asking`."""
    items = WatchedItems(library.items)
    items.asking = asking.setdefault("items", set())
    parts: dict[str, Any] = {part: Watched(part, getattr(library, part), asking) for part in MAPPINGS}
    return replace(library, items=items, **parts)


def answers(library: Library) -> Answers:
    """What a library answers from, part by part."""
    return {"items": {WHOLE: library.items}, **{part: getattr(library, part) for part in MAPPINGS}}


def taken(asking: Asking) -> Asked:
    """The questions put so far, which are then forgotten."""
    asked = {part: tuple(sorted(keys)) for part, keys in asking.items() if keys}
    for keys in asking.values():
        keys.clear()
    return asked


def answered_otherwise(former: Answers, now: Answers, asked: Iterable[Asked]) -> dict[str, frozenset[str]]:
    """Those of the questions, part by part, to which `now` gives another answer than `former`."""
    keys = {part: frozenset(key for one in asked for key in one.get(part, ())) for part in now}
    return {part: frozenset(_changed(former[part], now[part], keys[part])) for part in now}


def _changed(former: Mapping[str, object], now: Mapping[str, object], keys: Iterable[str]) -> Iterator[str]:
    if not _same(former, now):
        yield from (key for key in keys if key == WHOLE or not _same(former.get(key), now.get(key)))


def lasts(asked: Asked, stale: Mapping[str, frozenset[str]]) -> bool:
    """Whether none of the questions is a stale one."""
    return all(stale[part].isdisjoint(keys) for part, keys in asked.items())


def _same(one: object, other: object) -> bool:
    return one is other or one == other
