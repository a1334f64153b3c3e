"""A library that notes what is asked of it, so that what was made from its answers is kept as long as they stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item

Question = tuple[str, str]
"""What was asked: the part of the library, and the key in it (`WHOLE` when all of the part was gone through)."""
WHOLE = "*"
Answers = Mapping[str, Mapping[str, object]]
MAPPINGS = ("by_id", "aliases", "links", "backlinks", "of_kind")

Value = TypeVar("Value")


class Watched(Mapping[str, Value], Generic[Value]):
    """A mapping by the name of `part`; every question to it goes into `asked`."""

    __slots__ = ("_answers", "_asked", "_part")

    def __init__(self, part: str, answers: Mapping[str, Value], asked: set[Question]) -> None:
        self._part, self._answers, self._asked = part, answers, asked

    def __getitem__(self, key: str) -> Value:
        self._asked.add((self._part, key))
        return self._answers[key]

    def get(self, key: str, default: Value | None = None) -> Value | None:  # type: ignore[override]  # one default type
        """As a dictionary does."""
        self._asked.add((self._part, key))
        return self._answers.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._asked.add((self._part, str(key)))
        return key in self._answers

    def __iter__(self) -> Iterator[str]:
        self._asked.add((self._part, WHOLE))
        return iter(self._answers)

    def __len__(self) -> int:
        self._asked.add((self._part, WHOLE))
        return len(self._answers)


class WatchedItems(tuple["Item", ...]):  # noqa: SLOT001 - a tuple can't have slots that hold something
    """All records; going through them is noted in `asked`."""

    asked: set[Question]

    def __iter__(self) -> Iterator[Item]:
        self.asked.add(("items", WHOLE))
        return super().__iter__()


def watched(library: Library, asked: set[Question]) -> Library:
    """The same library, which puts every question into `asked`."""
    items = WatchedItems(library.items)
    items.asked = asked
    parts: dict[str, Any] = {part: Watched(part, getattr(library, part), asked) for part in MAPPINGS}
    return replace(library, items=items, **parts)


def answers(library: Library) -> Answers:
    """What a library answers from, part by part."""
    return {"items": {WHOLE: library.items}, **{part: getattr(library, part) for part in MAPPINGS}}


def answered_otherwise(former: Answers, now: Answers, questions: Iterable[Question]) -> frozenset[Question]:
    """Those of the questions to which `now` gives another answer than `former`."""
    alike = {part: _same(former[part], now[part]) for part in now}
    return frozenset(
        (part, key)
        for part, key in questions
        if not alike[part] and (key == WHOLE or not _same(former[part].get(key), now[part].get(key)))
    )


def _same(one: object, other: object) -> bool:
    return one is other or one == other
