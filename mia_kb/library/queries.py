"""What one asks of a library: which practices, lessons, figures, decisions belong to a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mia_kb.records.decision import Decision
from mia_kb.records.practice import Practice

if TYPE_CHECKING:
    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item
    from mia_kb.records.head import Record

R = TypeVar("R", bound="Record")


def pointing_at(library: Library, target: str, kind: str, field: str | None = None) -> tuple[Item, ...]:
    """Records of `kind` that refer to `target` (in `field`, if given), each once, in order of id."""
    by_id = library.by_id
    links = library.backlinks.get(target, ())
    named = {found.source for found in links if field is None or found.loc[0] == field}
    return tuple([by_id[source] for source in sorted(named) if by_id[source].kind == kind])


def pointed_at(library: Library, source: str, field: str) -> tuple[Item, ...]:
    """The records that one field of `source` refers to, in the order written."""
    found = dict.fromkeys(link.target for link in library.links.get(source, ()) if link.field == field)
    return tuple(library.by_id[target] for target in found)


def decisions_about(library: Library, method: str) -> tuple[Item, ...]:
    """Decisions about a method or about a practice of it, the newest first."""
    practices = pointing_at(library, method, Practice.kind, "method")
    about = {item.id: item for item in pointing_at(library, method, Decision.kind, "method")}
    for practice in practices:
        about |= {item.id: item for item in pointing_at(library, practice.id, Decision.kind, "practice")}
    return tuple(sorted(about.values(), key=lambda item: (-_day(item), item.id)))


def at_place(library: Library, place: str, kind: str) -> tuple[Item, ...]:
    """Records of `kind` from a place: those that name it, and those of the library that bears its name."""
    own = library.by_id[place].name
    named = {item.id for item in pointing_at(library, place, kind, "place")}
    local = {
        item.id
        for item in library.of_kind.get(kind, ())
        if item.library == own and not pointed_at(library, item.id, "place")
    }
    return tuple(library.by_id[found] for found in sorted(named | local))


def typed(item: Item, model: type[R]) -> R:
    """The item's record as the model its kind promises."""
    if not isinstance(item.record, model):
        message = f"{item.id} is a {item.kind}, not a {model.kind}"
        raise TypeError(message)
    return item.record


def _day(item: Item) -> int:
    return typed(item, Decision).date.toordinal()
