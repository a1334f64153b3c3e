"""What reports and pages ask of a library on a day, each answer worked out once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from mia_kb.checks import rubber_stamps
from mia_kb.checks.finding import CheckContext
from mia_kb.library.adoption import adoptions, living, places
from mia_kb.library.maturity import maturity
from mia_kb.library.silence import unknowns
from mia_kb.library.stewardship import keeper
from mia_kb.records.organisation import Organisation
from mia_kb.records.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from mia_kb.checks.finding import Finding
    from mia_kb.library.adoption import Adoption
    from mia_kb.library.link import Library
    from mia_kb.library.maturity import Maturity
    from mia_kb.reading.item import Item

Found = TypeVar("Found")

_unknowns = remembered(unknowns)


@dataclass(frozen=True)
class Known:
    """Answers about a library on a day; the first to ask pays, and what belongs to one record costs what it has."""

    library: Library
    today: date

    @cached_property
    def adoptions(self) -> tuple[Adoption, ...]:
        """Every method in every place that does it or has decided about it."""
        return adoptions(self.library, self.today)

    @cached_property
    def by_method(self) -> Mapping[str, tuple[Adoption, ...]]:
        """The adoptions by the method's id; only methods that have some."""
        return _grouped(self.adoptions, lambda found: found.method.id)

    @cached_property
    def by_place(self) -> Mapping[str, tuple[Adoption, ...]]:
        """The adoptions by the place's id; only places that have some."""
        return _grouped(self.adoptions, lambda found: found.place.id)

    @cached_property
    def holding(self) -> Mapping[str, Item]:
        """The decisions that hold, by their ids: the latest about each method in each place."""
        return {found.standing.id: found.standing for found in self.adoptions if found.standing}

    @cached_property
    def places(self) -> tuple[Item, ...]:
        """The organisations where something is done."""
        return places(self.library)

    def living(self, kind: str) -> tuple[Item, ...]:
        """The records of a kind that are neither drafts nor retired."""
        found = self._living.get(kind)
        if found is None:
            found = self._living[kind] = living(self.library, kind)
        return found

    def maturity(self, method: Item) -> Maturity:
        """How far a method has come."""
        found = self._maturities.get(method.id)
        if found is None:
            found = self._maturities[method.id] = maturity(self.library, method, self.today)
        return found

    def keeper(self, item: Item) -> Item | None:
        """The living organisation that answers for a record; None for an orphan.

        It follows from what the record's library calls its steward, so that few have to be looked for.
        """
        steward = item.record.steward.organisation, item.library
        if steward not in self._keepers:
            self._keepers[steward] = keeper(self.library, item, self.today)
        return self._keepers[steward]

    def unknowns(self, item: Item) -> int:
        """How many times a record says `unknown`."""
        return _unknowns(item.record)

    def at_place(self, place: Item, kind: str) -> tuple[Item, ...]:
        """What `library.queries.at_place` gives: records of `kind` that name a place, or lie in the library it names.

        Those of all kinds are told apart once for each place.
        """
        found = self._at_places.get(place.id)
        if found is None:
            named = {link.source for link in self.library.backlinks.get(place.id, ()) if link.field == "place"}
            ids = sorted(named.union(self._placeless.get(place.name, ())))
            found = self._at_places[place.id] = _grouped((self.library.by_id[id_] for id_ in ids), lambda one: one.kind)
        return found.get(kind, ())

    @cached_property
    def stamps(self) -> tuple[Finding, ...]:
        """The reviews that look as if nobody had read the record."""
        return tuple(rubber_stamps.check(CheckContext(self.library, self.today)))

    @cached_property
    def _placeless(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the records that name no place, by their library."""
        places = self.library.of_kind.get(Organisation.kind, ())
        named = {
            link.source
            for place in places
            for link in self.library.backlinks.get(place.id, ())
            if link.field == "place"
        }
        names = {place.name for place in places}
        found: defaultdict[str, list[str]] = defaultdict(list)
        for item in self.library.items:
            if item.library in names and item.id not in named:
                found[item.library].append(item.id)
        return {library: tuple(ids) for library, ids in found.items()}

    @cached_property
    def _living(self) -> dict[str, tuple[Item, ...]]:
        return {}

    @cached_property
    def _maturities(self) -> dict[str, Maturity]:
        return {}

    @cached_property
    def _keepers(self) -> dict[tuple[str, str], Item | None]:
        return {}

    @cached_property
    def _at_places(self) -> dict[str, Mapping[str, tuple[Item, ...]]]:
        return {}


def _grouped(found: Iterable[Found], key: Callable[[Found], str]) -> Mapping[str, tuple[Found, ...]]:
    groups: defaultdict[str, list[Found]] = defaultdict(list)
    for one in found:
        groups[key(one)].append(one)
    return {name: tuple(members) for name, members in groups.items()}
