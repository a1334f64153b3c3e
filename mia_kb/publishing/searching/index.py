"""The files of the site's search: one index a language, the words it is shown with, and what searches it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.gathering import Gathering
from mia_kb.publishing.searching.documents import documents
from mia_kb.publishing.searching.folders import FOLDERS
from mia_kb.publishing.searching.glossary import glossary
from mia_kb.publishing.searching.labels import labels
from mia_kb.publishing.searching.traits import traits
from mia_kb.publishing.searching.written import written_document
from mia_kb.publishing.workers import each, workers_for
from mia_kb.rendering.page import Asset
from mia_kb.search.building import index_files
from mia_kb.search.client import client_file
from mia_kb.search.scripts import STATE
from mia_kb.search.updating import updated_files
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mia_kb.pages.context import Context
    from mia_kb.publishing.content import Written
    from mia_kb.publishing.searching.traits import Traits
    from mia_kb.search.document import Document, Entry, IndexFile

CLIENT = FOLDERS[Language.SV] + "client.js"
"""What searches an index in the browser."""
LABELS = "labels.js"


@dataclass(slots=True)
class Former:
    """An index as it was left: its documents by id, and its files by name, those for the next build among them."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    files: dict[str, IndexFile] = field(default_factory=dict)


Formers = dict[Language, Former]


class _Shared(NamedTuple):
    """What the indexes of all languages are made of."""

    contexts: Sequence[Context]
    traits: Mapping[str, Traits]
    pages: Sequence[tuple[Language, Document]]


def indexing(
    contexts: Sequence[Context], formers: Formers | None = None, workers: int = 0
) -> Callable[[Iterable[Written]], Iterator[Asset]]:
    """What makes all files of search once the hand-written pages are finished.

    Given `formers`, they are brought up to date; without, each language is made anew, in a process of its own where
    there are several.
    """
    return partial(_assets, contexts, formers, workers)


def _assets(
    contexts: Sequence[Context], formers: Formers | None, workers: int, written: Iterable[Written]
) -> Iterator[Asset]:
    yield Asset(CLIENT, client_file().content)
    pages = [(page.language, written_document(page)) for page in written]
    shared = _Shared(contexts, traits(Gathering(contexts[0])), pages)
    if formers is None:
        count = workers_for(len(shared.traits), workers)
        for assets in each(_anew, shared, range(len(contexts)), count):
            yield from assets
    else:
        for number, context in enumerate(contexts):
            yield from _index(shared, number, formers.setdefault(Language(context.language), Former()))


def _anew(shared: _Shared, number: int) -> list[Asset]:
    return list(_index(shared, number, Former()))


def _index(shared: _Shared, number: int, former: Former) -> Iterator[Asset]:
    """The labels and the index in the language of one of the contexts; `former` is brought up to date."""
    gathering = Gathering(shared.contexts[number])
    language = gathering.language
    own = (page for spoken, page in shared.pages if spoken is language)
    bring_up_to_date(former, (*documents(gathering, shared.traits), *own), glossary(gathering))
    yield Asset(FOLDERS[language] + LABELS, labels(gathering))
    for file in former.files.values():
        if not file.name.startswith(STATE):
            yield Asset(FOLDERS[language] + file.name, file.content)


def bring_up_to_date(former: Former, documents: Iterable[Document], glossary: Sequence[Entry]) -> None:
    """Make `former` the index of these documents; what has not changed is not made again."""
    now = {document.id: document for document in documents}
    if not former.files:
        former.files = {file.name: file for file in index_files(now.values(), glossary)}
    else:
        changed = [document for id_, document in now.items() if former.documents.get(id_) != document]
        removed = former.documents.keys() - now.keys()
        former.files = _changed(former.files, updated_files(partial(_content, former), changed, removed, glossary))
    former.documents = now


def _content(former: Former, name: str) -> bytes | None:
    file = former.files.get(name)
    return file.content if file else None


def _changed(files: Mapping[str, IndexFile], changes: Mapping[str, IndexFile | None]) -> dict[str, IndexFile]:
    """The files after the changes, in the order of their names."""
    now = {**files, **changes}
    return {name: file for name, file in sorted(now.items()) if file}
