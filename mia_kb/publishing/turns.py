"""A lock that is given in the order in which it was asked for; Python's own goes to whoever is quickest."""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


class Turns:
    """Whoever enters waits until all who came before have left; entering twice without leaving waits for ever."""

    def __init__(self) -> None:
        self._changing = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    def __enter__(self) -> None:
        with self._changing:
            if not self._taken:
                self._taken = True
                return
            gate = Lock()
            gate.acquire()
            self._waiting.append(gate)
        try:
            gate.acquire()
        except BaseException:  # interrupted while waiting
            self._step_aside(gate)
            raise

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        with self._changing:
            if self._waiting:
                self._waiting.popleft().release()  # it stays taken: by the next
            else:
                self._taken = False

    def _step_aside(self, gate: Lock) -> None:
        with self._changing:
            if gate in self._waiting:
                self._waiting.remove(gate)
                return
        self.__exit__(None, None, None)
