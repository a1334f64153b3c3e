"""What records are filtered and sorted by, the same in every language: the codes of the site's facets, days, uses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mia_kb.library.queries import pointed_at, pointing_at
from mia_kb.records.decision import Decision
from mia_kb.records.method import Method
from mia_kb.records.practice import Practice
from mia_kb.records.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from mia_kb.pages.gathering import Gathering
    from mia_kb.reading.item import Item

Codes = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """A record's codes by facet, the day something was last done with it, and in how many places its method is used."""

    codes: Codes
    date: str
    used: int


def traits(gathering: Gathering) -> Mapping[str, Traits]:
    """The traits of all shown records, by id."""
    codes = _codes(gathering)
    return {
        item.id: Traits(
            tuple((facet, tuple(sorted(own))) for facet, own in sorted(codes[item.id].items())),
            _last_day(item, gathering.context.today),
            _used(item, gathering),
        )
        for item in gathering.everything
    }


def _codes(gathering: Gathering) -> defaultdict[str, dict[str, set[str]]]:
    """Every record's codes: the words of its facets, and the ids of its target groups and places."""
    groups: dict[str, Iterable[tuple[object, tuple[Item, ...]]]] = {
        "target-group": gathering.by_target_group.items(),
        "party": gathering.by_party.items(),
        "phase": gathering.by_phase.items(),
        "value-level": gathering.by_value_level.items(),
        "evidence": gathering.by_evidence.items(),
        "stage": gathering.by_stage.items(),
    }
    found: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for facet, members in groups.items():
        for key, items in members:
            code = key.code if isinstance(key, Vocabulary) else key
            for item in items if isinstance(code, str) else ():  # unknown is no code
                found[item.id].setdefault(facet, set()).add(str(code))
    for item, places in _places(gathering):
        found[item.id]["place"] = places
    return found


def _places(gathering: Gathering) -> Iterator[tuple[Item, set[str]]]:
    """The records that belong to places: those that name one or come from its library, and methods done there."""
    library = gathering.context.library
    shown = {place.id for place in gathering.places}
    by_library = {place.name: place.id for place in gathering.places}
    for item in gathering.everything:
        named = {place.id for place in pointed_at(library, item.id, "place")} or {by_library.get(item.library, "")}
        done = pointing_at(library, item.id, Practice.kind, "method") if item.kind == Method.kind else ()
        named |= {place.id for practice in done for place in pointed_at(library, practice.id, "place")}
        if named & shown:
            yield item, named & shown


def _used(item: Item, gathering: Gathering) -> int:
    """How many places have tried the method that a record is, or is a practice of; 0 for other records."""
    if item.kind == Practice.kind:
        methods = pointed_at(gathering.context.library, item.id, "method")
        return max((_used(method, gathering) for method in methods), default=0)
    known = gathering.maturities.get(item.id)
    return known.tried if known else 0


def _last_day(item: Item, today: date) -> str:
    """The last day, up to `today`, when the record was reviewed, followed up, decided, or read from its sources."""
    record = item.record
    days = [review.date for review in record.reviewed]
    days += [source.accessed for source in record.sources if source.accessed]
    if isinstance(record, Decision):
        days += [record.date, *(seen.date for seen in record.followed_up)]
    return max((day.isoformat() for day in days if day <= today), default="")
