"""Links from one record's page to other records, those without a page left out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from mia_kb.library.queries import pointing_at
from mia_kb.pages.context import is_shown
from mia_kb.pages.spots import section_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Link, Ref


SOME = 40
"""Records that one page names at most where another page gathers them: no page may hold the whole library."""


MANY = 60
"""Figures of one role that a measure's page shows with all that is needed to read them; pages below it list all."""


Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Some(Generic[Line]):
    """What a page shows of records: `lines` of the first, `count` in all; `rest` is the section with those left out."""

    lines: tuple[Line, ...]
    count: int
    rest: Link | None = None

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)

    def __bool__(self) -> bool:
        return bool(self.lines)


def some(items: Iterable[Item], line: Callable[[Item, Context], Line], context: Context) -> Some[Line]:
    """The lines of the first of `items`, which are of one kind: the section of that kind lists the rest."""
    found = tuple(items)
    lines = tuple([line(item, context) for item in found[:SOME]])
    return Some(lines, len(found), rest_of(len(found), found[0].kind, context) if found else None)


def link_to(item: Item, context: Context) -> Ref:
    """The link to a record, where it is all that is shown of it."""
    return context.ref(item)


def rest_of(count: int, key: str, context: Context) -> Link | None:
    """The section where those of so many records are for which there is no room; None where all are shown."""
    return section_link(context, key) if count > SOME else None


def shown(items: Iterable[Item]) -> tuple[Item, ...]:
    """Those of `items` that have a page."""
    return tuple([item for item in items if is_shown(item.record)])


def refs(items: Iterable[Item], context: Context) -> tuple[Ref, ...]:
    """Links to those of `items` that have a page."""
    return tuple([context.ref(item) for item in items if is_shown(item.record)])


def some_refs(items: Iterable[Item], context: Context) -> tuple[Ref, ...]:
    """Links to the first of `items` that have a page: the rest is found on the page that gathers them."""
    return tuple(islice((context.ref(item) for item in items if is_shown(item.record)), SOME))


def named(references: Iterable[str], item: Item, context: Context) -> tuple[Item, ...]:
    """The records that `item` names by these references, those that have a page."""
    found = [context.library.find(reference, item.library) for reference in references]
    return tuple([other for other in found if other and is_shown(other.record)])


def named_ref(reference: object, item: Item, context: Context) -> Ref | None:
    """The link to the record that `item` names; None where it names none, says unknown, or the record has no page."""
    found = named([reference], item, context) if isinstance(reference, str) else ()
    return context.ref(found[0]) if found else None


def incoming(item: Item, kind: str, context: Context, field: str | None = None) -> tuple[Item, ...]:
    """The records of `kind` that name `item` (in `field`, if given) and have a page."""
    return shown(pointing_at(context.library, item.id, kind, field))


def incoming_of(item: Item, kinds: Iterable[str], context: Context, field: str) -> list[Item]:
    """The same for several kinds, one after the other."""
    by_id = context.library.by_id
    named = {link.source for link in context.library.backlinks.get(item.id, ()) if link.loc[0] == field}
    by_kind: dict[str, list[Item]] = {}
    for other in shown(by_id[source] for source in sorted(named)):
        by_kind.setdefault(other.record.kind, []).append(other)
    return [other for kind in kinds for other in by_kind.get(kind, ())]
