"""References between records, resolved in both directions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING

from mia_kb.reading.item import REGIONAL, Item
from mia_kb.records.fields import RefersTo
from mia_kb.records.walk import leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mia_kb.reading.nodes import Location


@dataclass(frozen=True, slots=True)
class Link:
    """A reference from one record's field to another record: both ids global, `loc` the field's place in the record."""

    source: str
    loc: Location
    target: str

    @property
    def field(self) -> str:
        """The outermost field that holds the reference."""
        return str(self.loc[0])


@dataclass(frozen=True, slots=True)
class Broken:
    """A reference that leads nowhere, or to a record of the wrong kind (`kind`); `guess` is the nearest id there is."""

    source: str
    loc: Location
    text: str
    wanted: tuple[str, ...]
    kind: str = ""
    guess: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """All records of all libraries with their links; equal whatever the order in which files were read.

    `items` are sorted by id, `links` and `backlinks` by their source and place. `aliases` leads from earlier ids to
    present ones.
    """

    items: tuple[Item, ...]
    by_id: Mapping[str, Item]
    aliases: Mapping[str, str]
    links: Mapping[str, tuple[Link, ...]]
    backlinks: Mapping[str, tuple[Link, ...]]
    broken: tuple[Broken, ...]
    of_kind: Mapping[str, tuple[Item, ...]]

    def find(self, reference: str, inside: str) -> Item | None:
        """The record that `reference` means when written in the library `inside`."""
        for candidate in _candidates(reference, inside):
            item = self.by_id.get(self.aliases.get(candidate, candidate))
            if item:
                return item
        return None


def link(items: Iterable[Item]) -> Library:
    """The library of these records."""
    ordered = tuple(sorted(items, key=lambda item: item.id))
    by_id = {item.id: item for item in ordered}
    aliases = {f"{item.library}/{alias}": item.id for item in ordered for alias in item.record.aliases}
    unlinked = Library(ordered, by_id, aliases, {}, {}, (), _of_kind(ordered))
    resolved = [_resolve(unlinked, item, leaf.loc, leaf.value, leaf.marker.kinds)
                for item in ordered for leaf in leaves(item.record) if isinstance(leaf.marker, RefersTo)]
    links = [found for found in resolved if isinstance(found, Link)]
    broken = tuple(found for found in resolved if isinstance(found, Broken))
    return Library(
        ordered,
        MappingProxyType(by_id),
        MappingProxyType(aliases),
        _grouped(links, by_target=False),
        _grouped(links, by_target=True),
        broken,
        unlinked.of_kind,
    )


def _resolve(library: Library, item: Item, loc: Location, text: str, kinds: tuple[str, ...]) -> Link | Broken:
    target = library.find(text, item.library)
    if target is None:
        return Broken(item.id, loc, text, kinds, guess=_nearest(library, text, kinds))
    if kinds and target.kind not in kinds:
        return Broken(item.id, loc, text, kinds, kind=target.kind)
    return Link(item.id, loc, target.id)


def _candidates(reference: str, inside: str) -> tuple[str, ...]:
    """The global ids that a reference can mean, the likeliest first."""
    return (reference,) if "/" in reference else (f"{inside}/{reference}", f"{REGIONAL}/{reference}")


def _nearest(library: Library, text: str, kinds: tuple[str, ...]) -> str:
    names = [item.id for kind in kinds or library.of_kind for item in library.of_kind.get(kind, ())]
    by_name = {name.partition("/")[2]: name for name in names}
    near = get_close_matches(text.rpartition("/")[2], list(by_name), n=1)
    return by_name[near[0]] if near else ""


def _of_kind(items: tuple[Item, ...]) -> Mapping[str, tuple[Item, ...]]:
    kinds: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        kinds[item.kind].append(item)
    return MappingProxyType({kind: tuple(found) for kind, found in kinds.items()})


def _grouped(links: list[Link], *, by_target: bool) -> Mapping[str, tuple[Link, ...]]:
    groups: defaultdict[str, list[Link]] = defaultdict(list)
    for found in links:
        groups[found.target if by_target else found.source].append(found)
    return MappingProxyType({key: tuple(group) for key, group in groups.items()})
