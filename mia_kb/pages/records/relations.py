"""The map of a record's relations: the record in the middle, its neighbours to both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.records.figure import Figure
from mia_kb.records.measure import Measure
from mia_kb.records.vocabulary import Status
from mia_kb.rendering.fans import fan
from mia_kb.rendering.kinds import KIND_LOOKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.rendering.fans import Fan
    from mia_kb.rendering.view import Ref

FEWEST = 4
"""Neighbours that a map is worth drawing for."""
MOST = 10
"""Neighbours that a map shows; the rest of a kind is a number."""
WITHOUT = frozenset({Figure.kind, Measure.kind})
"""Kinds without a map: their pages show each of their few relations with its value."""
KINDS = {kind: place for place, kind in enumerate(KIND_LOOKS)}
"""The order of the kinds in a map."""


class More(NamedTuple):
    """So many more neighbours of a kind than the map shows."""

    kind: str
    left: int


class Side(NamedTuple):
    """One side of the map: its lines, the neighbours by kind, and how many more there are."""

    fan: Fan
    refs: tuple[Ref, ...]
    more: tuple[More, ...]


class Relations(NamedTuple):
    """The records that name this one, and those that it names; a record that does both stands among the latter."""

    incoming: Side | None
    outgoing: Side | None


def relations(item: Item, context: Context) -> Relations | None:
    """The map of a record; None where there is too little to see. Who keeps a record is no relation of it."""
    if item.record.kind in WITHOUT:
        return None
    library, own = context.library, item.id
    named = {link.target: None for link in library.links.get(own, ()) if link.loc[0] != "steward"}
    naming = {link.source: None for link in library.backlinks.get(own, ()) if link.loc[0] != "steward"}
    if len(named) + len(naming) < FEWEST:
        return None
    outgoing = _by_kind([id_ for id_ in named if id_ != own], context)
    incoming = _by_kind([id_ for id_ in naming if id_ != own and id_ not in named], context)
    counts = sum(map(len, outgoing)), sum(map(len, incoming))
    if sum(counts) < FEWEST:
        return None
    room = _room(*counts)
    return Relations(_side(incoming, MOST - room, context), _side(outgoing, room, context))


def _room(named: int, naming: int) -> int:
    """How many of the places the named ones get: half of them, or what the others leave."""
    return max(MOST // 2, MOST - naming) if named > MOST // 2 else named


def _by_kind(ids: Iterable[str], context: Context) -> list[list[Item]]:
    """The neighbours that have a page, kind by kind: those named as written, those naming by id."""
    by_id = context.library.by_id
    groups: dict[str, list[Item]] = {}
    for id_ in ids:
        item = by_id[id_]
        record = item.record
        if record.status is not Status.DRAFT:
            group = groups.get(record.kind)
            if group is None:
                groups[record.kind] = [item]
            else:
                group.append(item)
    return [groups[kind] for kind in sorted(groups, key=KINDS.__getitem__)]


def _side(groups: list[list[Item]], room: int, context: Context) -> Side | None:
    """As many of each kind as there is room for, one more of each in turn."""
    if not groups or not room:
        return None
    sizes = [len(group) for group in groups]
    counts = sizes if sum(sizes) <= room else _shares(sizes, room)
    refs = tuple([context.ref(item) for group, count in zip(groups, counts, strict=True) for item in group[:count]])
    left = zip(groups, sizes, counts, strict=True)
    more = () if counts is sizes else tuple([More(group[0].kind, size - n) for group, size, n in left if size > n])
    return Side(fan(len(refs)), refs, more)


def _shares(sizes: list[int], room: int) -> list[int]:
    """How many of each group are taken when the groups take turns, the first ones first; there are more than that."""
    counts = [0] * len(sizes)
    while room:
        for place, size in enumerate(sizes):
            if room and counts[place] < size:
                counts[place] += 1
                room -= 1
    return counts
