"""Answers to a browser: what it asks for is made before its turn, the rest while nobody asks."""

from __future__ import annotations

import posixpath
import threading
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from mia_kb.engines.failure import Failure
from mia_kb.publishing.preview import PAUSE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mia_kb.publishing.preview import Preview

POLLING = "/livereload/"
"""Where a page asks, and waits, for a later turn."""
QUIET = 0.3
"""Seconds without a question after which a browser surely has all that it loads with a page."""


class _Answer(NamedTuple):
    """What an application gave: the arguments of its `start_response`, and the body."""

    head: tuple[Any, ...]
    body: Iterable[bytes]


class Answering:
    """An application that serves the files of a preview through `app`; `tell` is told what cannot be made."""

    def __init__(self, preview: Preview, app: WSGIApplication, tell: Callable[[Failure], None]) -> None:
        self._preview = preview
        self._app = app
        self._tell = tell
        self._asked = 0.0
        self._changed = threading.Event()
        threading.Thread(target=self._make_the_rest, daemon=True).start()

    def changed(self) -> None:
        """Begin to make the rest of an update."""
        self._changed.set()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The answer of the application, which is of the latest turn even if that began while it was given."""
        if environ["PATH_INFO"].startswith(POLLING):
            return self._app(environ, start_response)
        turn, answer = None, _Answer((), ())
        while turn != self._preview.turn:
            turn = self._current(uri_of(environ["PATH_INFO"]))
            answer = _answer(self._app, environ)
        start_response(*answer.head)
        return answer.body

    def _current(self, uri: str) -> int:
        self._asked, turn = time.monotonic(), self._preview.turn
        try:
            return self._preview.require(uri)
        except Failure as failure:
            self._tell(failure)
            return turn

    def _make_the_rest(self) -> None:
        while self._changed.wait():
            self._changed.clear()
            self._asked = time.monotonic()
            try:
                while self._is_asked() or self._preview.go_on():
                    time.sleep(PAUSE)
            except Failure as failure:
                self._tell(failure)

    def _is_asked(self) -> bool:
        """Whether somebody has asked for something just now."""
        return time.monotonic() - self._asked < QUIET


def _answer(app: WSGIApplication, environ: WSGIEnvironment) -> _Answer:
    heads: list[tuple[Any, ...]] = []
    body = app(environ, lambda *head: heads.append(head))  # type: ignore[arg-type]  # nobody writes through what it gives
    return _Answer(heads[-1], body)


def uri_of(path: str) -> str:
    """The address of the file that a request's path means, as the server reads it."""
    named = path.encode("latin-1").decode("utf-8", "ignore")
    return posixpath.normpath(named + ("index.html" if named.endswith("/") else "")).lstrip("/")
