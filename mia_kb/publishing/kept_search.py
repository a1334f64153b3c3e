"""The files of search, of which a build makes only those that differ from the former site's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mia_kb.publishing.content import Same
from mia_kb.publishing.searching.folders import FOLDERS
from mia_kb.publishing.searching.index import indexed_by, refreshing
from mia_kb.rendering.page import Asset
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from mia_kb.pages.context import Context
    from mia_kb.publishing.content import Landed, Search, Written
    from mia_kb.publishing.searching.refreshing import Files, Store
    from mia_kb.publishing.side import Side
    from mia_kb.publishing.workers import Crew


def kept_search(crew: Crew[tuple[Side, ...]], workers: int, kept: Store, site: Path | None) -> Search:
    """What makes the files of search; those that are as they were on `site`, the former site, are the `Same`.

    Without a former site all are made anew, by one of the crew. What the next build begins with goes into `kept`.
    """
    return partial(_searched, crew, workers, kept, site)


def _searched(
    crew: Crew[tuple[Side, ...]], workers: int, kept: Store, site: Path | None, written: Iterable[Written]
) -> Iterator[Asset | Landed | Same]:
    pages = tuple(written)
    changes = refreshing(_contexts(crew), kept, partial(_read, site))(pages) if site else None
    if site is None or changes is None:
        return indexed_by(crew, workers, kept)(pages)
    return _with_the_same(_contexts(crew), changes, site)


def _contexts(crew: Crew[tuple[Side, ...]]) -> list[Context]:
    return [side.context for side in crew.shared]


def _with_the_same(contexts: Sequence[Context], changes: Files, site: Path) -> Iterator[Asset | Same]:
    """What has changed, and the rest as it is on the former site."""
    yield from (Asset(uri, content) for uri, content in changes.items() if content is not None)
    for context in contexts:
        folder = FOLDERS[Language(context.language)]
        yield from (Same(uri) for uri in _files(site, folder) if uri not in changes)


def _read(site: Path, uri: str) -> bytes | None:
    path = site / uri
    return path.read_bytes() if path.is_file() else None


def _files(site: Path, folder: str) -> Iterator[str]:
    """The addresses of the files below a folder of the site."""
    return (path.relative_to(site).as_posix() for path in sorted((site / folder).rglob("*")) if path.is_file())
