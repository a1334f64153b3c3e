"""What the ranking must know of all documents together; kept between builds."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache, partial
from operator import mul
from typing import TYPE_CHECKING

from mia_kb.search import ranking
from mia_kb.search.document import FIELDS, IndexFile
from mia_kb.search.numbering import numbered, places
from mia_kb.search.scripts import STATISTICS
from mia_kb.text.analysis.compounds import level, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mia_kb.search.analysis import Analysed

Keys = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents' ids by number, lengths and stems.

    `totals` and `filled` have, for each field, all its words and how many documents have it; `documents` how many
    documents a stem stands in.
    """

    numbers: Mapping[str, int]
    totals: tuple[int, ...]
    filled: tuple[int, ...]
    documents: Mapping[str, int]

    @property
    def size(self) -> int:
        """How many numbers there are to give, taken or not."""
        return places(len(self.numbers))

    @property
    def usual(self) -> tuple[float, ...]:
        """The usual length of each field."""
        return tuple(map(ranking.usual_length, self.totals, self.filled))

    def levels(self) -> dict[str, int]:
        """How common each stem is, as compounds are cut by."""
        return {stem: level(count) for stem, count in self.documents.items()}


def corpus(analysed: Sequence[Analysed]) -> Corpus:
    """The corpus of these documents."""
    nothing = Corpus({}, (0,) * len(FIELDS), (0,) * len(FIELDS), {})
    return changed(nothing, analysed, ())


def changed(before: Corpus, added: Iterable[Analysed], removed: Iterable[Analysed]) -> Corpus:
    """The corpus after some documents came and others went; a document that changed does both."""
    ids = dict.fromkeys(before.numbers)
    totals, filled = list(before.totals), list(before.filled)
    documents = Counter(before.documents)
    for sign, group in ((-1, removed), (1, added)):
        for one in group:
            for field, length in enumerate(one.lengths):
                totals[field] += sign * length
                filled[field] += sign * bool(length)
            if sign > 0:
                ids[one.id] = None
                documents.update(one.stems)
            else:
                del ids[one.id]
                documents.subtract(one.stems)
    there = {stem: documents[stem] for stem in sorted(documents) if documents[stem]}
    return Corpus(numbered(ids), tuple(totals), tuple(filled), there)


def weigher(of: Corpus, levels: Mapping[str, int]) -> Callable[[Analysed], dict[str, int]]:
    """What gives every key of a document its impact there; keys without a step of impact are left out."""
    usual = of.usual

    parts = cache(partial(split, levels=levels))

    @cache
    def keys(stem: str) -> Keys:
        return ranking.keys(stem, parts)

    def impacts(one: Analysed) -> dict[str, int]:
        weights = ranking.field_weights(one.lengths, usual)
        width = len(weights)
        heavy: dict[str, float] = {}
        for at, stem in enumerate(one.stems):
            weight = sum(map(mul, one.counts[at * width : at * width + width], weights))
            for key, share in keys(stem):
                heavy[key] = heavy.get(key, 0.0) + share * weight
        return ranking.impacts(heavy)

    return impacts


def kept(of: Corpus) -> IndexFile:
    """The corpus as a file for the next build; stems and counts as one text each, which is read many times faster."""
    counts = " ".join(map(str, of.documents.values()))
    data = [list(of.numbers), of.totals, of.filled, " ".join(of.documents), counts]
    return IndexFile(STATISTICS, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


def remembered(file: IndexFile) -> Corpus:
    """What `kept` wrote."""
    ids, totals, filled, stems, counts = json.loads(file.content)
    documents = dict(zip(stems.split(), map(int, counts.split()), strict=True))
    return Corpus(numbered(ids), tuple(totals), tuple(filled), documents)
