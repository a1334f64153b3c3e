"""The indexes of a site made anew, one a language, in some of the processes that there are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.publishing.searching.documents import document
from mia_kb.publishing.searching.glossary import glossary
from mia_kb.publishing.searching.traits import surroundings, traits
from mia_kb.publishing.searching.written import written_document
from mia_kb.publishing.workers import each, workers_for
from mia_kb.search.building import ready, rest, stretches, weighed, weighing
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mia_kb.pages.context import Context
    from mia_kb.publishing.content import Written
    from mia_kb.publishing.searching.traits import Surroundings
    from mia_kb.search.building import Gist, Numbered, Weighing
    from mia_kb.search.document import Document, IndexFile
    from mia_kb.search.postings import Runs

FILES = 4
"""Page files of documents that a worker makes ready at a time."""
SHARE = 2
"""Of so many processes one makes indexes: the others are drawing pages at the same time, and each takes memory."""
MANY = 3000
"""Documents from which on it pays to weigh them in several processes."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What the documents of all languages are made of; `written` are the hand-written pages by address."""

    contexts: Sequence[Context]
    around: Surroundings
    written: Mapping[str, Written]

    def ids(self, language: Language) -> list[str]:
        """The ids of all documents in a language."""
        records = [item.id for item in self.contexts[0].every_shown()]
        return [*records, *(uri for uri, page in self.written.items() if page.language is language)]

    def document(self, id_: str, context: Context) -> Document:
        """A document in the language of a context."""
        if id_ in self.written:
            return written_document(self.written[id_])
        item = context.library.by_id[id_]
        return document(item, context, traits(item, self.around))


class Stretch(NamedTuple):
    """Documents in the language of one of the contexts, with their numbers."""

    context: int
    documents: Sequence[Numbered]


class Slice(NamedTuple):
    """Some of the documents of one of several indexes, from one place to another."""

    index: int  # type: ignore[assignment]  # nobody asks a tuple where it holds something
    places: tuple[int, int]


def sources(contexts: Sequence[Context], written: Iterable[Written]) -> Sources:
    """The sources of all documents."""
    return Sources(contexts, surroundings(contexts[0]), {page.uri: page for page in written})


def anew(of: Sources, workers: int = 0) -> Iterator[tuple[Language, IndexFile]]:
    """All files of all indexes with their languages, those for the next build among them.

    Files of texts come as soon as they are made. The same come out for any number of workers.
    """
    count = max(1, workers_for(len(of.contexts[0].library.items), workers) // SHARE)
    gists: list[list[Gist]] = [[] for _ in of.contexts]
    languages = [Language(context.language) for context in of.contexts]
    parts = [
        Stretch(place, documents)
        for place, language in enumerate(languages)
        for documents in stretches(of.ids(language), FILES)
    ]
    for part, (files, gist) in zip(parts, each(_ready, of, parts, count), strict=True):
        gists[part.context].append(gist)
        yield from ((languages[part.context], file) for file in files)
    indexes = [weighing(those) for those in gists]
    for place, runs in enumerate(_all_runs(indexes, count)):
        files_left = rest(indexes[place], runs, gists[place], glossary(of.contexts[place]))
        yield from ((languages[place], file) for file in files_left)


def _ready(of: Sources, part: Stretch) -> tuple[tuple[IndexFile, ...], Gist]:
    context = of.contexts[part.context]
    return ready([(number, of.document(id_, context)) for number, id_ in part.documents])


def _all_runs(indexes: Sequence[Weighing], count: int) -> list[list[Runs]]:
    """The keys of each index, in runs of documents."""
    several = count if sum(len(those.analysed) for those in indexes) > MANY else 1
    slices = [
        Slice(place, part) for place, those in enumerate(indexes) for part in _parts(len(those.analysed), several)
    ]
    found: list[list[Runs]] = [[] for _ in indexes]
    for part, its in zip(slices, each(_weighed, indexes, slices, several), strict=True):
        found[part.index].append(its)
    return found


def _weighed(indexes: Sequence[Weighing], part: Slice) -> Runs:
    return weighed(indexes[part.index], part.places)


def _parts(length: int, count: int) -> list[tuple[int, int]]:
    """So many parts of about the same length."""
    borders = [length * part // count for part in range(count + 1)]
    return list(pairwise(borders))
