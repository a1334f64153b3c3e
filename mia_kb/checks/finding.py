"""What a check is given and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.checks.sieves import Run
from mia_kb.library.likeness import likenesses
from mia_kb.records.fields import Text
from mia_kb.records.walk import texts_of, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import date

    from mia_kb.library.likeness import Likenesses
    from mia_kb.library.link import Library
    from mia_kb.problems import Rule
    from mia_kb.reading.item import Item
    from mia_kb.reading.nodes import Location
    from mia_kb.records.walk import Leaf


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a record breaks: which record by its global id, and where in it by the keys of its file.

    `loc` may lead to something that is missing; the place is then the nearest thing around it. `details` fill the
    rule's message and remedy; they never hold personal data.
    """

    rule: Rule
    item: str
    loc: Location = ()
    details: tuple[tuple[str, str], ...] = ()


def finding(rule: Rule, item: Item, loc: Location, **details: object) -> Finding:
    """A finding with its details as text."""
    return Finding(rule, item.id, loc, tuple((name, str(value)) for name, value in details.items()))


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """The limits that a library may choose for itself."""

    small_number: int = 5
    """Counts of people from 1 up to but not including this one are small."""
    unanswered_days: int = 90
    """Days a raised deviation may wait for an answer."""
    open_lesson_days: int = 365
    """Days a lesson may stay open."""
    bulk_reviews: int = 10
    """So many records reviewed by one function on one day, all without a change, look like a rubber stamp."""
    unchanged_reviews: int = 3
    """So many reviews in a row of one record without a change look like a rubber stamp."""
    hardest_lix: int = 60
    """The highest reading index a text may have; above 60 is what LIX calls very hard."""
    similarity: float = 0.5
    """The share of three-word runs that two records may have in common before they look like one."""


@dataclass(frozen=True)
class CheckContext:
    """What every check is given: the library, the day it is, and the limits.

    `known` are the likenesses of its records, where they have been worked out already. `only` are the ids of the
    records whose findings are asked for; those of others may be left out.
    """

    library: Library
    today: date
    settings: CheckSettings = field(default_factory=CheckSettings)
    known: Likenesses | None = None
    only: Collection[str] | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """All records."""
        return self.library.items

    @property
    def asked_for(self) -> tuple[Item, ...]:
        """The records whose findings are asked for; a check that takes long looks at no others."""
        return self.items if self.only is None else tuple(item for item in self.items if item.id in self.only)

    @cached_property
    def likenesses(self) -> Likenesses:
        """Which records tell nearly the same."""
        return self.known or likenesses(self.items)

    @cached_property
    def texts(self) -> Mapping[str, list[Leaf]]:
        """Every record's texts by its id, gathered once for all checks that look at each record by itself.

        Those that look at many together walk through the records themselves: to hold all texts takes much memory.
        """
        return {id_: texts_of(found) for id_, found in self._typed.items()}

    @cached_property
    def words(self) -> Mapping[str, tuple[tuple[Location, str], ...]]:
        """Everything typed in every record, texts, addresses and names of things, and last the file's own name."""
        return {
            item.id: (*((one.loc, one.value) for one in self._typed[item.id]), ((), item.name)) for item in self.items
        }

    @cached_property
    def runs(self) -> Mapping[str, tuple[Run, Run]]:
        """The same words run together, for the sieves: the texts, and all else."""
        return {item.id: self._runs(item) for item in self.items}

    def _runs(self, item: Item) -> tuple[Run, Run]:
        others = [leaf.value for leaf in self._typed[item.id] if type(leaf.marker) is not Text]
        return Run([leaf.value for leaf in self.texts[item.id]]), Run([*others, item.name])

    @cached_property
    def _typed(self) -> Mapping[str, list[Leaf]]:
        return {item.id: typed(item.record) for item in self.items}


class Check(NamedTuple):
    """A check: the rules it can find broken, and how.

    With `per_record`, what it finds in a record depends on that record, the day and the settings alone, so that it can
    be run on any part of a library, in any process, and its findings kept.
    """

    rules: tuple[Rule, ...]
    look: Callable[[CheckContext], Iterator[Finding]]
    per_record: bool
