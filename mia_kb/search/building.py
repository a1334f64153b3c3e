"""Build the whole index at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mia_kb.search.analysis import analyse
from mia_kb.search.coding import LINE, SYMBOLS, front_coded, gaps
from mia_kb.search.corpus import Corpus, corpus, kept, weigher
from mia_kb.search.facets import facets_file
from mia_kb.search.manifest import manifest_file
from mia_kb.search.pages import page_files
from mia_kb.search.scripts import key_shard, keys_name, script, spelling_name, word_shard, words_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mia_kb.search.analysis import Analysed
    from mia_kb.search.document import Document, Entry, IndexFile

    Each = Callable[[Callable[[Document], Analysed], Sequence[Document]], Iterable[Analysed]]


def index_files(documents: Iterable[Document], glossary: Sequence[Entry], each: Each = map) -> tuple[IndexFile, ...]:
    """All files of the index, in the order of their names; the order of the documents does not matter.

    `each` may be the `map` of a pool of processes. Of two documents with one id the last counts.
    """
    by_id = {document.id: document for document in documents}
    return whole_index(by_id, tuple(each(analyse, tuple(by_id.values()))), glossary)


def whole_index(
    documents: Mapping[str, Document], analysed: Sequence[Analysed], glossary: Sequence[Entry]
) -> tuple[IndexFile, ...]:
    """The same, of documents that are analysed already."""
    of = corpus(analysed)
    levels = of.levels()
    in_order = tuple((number, documents[one]) for one, number in of.numbers.items())
    parts = [
        *word_files(levels, of.size),
        *_key_files(of, levels, analysed),
        facets_file(in_order),
    ]
    files = [*parts, *page_files(in_order), manifest_file(of.size, in_order, parts, glossary), kept(of)]
    return tuple(sorted(files, key=lambda file: file.name))


def word_files(levels: Mapping[str, int], size: int) -> Iterator[IndexFile]:
    """The vocabulary, every stem with its level: in small shards to look words up, and by letter to correct them."""
    by_file = defaultdict(list)
    for stem in sorted(levels):
        entry = (stem, levels[stem])
        by_file[words_name(word_shard(stem, size))].append(entry)
        by_file[spelling_name(stem)].append(entry)
    for name, words in sorted(by_file.items()):
        yield script(name, front_coded(words))


def _key_files(of: Corpus, levels: Mapping[str, int], analysed: Sequence[Analysed]) -> Iterator[IndexFile]:
    """All keys, with the documents that have them and their impacts."""
    found: dict[str, tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))
    impacts = weigher(of, levels)
    for one in sorted(analysed, key=lambda one: of.numbers[one.id]):
        number = of.numbers[one.id]
        for key, impact in impacts(one).items():
            having, its = found[key]
            having.append(number)
            its.append(SYMBOLS[impact])
    by_shard = defaultdict(list)
    for key in sorted(found):
        by_shard[key_shard(key, of.size)].append(key)
    for number, keys in sorted(by_shard.items()):
        yield keys_file(number, ((key, gaps(found[key][0]), "".join(found[key][1])) for key in keys))


def keys_file(number: int, lines: Iterable[tuple[str, str, str]]) -> IndexFile:
    """A shard of keys, each with the gaps between its documents' numbers and its impacts there."""
    return script(keys_name(number), LINE.join(" ".join(line) for line in lines))
