"""Bring an index up to date with a few changed documents, reading and writing only the files that they touch.

What comes out is byte for byte what building the whole index anew would give. The index is its own memory: the texts
of the former documents are in its page files, and what they weighed follows from them. Besides the changed documents,
those are weighed again that have a compound which is now cut in another way, or that got another number.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from mia_kb.search import ranking
from mia_kb.search.analysis import analyse
from mia_kb.search.building import index_files
from mia_kb.search.coding import LINE, SYMBOLS, front_coded, front_decoded, gaps, ungaps
from mia_kb.search.corpus import Corpus, kept, remembered, weigher
from mia_kb.search.corpus import changed as corpus_after
from mia_kb.search.document import Document, IndexFile
from mia_kb.search.facets import edited_traits, remembered_traits, traits
from mia_kb.search.manifest import manifest
from mia_kb.search.pages import Row, found, kept_marks, row, rows, searched, texts_mark
from mia_kb.search.postings import keys_file
from mia_kb.search.scripts import (
    FACETS,
    MANIFEST,
    STATISTICS,
    TEXT_MARKS,
    TEXTS,
    key_shard,
    keys_name,
    mark,
    pages_name,
    script,
    value,
    word_files,
)
from mia_kb.text.analysis.compounds import SHORTEST_PART, level, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mia_kb.search.document import Entry
    from mia_kb.search.facets import Overview, Traits
    from mia_kb.search.scripts import Read

TOO_MANY = 4  # where more than a fourth of the documents are weighed again, building all is as fast
Changes = dict[str, IndexFile | None]


@dataclass(frozen=True)
class _Step:
    """The index before and after: the corpora, and the documents that came, went, or are weighed again as they are.

    `gone` and `others` are rows of the page files; a changed document is in `come` and in `gone`.
    """

    read: Read
    before: Corpus
    after: Corpus
    come: tuple[Document, ...]
    gone: tuple[Row, ...]
    others: tuple[Row, ...] = ()

    @cached_property
    def levels(self) -> tuple[_Levels, _Levels]:
        """How common the stems were, and are."""
        return _Levels(self.before.counts()), _Levels(self.after.counts())

    @cached_property
    def relevelled(self) -> tuple[str, ...]:
        """The stems that are more or less common than they were."""
        before, after = self.levels
        counted = {stem for stem, _ in before.counts.items() ^ after.counts.items()}
        return tuple(stem for stem in sorted(counted) if before.get(stem) != after.get(stem))


class _Levels(Mapping[str, int]):
    """The levels of a corpus, worked out for the few stems that are asked for."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts

    def __getitem__(self, stem: str) -> int:
        return level(self.counts[stem])

    def __contains__(self, stem: object) -> bool:
        return stem in self.counts

    def __iter__(self) -> Iterator[str]:
        return iter(self.counts)

    def __len__(self) -> int:
        return len(self.counts)


def updated_files(
    read: Read, changed: Iterable[Document], removed: Iterable[str], glossary: Sequence[Entry]
) -> Changes:
    """The files that differ from those that `read` gives, None for one that is no more.

    `changed` are new documents and those with new content, `removed` ids. Where there is no index yet, or it must be
    laid out anew because it grew, all files come out.
    """
    statistics = read(STATISTICS)
    if statistics is None or read(MANIFEST) is None:
        return {file.name: file for file in index_files(changed, glossary)}
    step = _step(read, remembered(IndexFile(STATISTICS, statistics)), {one.id: one for one in changed}, set(removed))
    if step.after.size == step.before.size:
        step = replace(step, others=tuple(_others(step)))
        if TOO_MANY * len(step.others) <= len(step.after.numbers):
            return _differing(read, _changes(step, glossary))
    return _differing(read, _all_anew(step, glossary))


def _step(read: Read, before: Corpus, come: Mapping[str, Document], removed: set[str]) -> _Step:
    """The corpora around a change."""
    ids = [one for one in {**dict.fromkeys(come), **dict.fromkeys(sorted(removed))} if one in before.numbers]
    gone = tuple(found(read, before.numbers, ids))
    added = [document for document in come.values() if document.id not in removed]
    after = corpus_after(before, map(analyse, added), [analyse(searched(its)) for its in gone])
    return _Step(read, before, after, tuple(added), gone)


