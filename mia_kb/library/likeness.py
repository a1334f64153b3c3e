"""Which records tell nearly the same: one analysis for those shown as similar and those that look like copies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mia_kb.records.decision import Decision
from mia_kb.records.deviation import Deviation
from mia_kb.records.figure import Figure
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.practice import Practice
from mia_kb.records.story import Story
from mia_kb.records.walk import texts
from mia_kb.text.analysis.likeness import Bag, Compared, bag, compare, near_duplicates, shared
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping

    from mia_kb.reading.item import Item
    from mia_kb.records.head import Record
    from mia_kb.records.walk import Leaf
    from mia_kb.text.analysis.likeness import Likest

    Group: TypeAlias = tuple[Hashable, ...]

NARRATIVE = frozenset(
    {Method.kind, Practice.kind, Lesson.kind, Deviation.kind, Obstacle.kind, Decision.kind, Story.kind}
)
"""The kinds that are read for what they tell; figures, words and organisations are found where they belong."""
ELSEWHERE = frozenset(
    {"title", "summary", "synonyms", "local_name", "abbreviation", "english", "definition_en"}
    | {"translations", "steward", "reviewed", "sources", "aliases"}
)
"""Texts that are no part of what a record tells, or are taken by themselves."""
MOST = 12
"""So many are found for each record; some of them it is linked to, or may not be shown."""


@dataclass(frozen=True, slots=True)
class Likenesses:
    """What was compared with what, by what the groups of records have in common."""

    groups: Mapping[Group, Compared]

    def likest(self) -> Mapping[str, Likest]:
        """For each narrative record the narrative ones most like it, with their likeness."""
        told = self.groups.get(_TOLD)
        return told.likest if told else {}

    def copies(self, least: float) -> Iterator[tuple[str, str]]:
        """Pairs of records, in order, that share at least so much of their words."""
        return ((one, other) for group in self.groups.values() for one, other, _ in near_duplicates(group, least))


_TOLD: Group = ("told",)


def likenesses(
    items: Iterable[Item], bags: Mapping[str, Bag] | None = None, former: Likenesses | None = None
) -> Likenesses:
    """Compare all records that can be like each other.

    `bags` are what `told` gives for the records, where it is known already. With the `former` likenesses only records
    that have changed are compared anew; what comes out is the same as without.
    """
    groups: defaultdict[Group, dict[str, Bag]] = defaultdict(dict)
    for item in items:
        record = item.record
        groups[_group(record)][item.id] = told(record, texts(record)) if bags is None else bags[item.id]
    before = former.groups if former else {}
    return Likenesses({key: compare(group, MOST, before.get(key)) for key, group in groups.items()})


def seem_alike(items: Iterable[Item], bags: Mapping[str, Bag], ids: Collection[str], least: float) -> bool:
    """Whether one of `ids` shares at least so much of its words with another record that can be like it.

    A quick look at a few records: where it says no, `copies` of all likenesses has none of them.
    """
    groups = {item.id: _group(item.record) for item in items}
    stems = {one: frozenset(bags[one].split()) for one in ids if one in groups}
    return any(
        shared(own, frozenset(bags[other].split())) >= least
        for one, own in stems.items()
        for other, group in groups.items()
        if other != one and group == groups[one]
    )


def told(record: Record, leaves: Iterable[Leaf]) -> Bag:
    """The words of what a record tells; `leaves` are its texts."""
    own = [leaf.value for leaf in leaves if leaf.loc[0] not in ELSEWHERE]
    return bag(
        [record.title, record.title, record.summary or "", *record.synonyms, *own], Language(record.language.code)
    )


def _group(record: Record) -> Group:
    """What records must have in common to be compared.

    Figures of one survey share their caveat and their denominator word for word, and measure different things; those of
    one measure differ by place and year alone, as they ought to. Only the same number of the same time can be a copy.
    """
    if record.kind in NARRATIVE:
        return _TOLD
    if isinstance(record, Figure):
        return (record.kind, record.measure.rpartition("/")[2], record.value, record.period)
    return (record.kind,)
