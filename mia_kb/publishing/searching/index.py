"""The files of the site's search: an index a language, the words it is shown with, and what searches it."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from mia_kb.publishing.searching.anew import anew, sources
from mia_kb.publishing.searching.folders import FOLDERS
from mia_kb.publishing.searching.labels import labels
from mia_kb.publishing.searching.refreshing import left_behind, refreshed
from mia_kb.publishing.workers import give_back
from mia_kb.rendering.page import Asset
from mia_kb.search.client import client_file
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mia_kb.pages.context import Context
    from mia_kb.publishing.content import Landed, Written
    from mia_kb.publishing.searching.refreshing import Files, Read, Store
    from mia_kb.publishing.side import Side
    from mia_kb.publishing.workers import Crew

CLIENT = FOLDERS[Language.SV] + "client.js"
"""What searches an index in the browser."""
LABELS = "labels.js"
Formers = dict[str, Any]
"""What one who builds the same site again and again remembers of its search; empty at first."""


class _Memory:
    """A store in memory, and the files of the site as they were last."""

    def __init__(self, values: Formers) -> None:
        self.values = values
        self.files: dict[str, bytes] = values.setdefault("files", {})

    def load(self, name: str) -> object:
        return self.values.get(name)

    def save(self, name: str, value: object) -> None:
        self.values[name] = value


class _Nowhere:
    """A store that keeps nothing."""

    def load(self, _: str) -> object:
        return None

    def save(self, name: str, value: object) -> None:
        pass


def indexing(
    contexts: Sequence[Context], formers: Formers | None = None, workers: int = 0, store: Store | None = None
) -> Callable[[Iterable[Written]], Iterator[Asset]]:
    """What makes all files of search once the hand-written pages are finished.

    Given `formers`, they are brought up to date, and the files are all there are; without, all is made anew in as many
    processes as there are. What `refreshing` begins with the next time goes into `store`.
    """
    if formers is None:
        return partial(_all, contexts, workers, _Nowhere() if store is None else store)
    return partial(_remembered, contexts, workers, _Memory(formers))


def indexed_by(
    crew: Crew[tuple[Side, ...]], workers: int = 0, store: Store | None = None
) -> Callable[[Iterable[Written]], Iterator[Asset | Landed]]:
    """What has one of a crew make all files of search anew, beginning at once; otherwise as `indexing`.

    The crew, at its last task, then forgets here what it shares.
    """
    return partial(_begun, crew, workers, _Nowhere() if store is None else store)


def refreshing(contexts: Sequence[Context], store: Store, read: Read) -> Callable[[Iterable[Written]], Files | None]:
    """What gives the files of search that differ from the former site's, by address, None for one that is no more.

    `store` holds what the last build left there; `read` gives a file of the former site by its address, None where
    there is none. A result of None, and nothing done, says that all must be made anew with `indexing`.
    """
    return partial(_refreshed, contexts, store, read)


def _all(contexts: Sequence[Context], workers: int, store: Store, written: Iterable[Written]) -> Iterator[Asset]:
    of = sources(contexts, written)
    yield from _beside(contexts)
    for uri, content in left_behind(of, store, anew(of, workers)):
        yield Asset(uri, content)


class _Wanted(NamedTuple):
    """What a worker is told to make an index of, beside what it knows."""

    workers: int
    store: Store
    written: tuple[Written, ...]


def _begun(
    crew: Crew[tuple[Side, ...]], workers: int, store: Store, written: Iterable[Written]
) -> Iterator[Asset | Landed]:
    wanted = _Wanted(workers, store, tuple(written))
    made = chain.from_iterable(crew.each(_all_at_once, [wanted]))
    crew.forget()
    return made


def _all_at_once(sides: tuple[Side, ...], wanted: _Wanted) -> tuple[Asset | Landed, ...]:
    contexts = [side.context for side in sides]
    made = sides[0].coast.landed(_all(contexts, wanted.workers, wanted.store, wanted.written))
    give_back()
    return made


def _refreshed(contexts: Sequence[Context], store: Store, read: Read, written: Iterable[Written]) -> Files | None:
    files = refreshed(sources(contexts, written), store, read)
    if files is None:
        return None
    return files | {asset.uri: asset.content for asset in _beside(contexts) if read(asset.uri) != asset.content}


def _remembered(
    contexts: Sequence[Context], workers: int, memory: _Memory, written: Iterable[Written]
) -> Iterator[Asset]:
    """All files, made when the first is taken."""
    pages = list(written)
    changes = _refreshed(contexts, memory, memory.files.get, pages)
    if changes is None:
        memory.files.clear()
        changes = {asset.uri: asset.content for asset in _all(contexts, workers, memory, pages)}
    for uri, content in changes.items():
        if content is None:
            del memory.files[uri]
        else:
            memory.files[uri] = content
    yield from (Asset(uri, content) for uri, content in sorted(memory.files.items()))


def _beside(contexts: Sequence[Context]) -> Iterator[Asset]:
    """The files beside the indexes."""
    yield Asset(CLIENT, client_file().content)
    for context in contexts:
        yield Asset(FOLDERS[Language(context.language)] + LABELS, labels(context))
