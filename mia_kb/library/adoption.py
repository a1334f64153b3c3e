"""What each place does with each method: its practices, its decisions, and which decision holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mia_kb.library.queries import decisions_about, pointed_at, pointing_at, typed
from mia_kb.records.decision import Decision
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.records.vocabulary import Choice, OrganisationType, Stage, Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item

OVER = frozenset({Stage.ENDED, Stage.DECLINED})
AGAINST = frozenset({Choice.DECLINE, Choice.END})


@dataclass(frozen=True, slots=True)
class Adoption:
    """A method in a place. `decisions` are the newest first; drafts and what is dated after the day are left out."""

    method: Item
    place: Item
    practices: tuple[Item, ...]
    decisions: tuple[Item, ...]

    @property
    def standing(self) -> Item | None:
        """The decision that holds: the latest."""
        return self.decisions[0] if self.decisions else None

    @property
    def alive(self) -> tuple[Item, ...]:
        """The practices that have neither ended nor been declined, by themselves or by the decision that holds."""
        if self.standing and typed(self.standing, Decision).choice in AGAINST:
            return ()
        return tuple(item for item in self.practices if typed(item, Practice).stage not in OVER)


def adoptions(library: Library, today: date) -> tuple[Adoption, ...]:
    """Every method in every place that does it or has decided about it, by the ids of method and place."""
    practices, decisions = living(library, Practice.kind), living(library, Decision.kind)
    return _among(library, practices, decisions, today)


def adoptions_of(library: Library, method: str, today: date) -> tuple[Adoption, ...]:
    """Those of one method, for which nothing is asked of the library but what concerns it."""
    practices = [item for item in pointing_at(library, method, Practice.kind, "method") if is_living(item)]
    decisions = [item for item in decisions_about(library, method) if is_living(item)]
    return tuple(found for found in _among(library, practices, decisions, today) if found.method.id == method)


def _among(library: Library, practices: Iterable[Item], decisions: Iterable[Item], today: date) -> tuple[Adoption, ...]:
    done: dict[tuple[str, str], list[Item]] = {}
    decided: dict[tuple[str, str], list[Item]] = {}
    for item in practices:
        for key in _keys(library, item):
            done.setdefault(key, []).append(item)
    for item in decisions:
        if typed(item, Decision).date <= today:
            for key in _keys(library, item):
                decided.setdefault(key, []).append(item)
    return tuple(
        Adoption(
            library.by_id[method],
            library.by_id[place],
            tuple(done.get((method, place), ())),
            tuple(sorted(decided.get((method, place), ()), key=_newest_first)),
        )
        for method, place in sorted(done.keys() | decided.keys())
    )


def living(library: Library, kind: str) -> tuple[Item, ...]:
    """The records of a kind that are neither drafts nor retired."""
    return tuple(item for item in library.of_kind.get(kind, ()) if is_living(item))


def is_living(item: Item) -> bool:
    """Whether a record is neither a draft nor retired."""
    return item.record.status not in {Status.DRAFT, Status.RETIRED}


def methods_of(library: Library, item: Item) -> tuple[Item, ...]:
    """The method that a practice or a decision is about, directly or through the practice."""
    named = pointed_at(library, item.id, "method")
    return named or tuple(
        method
        for practice in pointed_at(library, item.id, "practice")
        for method in pointed_at(library, practice.id, "method")
    )


def places(library: Library) -> tuple[Item, ...]:
    """The organisations where something is done: sub-projects, and whatever a record names as its place."""
    return tuple(
        item
        for item in living(library, Organisation.kind)
        if typed(item, Organisation).type is OrganisationType.SUB_PROJECT
        or any(link.field == "place" for link in library.backlinks.get(item.id, ()))
    )


def _keys(library: Library, item: Item) -> list[tuple[str, str]]:
    found = pointed_at(library, item.id, "place")
    return [(method.id, place.id) for method in methods_of(library, item) for place in found]


def _newest_first(item: Item) -> tuple[int, str]:
    return -typed(item, Decision).date.toordinal(), item.id
