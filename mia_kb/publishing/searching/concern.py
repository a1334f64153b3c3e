"""Which documents a change of some records may concern: their own, and those that are made from them too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.context import is_shown
from mia_kb.records.decision import Decision
from mia_kb.records.measure import Measure
from mia_kb.records.method import Method
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.records.term import Term

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item

DIGEST = 16
"""Letters of a file's digest that tell it from any other."""
ABOUT = frozenset({"method", "practice"})
SHARED = {Term.kind: "target_groups", Measure.kind: "measure"}
"""Kinds that many documents are made from, and the field of records by which they are."""


class Seen(NamedTuple):
    """A record as it was: its kind, the beginning of its file's digest, and the methods and practices it is about."""

    kind: str
    digest: str
    about: tuple[str, ...] = ()


Sight = dict[str, Seen]


def sight(library: Library) -> Sight:
    """All records of a library, by id."""
    return {item.id: Seen(item.kind, item.digest[:DIGEST], _about(item, library)) for item in library.items}


def shared_by_all(library: Library) -> Hashable:
    """What any document may depend on: while it stays as it is, `concerned` tells which ones a change may concern."""
    organisations = [(item.id, item.digest) for item in library.of_kind.get(Organisation.kind, ())]
    shared = [item.id for kind in SHARED for item in library.of_kind.get(kind, ())]
    return tuple(organisations), tuple(shared), tuple(sorted(library.aliases.items()))


def concerned(library: Library, before: Sight, now: Sight) -> frozenset[str]:
    """The ids of shown records whose documents may be new or others than `before`; `now` is the sight of `library`.

    Holds where `shared_by_all` has stayed as it was. Documents that are no more are left to the caller.
    """
    changed = {id_ for id_, _ in before.items() ^ now.items()}
    found = changed | {id_ for one in changed for id_ in _made_from(one, library)}
    methods = {id_ for one in changed for seen in (before, now) for id_ in _methods(one, seen)}
    found |= methods
    if methods:
        found |= {id_ for id_, seen in now.items() if seen.kind == Practice.kind and not methods.isdisjoint(seen.about)}
    return frozenset(id_ for id_ in found if id_ in now and is_shown(library.by_id[id_].record))


def _about(item: Item, library: Library) -> tuple[str, ...]:
    if item.kind not in {Practice.kind, Decision.kind}:
        return ()
    return tuple(found.target for found in library.links.get(item.id, ()) if found.loc[0] in ABOUT)


def _made_from(id_: str, library: Library) -> Iterator[str]:
    """The records that are made from a term or measure."""
    kind = library.by_id[id_].kind if id_ in library.by_id else ""
    return (found.source for found in library.backlinks.get(id_, ()) if found.field == SHARED.get(kind))


def _methods(id_: str, seen: Sight) -> Iterator[str]:
    """The method that a record is, or is about by itself or through a practice."""
    if id_ in seen:
        if seen[id_].kind == Method.kind:
            yield id_
        for one in seen[id_].about:
            yield from _methods(one, seen)
