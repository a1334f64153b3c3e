"""Ctrl-C held back while something must be done whole."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator


class HeldBack:
    """A block in which an interrupt waits for its end, or for a stretch that is `interruptible`.

    Only the main thread gets interrupts; in another one, and where the program has no handler, it does nothing.
    """

    def __init__(self) -> None:
        self._waiting = False
        self._usual = signal.getsignal(signal.SIGINT) if threading.current_thread() is threading.main_thread() else None

    def __enter__(self) -> Self:
        if self._usual is not None:
            signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._usual is not None:
            signal.signal(signal.SIGINT, self._usual)
        if self._waiting and kind is None:
            raise KeyboardInterrupt

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """A stretch in which an interrupt works at once, also one that waited for it."""
        if self._usual is None:
            yield
            return
        try:
            signal.signal(signal.SIGINT, self._usual)
            if self._waiting:
                raise KeyboardInterrupt
            yield
        finally:
            signal.signal(signal.SIGINT, self._note)

    def _note(self, *_: object) -> None:
        self._waiting = True
