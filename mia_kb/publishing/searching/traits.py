"""What records are filtered and sorted by, the same in every language: the codes of the site's facets, days, uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mia_kb.library.queries import pointed_at
from mia_kb.pages.addresses import is_place
from mia_kb.pages.context import is_shown
from mia_kb.pages.gathering import parties_of
from mia_kb.publishing.searching.documents import practices_of
from mia_kb.reading.item import REGIONAL
from mia_kb.records.decision import Decision
from mia_kb.records.method import Method
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.records.vocabulary import Vocabulary
from mia_kb.reports.known import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item

Codes = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """A record's codes by facet, the day something was last done with it, and in how many places its method is used."""

    codes: Codes
    date: str
    used: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the traits of any record may depend on.

    `places` are the ids of those with pages, `by_name` those of each library's own.
    """

    known: Known
    places: frozenset[str]
    by_name: Mapping[str, str]


def surroundings(context: Context) -> Surroundings:
    """The surroundings of all records."""
    places = [item for item in context.shown(Organisation.kind) if is_place(context, item)]
    by_name = {item.name: item.id for item in sorted(places, key=lambda item: item.library == REGIONAL)}
    return Surroundings(Known(context.library, context.today), frozenset(item.id for item in places), by_name)


def traits(item: Item, around: Surroundings) -> Traits:
    """The traits of a record."""
    codes = {facet: tuple(sorted(set(own))) for facet, own in _codes(item, around)}
    there = tuple((facet, own) for facet, own in sorted(codes.items()) if own)
    return Traits(there, _last_day(item, around.known.today), _used(item, around.known))


def _codes(item: Item, around: Surroundings) -> Iterator[tuple[str, Iterable[str]]]:
    """A record's codes: the words of its facets, and the ids of its target groups and places. Unknown is no code."""
    record = item.record
    groups = pointed_at(around.known.library, item.id, "target_groups")
    yield "target-group", [group.id for group in groups if is_shown(group.record)]
    yield "party", _terms(parties_of(item))
    yield "phase", _terms(record.phases)
    yield "value-level", _terms(record.value_levels)
    yield "place", _places(item, around)
    if isinstance(record, Method):
        yield "evidence", _terms([record.evidence.level])
    if isinstance(record, Practice):
        yield "stage", _terms([record.stage])


def _terms(values: Iterable[object]) -> list[str]:
    return [value.code for value in values if isinstance(value, Vocabulary)]


def _places(item: Item, around: Surroundings) -> set[str]:
    """The places that a record names, or else comes from, and those where a method is done."""
    library = around.known.library
    named = {place.id for place in pointed_at(library, item.id, "place")} or {around.by_name.get(item.library, "")}
    done = practices_of(item, library) if item.kind == Method.kind else ()
    named |= {place.id for practice in done for place in pointed_at(library, practice.id, "place")}
    return named & around.places


def _used(item: Item, known: Known) -> int:
    """How many places have tried the method that a record is, or is a practice of; 0 for other records."""
    if item.kind == Practice.kind:
        return max((_used(method, known) for method in pointed_at(known.library, item.id, "method")), default=0)
    return known.maturity(item).tried if item.kind == Method.kind and is_shown(item.record) else 0


def _last_day(item: Item, today: date) -> str:
    """The last day, up to `today`, when the record was reviewed, followed up, decided, or read from its sources."""
    record = item.record
    days = [review.date for review in record.reviewed]
    days += [source.accessed for source in record.sources if source.accessed]
    if isinstance(record, Decision):
        days += [record.date, *(seen.date for seen in record.followed_up)]
    return max((day.isoformat() for day in days if day <= today), default="")
