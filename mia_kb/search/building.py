"""Build the whole index at once: first what each run of documents gives by itself, then what takes all of them.

Documents are numbered by their ids alone, so that runs of them can be made ready in several processes before anything
else is known, each with its page files whole.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.search.analysis import analyse
from mia_kb.search.coding import front_coded
from mia_kb.search.corpus import corpus, kept
from mia_kb.search.facets import traits, traits_file
from mia_kb.search.manifest import manifest
from mia_kb.search.numbering import numbered
from mia_kb.search.pages import kept_marks, page_files, texts_mark
from mia_kb.search.postings import key_files, runs
from mia_kb.search.scripts import TEXTS, mark, pages_name, script, word_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mia_kb.search.analysis import Analysed
    from mia_kb.search.corpus import Corpus
    from mia_kb.search.document import Document, Entry, IndexFile
    from mia_kb.search.facets import Traits
    from mia_kb.search.postings import Runs

Numbered = tuple[int, str]


class Gist(NamedTuple):
    """What is needed of documents once their texts are written: in the order of their numbers, and marks of files."""

    traits: tuple[Traits, ...]
    analysed: tuple[Analysed, ...]
    marks: tuple[tuple[str, str], ...]


class Weighing(NamedTuple):
    """All documents' words and what must be known of them together; `analysed` in the order of the numbers."""

    corpus: Corpus
    levels: Mapping[str, int]
    analysed: Sequence[Analysed]


def stretches(ids: Iterable[str], files: int) -> list[list[Numbered]]:
    """The ids with their numbers, in runs of so many page files."""
    numbers = ((number, one) for one, number in numbered(ids).items())
    by_file = [list(those) for _, those in groupby(numbers, key=lambda pair: pages_name(pair[0]))]
    return [list(chain.from_iterable(by_file[at : at + files])) for at in range(0, len(by_file), files)]


def ready(in_order: Sequence[tuple[int, Document]]) -> tuple[tuple[IndexFile, ...], Gist]:
    """The texts of a run of documents, as files, and what else is needed of it."""
    files = tuple(page_files(in_order))
    return files, Gist(
        tuple(traits(*pair) for pair in in_order),
        tuple(analyse(document) for _, document in in_order),
        tuple((file.name, mark(file.content)) for file in files),
    )


def weighing(gists: Sequence[Gist]) -> Weighing:
    """What weighing the documents of these runs begins with."""
    analysed = [one for gist in gists for one in gist.analysed]
    of = corpus(analysed)
    return Weighing(of, of.levels(), analysed)


def weighed(those: Weighing, part: tuple[int, int]) -> Runs:
    """The keys of the documents from one place to another."""
    return runs(those.corpus, those.levels, those.analysed[slice(*part)])


def rest(
    those: Weighing, all_runs: Sequence[Runs], gists: Sequence[Gist], glossary: Sequence[Entry]
) -> Iterator[IndexFile]:
    """All files but the texts, those for the next build among them."""
    size = those.corpus.size
    all_traits = [one for gist in gists for one in gist.traits]
    texts = dict(chain.from_iterable(gist.marks for gist in gists))
    facets, overview = traits_file(all_traits)
    parts = [*vocabulary_files(those.levels, size), *key_files(size, all_runs), facets]
    yield from parts
    marks = {TEXTS: texts_mark(texts), **{part.name: mark(part.content) for part in parts}}
    yield manifest(size, overview, marks, glossary)
    yield kept(those.corpus)
    yield kept_marks(texts)


def index_files(documents: Iterable[Document], glossary: Sequence[Entry]) -> tuple[IndexFile, ...]:
    """All files of the index, in the order of their names; the order of the documents does not matter.

    Of two documents with one id the last counts.
    """
    by_id = {document.id: document for document in documents}
    texts, gist = ready([(number, by_id[one]) for one, number in numbered(by_id).items()])
    those = weighing([gist])
    files = (*texts, *rest(those, [weighed(those, (0, len(by_id)))], [gist], glossary))
    return tuple(sorted(files, key=lambda file: file.name))


def vocabulary_files(levels: Mapping[str, int], size: int) -> Iterator[IndexFile]:
    """The vocabulary, every stem with its level, in each of its files."""
    by_file = defaultdict(list)
    for stem, its in levels.items():
        for name, written in word_files(stem, size):
            by_file[name].append((written, its))
    for name, words in sorted(by_file.items()):
        yield script(name, front_coded(sorted(words)))
