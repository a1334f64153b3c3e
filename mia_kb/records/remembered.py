"""Functions of frozen values that work out each answer once, and know a value again by what it is.

To compare two records takes longer than most of what is worked out from them.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_KNOWN = 4_000
"""Answers kept by one function; a library with more figures has them worked out again."""

Value = TypeVar("Value")
Rest = TypeVarTuple("Rest")
Answer = TypeVar("Answer")


def remembered(function: Callable[[Value, *Rest], Answer], most: int = MOST_KNOWN) -> Callable[[Value, *Rest], Answer]:
    """The same function, which answers from memory when it is given the very same first argument and equal others.

    The first must be frozen, the others hashable, and the answer must depend on nothing else. `most` answers are kept.
    """
    known: dict[tuple[object, ...], tuple[Value, Answer]] = {}

    @wraps(function)
    def answered(value: Value, *rest: *Rest) -> Answer:
        found = known.get((id(value), *rest))
        if found is None:
            if len(known) == most:
                known.clear()
            found = known[id(value), *rest] = (value, function(value, *rest))  # while it is kept, no other has its id
        return found[1]

    return answered
