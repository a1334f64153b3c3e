"""The table of methods and places: how far each way of working has come in each place, in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import pointed_at, typed
from mia_kb.pages.addresses import place_href
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.view import Link

if TYPE_CHECKING:
    from mia_kb.pages.gathering import Gathering
    from mia_kb.reading.item import Item
    from mia_kb.records.unknown import Unknown
    from mia_kb.records.vocabulary import Stage
    from mia_kb.rendering.view import Ref

WIDEST = 12
"""Places side by side; of more, those with the most practices."""
LONGEST = 40
"""Methods in the table; of more, the most mature."""


class Done(NamedTuple):
    """One practice in the table: its stage and the way to its page; `name` is what it is called there."""

    stage: Stage | Unknown
    href: str
    name: str
    lang: str


class TableRow(NamedTuple):
    """A method, and what is done of it in each place."""

    method: Ref
    cells: tuple[tuple[Done, ...], ...]


class PlaceTable(NamedTuple):
    """Places as columns, methods as rows; `left_out` says whether there were more of either."""

    places: tuple[Link, ...]
    rows: tuple[TableRow, ...]
    left_out: bool


def place_table(gathering: Gathering) -> PlaceTable | None:
    """The table; None where no place does anything yet."""
    done = _done(gathering)
    busiest = Counter(place for place, _ in done)
    practised = {method for _, method in done}
    columns = sorted(
        (item for item in gathering.places if busiest[item.id]), key=lambda item: (-busiest[item.id], item.id)
    )
    methods = [item for item in gathering.items["method"] if item.id in practised]
    if not columns or not methods:
        return None
    shown = columns[:WIDEST]
    rows = [
        TableRow(gathering.context.ref(method), tuple(done.get((place.id, method.id), ()) for place in shown))
        for method in methods[:LONGEST]
    ]
    return PlaceTable(
        tuple(_place(item, gathering) for item in shown),
        tuple(rows),
        left_out=len(columns) > WIDEST or len(methods) > LONGEST,
    )


def _done(gathering: Gathering) -> dict[tuple[str, str], tuple[Done, ...]]:
    """Practices by the ids of their place and method."""
    library = gathering.context.library
    found: defaultdict[tuple[str, str], list[Done]] = defaultdict(list)
    for item in gathering.items[Practice.kind]:
        for place in pointed_at(library, item.id, "place"):
            for method in pointed_at(library, item.id, "method"):
                found[place.id, method.id].append(_one(item, gathering))
    return {key: tuple(own) for key, own in found.items()}


def _one(item: Item, gathering: Gathering) -> Done:
    practice = typed(item, Practice)
    own = item.record.language.code if practice.local_name else gathering.context.language
    return Done(
        practice.stage,
        ROOT + gathering.context.record_uri(item),
        practice.local_name or "",
        "" if own == gathering.context.language else own,
    )


def _place(item: Item, gathering: Gathering) -> Link:
    ref, short = gathering.context.ref(item), typed(item, Organisation).short_name
    return Link(short or ref.title, place_href(gathering.context, item))
