"""What the ranking must know of all documents together; kept between builds."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache, partial
from operator import mul
from typing import TYPE_CHECKING

from mia_kb.search import ranking
from mia_kb.search.coding import gaps, ungaps
from mia_kb.search.document import FIELDS, PAGE, IndexFile
from mia_kb.search.numbering import numbered, places
from mia_kb.search.scripts import STATISTICS
from mia_kb.text.analysis.compounds import level, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mia_kb.search.analysis import Analysed

Keys = tuple[tuple[str, float], ...]
Lengths = tuple[tuple[int, int], ...]
FIELD_PLACES = range(len(FIELDS))


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents' ids by number, lengths and stems.

    `lengths` has, for each kind and field, all its words and how many documents have it; `records` and `pages` how
    many records and hand-written pages a stem stands in.
    """

    numbers: Mapping[str, int]
    lengths: Mapping[str, Lengths]
    records: Mapping[str, int]
    pages: Mapping[str, int]

    @property
    def size(self) -> int:
        """How many numbers there are to give, taken or not."""
        return places(len(self.numbers))

    @property
    def usual(self) -> dict[str, tuple[float, ...]]:
        """The usual length of each field, by kind: a figure is short and a guide long, and both are as they should."""
        return {kind: tuple(ranking.usual_length(*of) for of in lengths) for kind, lengths in self.lengths.items()}

    def counts(self) -> dict[str, int]:
        """How many records each stem stands in, 0 for those of pages alone; where there are no records, how many pages.

        So pages, however many and whatever about, do not change how the words of records are understood.
        """
        return {**dict.fromkeys(self.pages, 0), **self.records} if self.records else dict(self.pages)

    def levels(self) -> dict[str, int]:
        """How common each stem is, as compounds are cut by."""
        return {stem: level(count) for stem, count in self.counts().items()}


NEUTRAL = (1.0,) * len(FIELDS)  # of a kind whose documents have no words
NOTHING = Corpus({}, {}, {}, {})


def corpus(analysed: Iterable[Analysed]) -> Corpus:
    """The corpus of these documents."""
    return changed(NOTHING, analysed, ())


def changed(before: Corpus, added: Iterable[Analysed], removed: Iterable[Analysed]) -> Corpus:
    """The corpus after some documents came and others went; a document that changed does both."""
    ids = dict.fromkeys(before.numbers)
    lengths = Counter({(kind, *place): count for kind, of in before.lengths.items() for place, count in _counted(of)})
    records: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for sign, group in ((-1, removed), (1, added)):
        for one in group:
            for field, length in enumerate(one.lengths):
                lengths[one.kind, field, 0] += sign * length
                lengths[one.kind, field, 1] += sign * bool(length)
            counts = pages if one.kind == PAGE else records
            (counts.update if sign > 0 else counts.subtract)(one.stems)
            ids.pop(one.id, None)
            ids |= {one.id: None} if sign > 0 else {}
    kinds = sorted({kind for (kind, _, _), count in lengths.items() if count})
    return Corpus(
        before.numbers if ids.keys() == before.numbers.keys() else numbered(ids),
        {kind: tuple((lengths[kind, field, 0], lengths[kind, field, 1]) for field in FIELD_PLACES) for kind in kinds},
        _added(before.records, records),
        _added(before.pages, pages),
    )


def _counted(lengths: Lengths) -> Iterator[tuple[tuple[int, int], int]]:
    """Every number of a kind's lengths with its place."""
    for field, pair in enumerate(lengths):
        for which, count in enumerate(pair):
            yield (field, which), count


def _added(before: Mapping[str, int], more: Mapping[str, int]) -> dict[str, int]:
    """The counts of stems, in alphabetical order, after more of some; without those that come to nothing."""
    counts = dict(before)
    for stem, count in more.items():
        counts[stem] = counts.get(stem, 0) + count
        if not counts[stem]:
            del counts[stem]
    return counts if counts.keys() <= before.keys() else dict(sorted(counts.items()))


def weigher(of: Corpus, levels: Mapping[str, int]) -> Callable[[Analysed], dict[str, int]]:
    """What gives every key of a document its impact there; keys without a step of impact are left out."""
    usual = of.usual
    parts = cache(partial(split, levels=levels))

    @cache
    def keys(stem: str) -> Keys:
        return ranking.keys(stem, parts)

    def impacts(one: Analysed) -> dict[str, int]:
        weights = ranking.field_weights(one.lengths, usual.get(one.kind, NEUTRAL))
        heavy: dict[str, float] = {}
        for counts, stems in one.cells:
            weight = sum(map(mul, counts, weights))
            for stem in stems.split(" "):
                for key, share in keys(stem):
                    heavy[key] = heavy.get(key, 0.0) + share * weight
        return ranking.impacts(heavy)

    return impacts


def kept(of: Corpus) -> IndexFile:
    """The corpus as a file for the next build; stems and counts as one text each, which is read many times faster."""
    stems = [[" ".join(counts), " ".join(map(str, counts.values()))] for counts in (of.records, of.pages)]
    data = [list(of.numbers), gaps(tuple(of.numbers.values())), of.lengths, *stems]
    return IndexFile(STATISTICS, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


def remembered(file: IndexFile) -> Corpus:
    """What `kept` wrote."""
    ids, numbers, lengths, *stems = json.loads(file.content)
    records, pages = (dict(zip(its.split(), map(int, counts.split()), strict=True)) for its, counts in stems)
    by_kind = {kind: tuple((total, filled) for total, filled in of) for kind, of in lengths.items()}
    return Corpus(dict(zip(ids, ungaps(numbers), strict=True)), by_kind, records, pages)
