"""A value that is worked out when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class Once(Generic[Value]):
    """Calls `make` the first time it is called, and then lets go of it with all that it was to work with."""

    def __init__(self, make: Callable[[], Value]) -> None:
        self._make: Callable[[], Value] | None = make
        self._value: Value | None = None

    def __call__(self) -> Value:
        """The value, always the same."""
        if self._make is not None:
            self._value, self._make = self._make(), None
        return cast("Value", self._value)