def _others(step: _Step) -> Iterator[Row]:
    """The documents to weigh again though they did not change."""
    before, after = step.before.numbers, step.after.numbers
    touched = {document.id for document in step.come} | {its[1] for its in step.gone}
    stems = set(_cut_otherwise(step))
    holders = {number for stem in stems for number in _having(step, stem)} | set(_of_kinds_grown(step))
    looked_at = {one for one, number in before.items() if number in holders} if holders else set()
    moved = set() if before is after else {one for one, number in before.items() if after.get(one, number) != number}
    kinds = _kinds_grown(step)
    for its in found(step.read, before, sorted((looked_at | moved) - touched)):
        if its[1] in moved or its[4] in kinds or not stems.isdisjoint(analyse(searched(its)).stems):
            yield its


def _kinds_grown(step: _Step) -> set[str]:
    """The kinds whose documents are usually of another length than before."""
    before, after = step.before.usual, step.after.usual
    return {kind for kind in before.keys() & after.keys() if before[kind] != after[kind]}


def _of_kinds_grown(step: _Step) -> Iterator[int]:
    """The numbers, before, of the documents of these kinds."""
    kinds = _kinds_grown(step)
    if kinds:
        for one in remembered_traits(step.read(FACETS) or b""):
            if not kinds.isdisjoint(dict(one.codes)["kind"]):
                yield one.number


def _cut_otherwise(step: _Step) -> Iterator[str]:
    """The stems that are found under other keys than before, because a part of theirs is more or less common now."""
    levels_before, levels_after = step.levels
    all_stems = "\n" + "\n".join(levels_after) + "\n"
    parts = (part for part in step.relevelled if len(part) >= SHORTEST_PART)
    candidates = {stem for part in parts for stem in _holding(all_stems, part)}
    cut_before, cut_after = (partial(split, levels=levels) for levels in step.levels)
    for stem in sorted(candidates & levels_before.keys()):
        if ranking.keys(stem, cut_before) != ranking.keys(stem, cut_after):
            yield stem


def _holding(all_stems: str, part: str) -> Iterator[str]:
    """The stems that hold a part, of a text with one stem a line; a search in one text is many times faster."""
    at = all_stems.find(part)
    while at >= 0:
        end = all_stems.index("\n", at)
        yield all_stems[all_stems.rindex("\n", 0, at) + 1 : end]
        at = all_stems.find(part, end)


def _having(step: _Step, key: str) -> list[int]:
    """The numbers, before, of the documents that have a key."""
    name = keys_name(key_shard(key, step.before.size))
    return ungaps(_lines(step.read, name).get(key, ("", ""))[0])


def _lines(read: Read, name: str) -> dict[str, tuple[str, str]]:
    """The keys of a shard, each with its gaps and impacts as they are written."""
    content = read(name)
    text = value(IndexFile(name, content)) if content else ""
    lines = (line.split(" ") for line in text.split(LINE) if line)
    return {key: (numbers, impacts) for key, numbers, impacts in lines}


def _changes(step: _Step, glossary: Sequence[Entry]) -> Changes:
    """All files that may differ, those for the next build among them."""
    facets, overview = _facets(step)
    texts = dict(_page_files(step))
    text_marks = _marked(json.loads(step.read(TEXT_MARKS) or b"{}"), texts)
    parts: Changes = {**dict(_key_files(step)), **dict(_word_files(step)), FACETS: facets}
    old = value(IndexFile(MANIFEST, step.read(MANIFEST) or b""))
    marks = {**_marked(old["marks"], parts), TEXTS: texts_mark(text_marks)}
    top = manifest(step.after.size, overview, marks, glossary)
    return {**parts, **texts, MANIFEST: top, STATISTICS: kept(step.after), TEXT_MARKS: kept_marks(text_marks)}


def _marked(marks: Mapping[str, str], files: Changes) -> dict[str, str]:
    """The marks after some files changed or went."""
    left = {name: its for name, its in marks.items() if name not in files}
    return left | {name: mark(file.content) for name, file in files.items() if file}


def _key_files(step: _Step) -> Iterator[tuple[str, IndexFile | None]]:
    """The shards with keys of documents that came, went or are weighed again."""
    shards: dict[int, dict[str, dict[int, str]]] = defaultdict(dict)
    for key, symbols in _impacts(step).items():
        shards[key_shard(key, step.after.size)][key] = symbols
    for shard, edits in sorted(shards.items()):
        lines = _lines(step.read, keys_name(shard))
        for key, symbols in edits.items():
            lines[key] = _edited(*lines.get(key, ("", "")), symbols)
        left = [(key, *line) for key, line in sorted(lines.items()) if line[0]]
        yield keys_name(shard), keys_file(shard, left) if left else None


