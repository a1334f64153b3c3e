"""Bring the indexes of a site up to date from what the last build left, touching only what a change concerns."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mia_kb.publishing.searching.concern import Sight, concerned, shared_by_all, sight
from mia_kb.publishing.searching.folders import FOLDERS
from mia_kb.publishing.searching.glossary import glossary
from mia_kb.search.document import IndexFile
from mia_kb.search.scripts import MANIFEST, STATE, TEXT_MARKS, mark, value
from mia_kb.search.updating import updated_files
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from mia_kb.pages.context import Context
    from mia_kb.publishing.searching.anew import Sources
    from mia_kb.search.document import Document, Entry

LEFT = "search/left"
"""The name under which `Left` is kept."""
Read = Callable[[str], bytes | None]
Files = dict[str, bytes | None]
"""Files by their addresses on the site, None for one that is no more."""


class Store(Protocol):
    """Values by name from one build to the next."""

    def load(self, name: str) -> object:
        """What was saved under `name`; None where nothing was, or it is lost."""

    def save(self, name: str, value: object) -> None:
        """Keep `value` under `name`."""


class Left(NamedTuple):
    """What all documents depend on, what the records were, and digests of the hand-written pages by address."""

    whole: Hashable
    records: Sight
    pages: dict[str, bytes]


def refreshed(of: Sources, store: Store, read: Read) -> Files | None:
    """The files of the indexes that differ from the former site's, which `read` gives by their addresses.

    The former site with these files is, byte for byte, what making all anew would give; `store` is brought up to date.
    None, and nothing is done, where there is nothing to begin with, the former site's files are not those that were
    left there, or something has changed that any document may depend on.
    """
    left = store.load(LEFT)
    now = _left(of)
    if not isinstance(left, Left) or left.whole != now.whole:
        return None
    try:
        changes = [(_Index(Language(one.language), store, read), _changed(of, one, left, now)) for one in of.contexts]
        updates = [(index, updated_files(index.read, *its)) for index, its in changes]
    except _SpoiltError:
        return None
    files = {uri: content for index, its in updates for uri, content in index.sorted_out(its)}
    store.save(LEFT, now)
    return files


def left_behind(of: Sources, store: Store, files: Iterable[tuple[Language, IndexFile]]) -> Iterator[tuple[str, bytes]]:
    """The files of indexes made anew by their addresses; those for the next build go into `store`."""
    for language, file in files:
        for uri, content in _Index(language, store, lambda _: None).sorted_out({file.name: file}):
            yield uri, content or b""
    store.save(LEFT, _left(of))


def _left(of: Sources) -> Left:
    contexts = tuple((context.language, context.today, context.small_number) for context in of.contexts)
    places = tuple(sorted(of.around.places)), tuple(sorted(of.around.by_name.items()))
    library = of.contexts[0].library
    pages = {uri: blake2b(page.html.encode(), digest_size=16).digest() for uri, page in of.written.items()}
    return Left((contexts, places, shared_by_all(library)), sight(library), pages)


def _changed(
    of: Sources, context: Context, left: Left, now: Left
) -> tuple[list[Document], set[str], tuple[Entry, ...]]:
    """The documents that may be others than they were, the ids of those that may be gone, and the glossary."""
    own = {uri for uri, page in of.written.items() if page.language == context.language}
    pages = {uri for uri, _ in left.pages.items() ^ now.pages.items()}
    records = {id_ for id_, _ in left.records.items() ^ now.records.items()}
    come = concerned(context.library, left.records, now.records) | (pages & own)
    return [of.document(id_, context) for id_ in sorted(come)], (records | pages) - come, glossary(context)


class _SpoiltError(Exception):
    """A file of the former site is not what the last build left there."""


@dataclass(frozen=True, slots=True)
class _Index:
    """The index in a language: on the former site, and what is left of it in the store."""

    language: Language
    store: Store
    site: Read
    _marks: dict[str, str] = field(default_factory=dict)

    def read(self, name: str) -> bytes | None:
        """A file of the index; raises `_SpoiltError` when it is lost, or another than the one that was left."""
        if name.startswith(STATE):
            content = self.store.load(self._kept(name))
            if not isinstance(content, bytes):
                raise _SpoiltError
            return content
        content = self.site(FOLDERS[self.language] + name)
        if (mark(content) if content is not None else None) != self._mark(name):
            raise _SpoiltError
        return content

    def _mark(self, name: str) -> str | None:
        """The mark of a file as it was left."""
        if name == MANIFEST:
            return str(self.store.load(self._kept(MANIFEST)))
        if not self._marks:
            manifest = value(IndexFile(MANIFEST, self.read(MANIFEST) or b""))
            self._marks.update({**manifest["marks"], **json.loads(self.read(TEXT_MARKS) or b"{}")})
        return self._marks.get(name)

    def sorted_out(self, files: Mapping[str, IndexFile | None]) -> Iterator[tuple[str, bytes | None]]:
        """The files for the site by their addresses; the others are kept."""
        for name, file in files.items():
            content = file.content if file else None
            if name.startswith(STATE):
                self.store.save(self._kept(name), content)
                continue
            if name == MANIFEST and content is not None:
                self.store.save(self._kept(MANIFEST), mark(content))
            yield FOLDERS[self.language] + name, content

    def _kept(self, name: str) -> str:
        return f"search/{self.language.value}/{name}"
