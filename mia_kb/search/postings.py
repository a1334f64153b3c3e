"""Lay out the keys of documents: in which documents each stands, how heavily, and in which file that is."""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import lru_cache
from itertools import chain
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.search.coding import LINE, SYMBOLS, number
from mia_kb.search.corpus import Corpus, weigher
from mia_kb.search.scripts import key_shard, keys_name, script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mia_kb.search.analysis import Analysed
    from mia_kb.search.document import IndexFile

IMPACTS = 6  # bits of an impact, which is at most ranking.STEPS
_SYMBOL = bytes(map(ord, SYMBOLS[: 1 << IMPACTS])).ljust(256)


class Run(NamedTuple):
    """A key in a run of documents: the first and last number, the gaps after the first, and all impacts."""

    first: int
    last: int
    gaps: str
    impacts: str


Runs = dict[str, Run]


def runs(of: Corpus, levels: Mapping[str, int], analysed: Iterable[Analysed]) -> Runs:
    """The keys of some documents, which come in the order of their numbers."""
    found: defaultdict[str, array[int]] = defaultdict(_postings)
    impacts = weigher(of, levels)
    for one in analysed:
        place = of.numbers[one.id] << IMPACTS
        for key, impact in impacts(one).items():
            found[key].append(place | impact)
    return {key: _run(postings) for key, postings in found.items()}


def _postings() -> array[int]:
    return array("I")


def _run(postings: array[int]) -> Run:
    numbers = [one >> IMPACTS for one in postings]
    impacts = bytes([one & (1 << IMPACTS) - 1 for one in postings])
    distances = map(sub, numbers[1:], numbers)
    return Run(numbers[0], numbers[-1], "".join(map(_gap, distances)), impacts.translate(_SYMBOL).decode("ascii"))


@lru_cache(1 << 16)
def _gap(distance: int) -> str:
    return number(distance - 1)


def key_files(size: int, all_runs: Sequence[Runs]) -> Iterator[IndexFile]:
    """The files of all keys, for runs of documents that follow each other."""
    by_shard: defaultdict[int, list[str]] = defaultdict(list)
    for key in sorted(set().union(*all_runs)):
        by_shard[key_shard(key, size)].append(key)
    for shard, keys in sorted(by_shard.items()):
        yield keys_file(shard, ((key, *_joined(key, all_runs)) for key in keys))


def _joined(key: str, all_runs: Sequence[Runs]) -> tuple[str, str]:
    """A key's gaps and impacts in all runs."""
    its = [runs[key] for runs in all_runs if key in runs]
    before = chain((-1,), (run.last for run in its))
    return (
        "".join([_gap(run.first - last) + run.gaps for run, last in zip(its, before, strict=False)]),
        "".join([run.impacts for run in its]),
    )


def keys_file(shard: int, lines: Iterable[tuple[str, str, str]]) -> IndexFile:
    """A shard of keys, each with the gaps between its documents' numbers and its impacts there."""
    return script(keys_name(shard), LINE.join(" ".join(line) for line in lines))
