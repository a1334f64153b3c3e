"""Records that say almost the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from mia_kb.checks.finding import finding
from mia_kb.problems import Level, Rule
from mia_kb.records.figure import Figure
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.reading.item import Item
    from mia_kb.records.walk import Leaf

RULE = Rule(
    code="MIA701",
    slug="near-duplicate",
    level=Level.WARNING,
    message=N_("The record says almost the same as {other}: {percent} percent of the wording is shared."),
    remedy=N_("Keep one and put the other's id under aliases, or link them under related and say what differs."),
    why=N_(
        "Two records about the same thing are reviewed half as often each, and whoever finds one misses what the "
        "other says. A local record next to the regional one is right, as long as they are linked and say what "
        "differs."
    ),
    bad="title: Fråga alla om våld   # in two files with the same text",
    good="related:\n  - {type: similar, to: roslagen/fraga-om-vald, why: Samma frågor men en annan rutin efteråt}",
)
RULES = (RULE,)
HEAD = frozenset({"steward", "reviewed", "sources", "synonyms", "related", "translations"})
"""Fields of the head that are alike in unlike records."""
_FIRST, _SECOND, _32_BITS = 0x9E3779B1, 0x85EBCA77, 0xFFFFFFFF
"""What makes one number of three words, so that their order counts; odd, so that all numbers are as likely."""
MOST_WORDS = 150
"""So much of a record is compared: enough to tell, little enough for ten thousand records."""
FEWEST_RUNS = 12
"""A shorter text is too short to call a copy."""
SKETCH = 12
"""Runs of three words kept as a record's sketch: records with half of their runs in common all but surely share one."""
_WORD = re.compile(r"[^\W_]+")


class Sketched(NamedTuple):
    """A record with its runs of words as numbers, and the smallest of these."""

    item: Item
    runs: frozenset[int]
    sketch: tuple[int, ...]


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each record much like an earlier one (in order of id) of its kind that it is not linked to.

    Candidates are neighbours among the records that share a run in their sketches, so the time grows with the number of
    records and not with its square.
    """
    for items in _groups(context):
        sketched = [_sketched(item, context.texts[item.id]) for item in items]
        for later, earlier in _candidates(sketched):
            best = max(earlier, key=lambda other: (similarity(later.runs, other.runs), other.item.id))
            alike = similarity(later.runs, best.runs)
            if alike >= context.settings.similarity and not _is_linked(context, later.item, best.item):
                yield finding(RULE, later.item, ("title",), other=best.item.id, percent=round(100 * alike))


def _groups(context: CheckContext) -> Iterable[list[Item]]:
    """Records that can be copies of each other: of one kind, and figures only of one measure.

    Figures of one survey share their caveat and their denominator word for word, and measure different things.
    """
    groups: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in context.items:
        measure = item.record.measure if isinstance(item.record, Figure) else ""
        groups[item.kind, measure].append(item)
    return groups.values()


def similarity(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of all runs that both have, from 0 to 1."""
    common = len(one & other)
    return common / (len(one) + len(other) - common or 1)


def _sketched(item: Item, texts: tuple[Leaf, ...]) -> Sketched:
    text = "\n".join(leaf.value for leaf in texts if leaf.loc[0] not in HEAD)
    words = [crc32(word[0].encode()) for word in islice(_WORD.finditer(text.lower()), MOST_WORDS)]
    runs = frozenset(
        first * _FIRST + second * _SECOND + third & _32_BITS
        for first, second, third in zip(words, words[1:], words[2:], strict=False)
    )
    return Sketched(item, runs, tuple(sorted(runs)[:SKETCH]) if len(runs) >= FEWEST_RUNS else ())


def _candidates(sketched: list[Sketched]) -> Iterator[tuple[Sketched, list[Sketched]]]:
    """Each record with those before it that it may be like, the nearest before it for each run of its sketch."""
    latest: dict[int, Sketched] = {}
    for record in sketched:
        earlier = {latest[run].item.id: latest[run] for run in record.sketch if run in latest}
        if earlier:
            yield record, list(earlier.values())
        latest.update(dict.fromkeys(record.sketch, record))


def _is_linked(context: CheckContext, one: Item, other: Item) -> bool:
    """Whether one of the two says how it belongs with the other."""
    pairs = {(link.source, link.target) for item in (one, other) for link in context.library.links.get(item.id, ())}
    return (one.id, other.id) in pairs or (other.id, one.id) in pairs
