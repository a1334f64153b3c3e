"""Which records a function, an organisation or a place answers for, and who takes over from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import pointed_at, typed
from mia_kb.library.stewardship import has_ended
from mia_kb.records.organisation import Organisation
from mia_kb.records.vocabulary import Status

if TYPE_CHECKING:
    from datetime import date

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item


class Stewarded(NamedTuple):
    """A function in an organisation with the records it answers for, drafts too; `named` is the organisation's id.

    Where a place was asked for, only its records are there, and `about` is the place.
    """

    organisation: Item | None
    named: str
    function: str
    items: tuple[Item, ...]
    about: Item | None = None


def stewarded(library: Library, asked: str = "") -> tuple[Stewarded, ...]:
    """Every function that answers for records that are not retired, by organisation; only those that `asked` names.

    `asked` is the id, the title or the short name of an organisation, a function, or `organisation: function`, in any
    case. A sub-project or place that answers for nothing itself stands for the records about it, whoever keeps them.
    """
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in library.items:
        if item.record.status is not Status.RETIRED:
            steward = item.record.steward
            organisation = library.find(steward.organisation, item.library, (Organisation.kind,))
            key = organisation.id if organisation else steward.organisation
            groups.setdefault((key, steward.function), []).append(item)
    found = tuple(
        Stewarded(library.by_id.get(key), key, function, tuple(items))
        for (key, function), items in sorted(groups.items())
    )
    name = asked.casefold().strip()
    return tuple(one for one in found if not name or name in names(one)) or _about(library, found, name)


def _about(library: Library, found: tuple[Stewarded, ...], name: str) -> tuple[Stewarded, ...]:
    """Of each function, the records about the place of this name; none where nobody tells of such a place."""
    place = next((item for item in library.of_kind.get(Organisation.kind, ()) if name in _called(item)), None)
    if place is None:
        return ()
    narrowed = (one._replace(items=_at(library, place, one.items), about=place) for one in found)
    return tuple(one for one in narrowed if one.items)


def _at(library: Library, place: Item, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The records that name the place, are of the library that bears its name, or describe it."""
    return tuple(
        item
        for item in items
        if item is place or item.library == place.name or place in pointed_at(library, item.id, "place")
    )


def _called(organisation: Item) -> frozenset[str]:
    """What an organisation may be asked for as, in lower case."""
    record = typed(organisation, Organisation)
    names = (organisation.id, organisation.name, record.title, record.short_name or "")
    return frozenset(name.casefold() for name in names if name)


def names(steward: Stewarded) -> frozenset[str]:
    """What a function may be asked for as, in lower case."""
    organisations = {steward.named, steward.named.rpartition("/")[2]}
    if steward.organisation:
        organisations |= _called(steward.organisation)
    both = {f"{organisation}: {steward.function}" for organisation in organisations}
    return frozenset(name.casefold() for name in (*organisations, *both, steward.function) if name)


def takes_over(library: Library, steward: Stewarded, today: date) -> Item | None:
    """The living organisation after this one: its successor, or the one after that; None where none is known."""
    if steward.organisation is None:
        return None
    successor = typed(steward.organisation, Organisation).successor
    found = (
        library.find(successor, steward.organisation.library, (Organisation.kind,))
        if isinstance(successor, str)
        else None
    )
    return keeper_of(library, found, today) if found else None


def keeper_of(library: Library, organisation: Item, today: date) -> Item | None:
    """An organisation if it lives, else the living one that has taken over from it."""
    seen: set[str] = set()
    current: Item | None = organisation
    while current and current.id not in seen and has_ended(current, today):
        seen.add(current.id)
        successor = typed(current, Organisation).successor
        current = library.find(successor, current.library, (Organisation.kind,)) if isinstance(successor, str) else None
    return current if current and current.id not in seen else None
