"""The library as the pages that gather records see it: what belongs to what, each worked out once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from mia_kb.library.queries import pointed_at, typed
from mia_kb.pages.addresses import is_place
from mia_kb.pages.ordering import in_order
from mia_kb.pages.rows import row_of
from mia_kb.pages.words import names_of, phrases_of
from mia_kb.records.deviation import Deviation
from mia_kb.records.kinds import BY_KIND
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice, Receiver
from mia_kb.records.term import Term
from mia_kb.records.vocabulary import Party, Stage, TermUse
from mia_kb.rendering.report_words import Writing
from mia_kb.reports.report import ReportContext
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mia_kb.library.maturity import Maturity
    from mia_kb.pages.context import Context
    from mia_kb.pages.rows import Row
    from mia_kb.reading.item import Item
    from mia_kb.records.vocabulary import Role, Vocabulary
    from mia_kb.reports.report import RecordRef


Key = TypeVar("Key")


@dataclass(frozen=True)
class Gathering:
    """The records that have a page, by what they have in common; every tuple is in the order in which it is shown."""

    context: Context

    @cached_property
    def language(self) -> Language:
        """The language of the pages."""
        return Language(self.context.language)

    @cached_property
    def items(self) -> Mapping[str, tuple[Item, ...]]:
        """All records by kind."""
        return {kind: in_order(self.context.shown(kind), self) for kind in BY_KIND}

    @cached_property
    def reporting(self) -> ReportContext:
        """What the reports are made from."""
        return ReportContext(self.context.library, self.context.today, editions=self.context.editions)

    @cached_property
    def writing(self) -> Writing:
        """How reports are written on the site: records lead to their pages."""
        return Writing(self.language, self._href, self.context.small_number)

    def _href(self, ref: RecordRef) -> str:
        return self.context.ref(self.context.library.by_id[ref.id]).href

    @cached_property
    def maturities(self) -> Mapping[str, Maturity]:
        """How far each method has come, by its id."""
        known = self.reporting.known
        return {item.id: known.maturity(item) for item in self.context.shown(Method.kind)}

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {}

    def row(self, item: Item) -> Row:
        """The row of a record."""
        found = self._rows.get(item.id)
        if found is None:
            found = self._rows[item.id] = row_of(item, self)
        return found

    def rows(self, items: Iterable[Item]) -> tuple[Row, ...]:
        """The rows of records."""
        known = self._rows
        return tuple([known.get(item.id) or self.row(item) for item in items])

    @cached_property
    def everything(self) -> tuple[Item, ...]:
        """All records, kind by kind."""
        return tuple(item for items in self.items.values() for item in items)

    @cached_property
    def places(self) -> tuple[Item, ...]:
        """The organisations that have a page as a place."""
        return tuple(item for item in self.items[Organisation.kind] if is_place(self.context, item))

    @cached_property
    def target_groups(self) -> tuple[Item, ...]:
        """The terms that name target groups: those that say so, and those that a record uses so."""
        used = self.by_target_group
        return tuple(
            item for item in self.items[Term.kind] if item.id in used or typed(item, Term).use is TermUse.TARGET_GROUP
        )

    @cached_property
    def names_of_terms(self) -> tuple[tuple[Item, tuple[str, ...]], ...]:
        """Every term with what it is called."""
        return tuple((item, names_of(item)) for item in self.items[Term.kind])

    @cached_property
    def _phrases(self) -> dict[str, frozenset[str]]:
        return {}

    def phrases(self, item: Item) -> frozenset[str]:
        """The words and runs of words in a record."""
        found = self._phrases.get(item.id)
        if found is None:
            found = self._phrases[item.id] = phrases_of(item)
        return found

    @cached_property
    def by_target_group(self) -> Mapping[str, tuple[Item, ...]]:
        """Records by the id of a target group's term."""
        library = self.context.library
        named = (item for item in self.everything if item.record.target_groups)
        return _grouped(named, lambda item: [term.id for term in pointed_at(library, item.id, "target_groups")])

    @cached_property
    def by_phase(self) -> Mapping[Vocabulary, tuple[Item, ...]]:
        """Records by where on the way they belong."""
        return _grouped(self.everything, lambda item: item.record.phases)

    @cached_property
    def by_value_level(self) -> Mapping[Vocabulary, tuple[Item, ...]]:
        """Records by the level at which the value arises."""
        return _grouped(self.everything, lambda item: item.record.value_levels)

    @cached_property
    def by_evidence(self) -> Mapping[Vocabulary, tuple[Item, ...]]:
        """Methods by what kind of knowledge there is."""
        return _grouped(self.items[Method.kind], lambda item: [typed(item, Method).evidence.level])

    @cached_property
    def by_stage(self) -> Mapping[Vocabulary, tuple[Item, ...]]:
        """Practices by how far they have come, where that is known."""
        return _grouped(self.items[Practice.kind], _stages)

    @cached_property
    def by_role(self) -> Mapping[Role, tuple[Item, ...]]:
        """Records by the roles they are written for or directed to."""
        return _grouped(self.everything, _roles)

    @cached_property
    def by_party(self) -> Mapping[Party, tuple[Item, ...]]:
        """Records by the parties that take part, receive, have the mandate or are concerned."""
        return _grouped(self.everything, parties_of)

    @cached_property
    def by_library(self) -> Mapping[str, tuple[Item, ...]]:
        """Records by their library."""
        return _grouped(self.everything, lambda item: [item.library])


def _grouped(items: Iterable[Item], keys: Callable[[Item], Sequence[Key]]) -> Mapping[Key, tuple[Item, ...]]:
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        found = keys(item)
        for key in dict.fromkeys(found) if len(found) > 1 else found:
            groups[key].append(item)
    return MappingProxyType({key: tuple(found) for key, found in groups.items()})


def _stages(item: Item) -> list[Stage]:
    stage = typed(item, Practice).stage
    return [stage] if isinstance(stage, Stage) else []


def _roles(item: Item) -> list[Role]:
    record = item.record
    if type(record) is not Lesson:
        return [*record.audience]
    return [*(receiver.role for receiver in record.receivers if receiver.role), *record.audience]


def parties_of(item: Item) -> list[Party]:
    """The parties that take part in a record, receive it, have the mandate or are concerned."""
    told = TELLING.get(item.record.kind)
    own = told(item.record) if told else ()
    return [*(party for party in own if isinstance(party, Party)), *item.record.parties]


TELLING: dict[str, Callable[[Any], Iterable[object]]] = {
    Lesson.kind: lambda lesson: [receiver.party for receiver in lesson.receivers],
    Deviation.kind: lambda deviation: [deviation.party],
    Organisation.kind: lambda organisation: [organisation.party],
    Obstacle.kind: lambda obstacle: obstacle.mandate if isinstance(obstacle.mandate, tuple) else (),
    Practice.kind: lambda practice: [practice.receiver.party] if isinstance(practice.receiver, Receiver) else (),
}
"""The kinds that tell of parties in fields of their own."""