def _impacts(step: _Step) -> dict[str, dict[int, str]]:
    """For every key that is touched the new symbols of its impacts by number, "" where there is none any more."""
    edits: dict[str, dict[int, str]] = defaultdict(dict)
    same = [analyse(searched(its)) for its in step.others]
    weigh = weigher(step.before, step.levels[0])
    for one in (*(analyse(searched(its)) for its in step.gone), *same):
        for key in weigh(one):
            edits[key][step.before.numbers[one.id]] = ""
    weigh = weigher(step.after, step.levels[1])
    for one in (*map(analyse, step.come), *same):
        for key, impact in weigh(one).items():
            edits[key][step.after.numbers[one.id]] = SYMBOLS[impact]
    return edits


def _edited(numbers: str, impacts: str, symbols: Mapping[int, str]) -> tuple[str, str]:
    """A key's gaps and impacts with new symbols at some numbers; most often only impacts are others."""
    having, its = ungaps(numbers), list(impacts)
    moved = False
    for number, symbol in symbols.items():
        at = bisect_left(having, number)
        there = having[at : at + 1] == [number]
        having[at : at + there] = [number] if symbol else []
        its[at : at + there] = symbol
        moved = moved or there != bool(symbol)
    return gaps(having) if moved else numbers, "".join(its)


def _word_files(step: _Step) -> Iterator[tuple[str, IndexFile | None]]:
    """The files of the vocabulary with stems that are more or less common than before."""
    _, after = step.levels
    edits: dict[str, dict[str, int | None]] = defaultdict(dict)
    for stem in step.relevelled:
        for name, written in word_files(stem, step.after.size):
            edits[name][written] = after.get(stem)
    for name, levels in sorted(edits.items()):
        content = step.read(name)
        words = dict(front_decoded(value(IndexFile(name, content)))) if content else {}
        left = sorted((stem, its) for stem, its in {**words, **levels}.items() if its is not None)
        yield name, script(name, front_coded(left)) if left else None


def _page_files(step: _Step) -> Iterator[tuple[str, IndexFile | None]]:
    """The page files that lose or get a row."""
    old = {its[0] for its in (*step.gone, *step.others)}
    new = {step.after.numbers[document.id]: document for document in step.come}
    moved = {step.after.numbers[its[1]]: its for its in step.others}
    for name in sorted({pages_name(number) for number in (*old, *new, *moved)}):
        stay = [its for its in rows(step.read, name) if its[0] not in old]
        stay += [row(number, document) for number, document in new.items() if pages_name(number) == name]
        stay += [[number, *its[1:]] for number, its in moved.items() if pages_name(number) == name]
        yield name, script(name, sorted(stay, key=lambda its: its[0])) if stay else None


def _facets(step: _Step) -> tuple[IndexFile, Overview]:
    """The file of all traits after the change, and an overview of them."""
    gone = {its[0] for its in step.gone}
    moved = {its[0]: step.after.numbers[its[1]] for its in step.others}
    come = [traits(step.after.numbers[document.id], document) for document in step.come]
    return edited_traits(step.read(FACETS) or b"", gone, moved, come)


def _all_anew(step: _Step, glossary: Sequence[Entry]) -> Changes:
    """The whole index from its own texts; None for its files that are no more."""
    left_out = {its[1] for its in step.gone}
    stay = [one for one in step.before.numbers if one not in left_out]
    by_number = {one.number: one for one in remembered_traits(step.read(FACETS) or b"")}
    documents = [_with_traits(its, by_number[its[0]]) for its in found(step.read, step.before.numbers, stay)]
    files: Changes = {file.name: file for file in index_files([*documents, *step.come], glossary)}
    old = value(IndexFile(MANIFEST, step.read(MANIFEST) or b""))["marks"]
    pages = map(pages_name, step.before.numbers.values())
    return {**dict.fromkeys([*old, *pages]), **files}


def _with_traits(its: Row, its_traits: Traits) -> Document:
    """A whole document, from its row and traits."""
    facets = tuple((facet, codes) for facet, codes in its_traits.codes if facet not in {"kind", "language"})
    return replace(searched(its), facets=facets, date=its_traits.date, weight_in_practice=its_traits.used)


def _differing(read: Read, changes: Changes) -> Changes:
    """The changes without those that change nothing."""
    return {name: file for name, file in changes.items() if (file.content if file else None) != read(name)}
