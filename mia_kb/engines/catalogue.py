"""The site engines to choose from, loaded only when chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.engines.engine import Engine


class EngineSpec(NamedTuple):
    """An engine's name on the command line, and how to get it."""

    name: str
    load: Callable[[], Engine]


def _mkdocs() -> Engine:
    from mia_kb.engines.mkdocs import render  # noqa: PLC0415 - takes a third of a second

    return render


ENGINES: tuple[EngineSpec, ...] = (EngineSpec("mkdocs", _mkdocs),)
