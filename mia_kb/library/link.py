"""References between records, resolved in both directions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING

from mia_kb.reading.item import REGIONAL, Item
from mia_kb.records.fields import RefersTo
from mia_kb.records.walk import references

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mia_kb.reading.nodes import Location
    from mia_kb.records.walk import Leaf

NEAR = 0.75
"""How like an id must be, from 0 to 1, to be suggested in place of one that does not exist."""
MOST_GUESSED = 50
"""So many names that lead nowhere are looked up among all others; a file can hold a thousand, and each takes time."""


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

    def __reduce__(self) -> tuple[object, ...]:
        """For processes that cannot be forked: views of mappings, which cannot be pickled, as what they show."""
        parts = (getattr(self, part.name) for part in fields(self))
        return _restored, tuple(dict(part) if isinstance(part, MappingProxyType) else part for part in parts)

    def find(self, reference: str, inside: str, kinds: tuple[str, ...] = ()) -> Item | None:
        """The record that `reference` means when written in the library `inside`; with `kinds`, one of those kinds.

        A bare id is looked for in the same library and then in the regional one; present ids come before earlier ones.
        """
        meant = (
            self.by_id.get(name) or self.by_id.get(self.aliases.get(name, "")) for name in _names(reference, inside)
        )
        return next((item for item in meant if item and (not kinds or item.kind in kinds)), None)


def link(items: Iterable[Item], unread: frozenset[str] = frozenset(), former: Library | None = None) -> Library:
    """The library of these records.

    A reference to a record whose file is there but could not be read (`unread`) is not broken: one fault, one message.
    Of a `former` library the links of the very same records are taken over, if every name there means what it meant.
    """
    bare = unlinked(items)
    left = former if former and not unread and not former.broken and _names_alike(bare, former) else None
    resolved = [found for item in bare.items for found in _resolved(bare, item, left)]
    links = [found for found in resolved if isinstance(found, Link)]
    broken = tuple(found for found in resolved if isinstance(found, Broken) and not _awaited(found, unread))
    return replace(_with_links(bare, links), broken=_with_guesses(broken, bare))


def relinked(items: Iterable[Item], links: Mapping[str, tuple[Link, ...]]) -> Library:
    """The library of records whose `links`, by the id of the record that holds them, are known, and none is broken."""
    bare = unlinked(items)
    return _with_links(bare, [found for item in bare.items for found in links.get(item.id, ())])


def _with_links(bare: Library, links: list[Link]) -> Library:
    return replace(bare, links=_grouped(links, by_target=False), backlinks=_grouped(links, by_target=True))


def _restored(*parts: object) -> Library:
    return Library(*(MappingProxyType(part) if isinstance(part, dict) else part for part in parts))  # type: ignore[arg-type]  # as they were


def unlinked(items: Iterable[Item]) -> Library:
    """The library of these records before their references are resolved: for what looks at each record by itself."""
    ordered = tuple(sorted(items, key=lambda item: item.id))
    by_id = MappingProxyType({item.id: item for item in ordered})
    return Library(ordered, by_id, _aliases(ordered), {}, {}, (), _of_kind(ordered))


def _aliases(items: tuple[Item, ...]) -> Mapping[str, str]:
    """Present ids by earlier ones; where two records claim one, the first by id has it."""
    aliases: dict[str, str] = {}
    for item in items:
        for alias in item.record.aliases:
            aliases.setdefault(f"{item.library}/{alias}", item.id)
    return MappingProxyType(aliases)


def _names_alike(library: Library, other: Library) -> bool:
    """Whether any reference leads to the same id in both libraries."""
    kinds = ({item.id: item.kind for item in one.items} for one in (library, other))
    return next(kinds) == next(kinds) and library.aliases == other.aliases


def _resolved(library: Library, item: Item, left: Library | None) -> Iterable[Link | Broken]:
    if left and left.by_id[item.id] is item:
        return left.links.get(item.id, ())
    return [_resolve(library, item, leaf) for leaf in references(item.record)]


def _resolve(library: Library, item: Item, leaf: Leaf) -> Link | Broken:
    kinds = leaf.marker.kinds if isinstance(leaf.marker, RefersTo) else ()
    target = library.find(leaf.value, item.library, kinds)
    if target:
        return Link(item.id, leaf.loc, target.id)
    other = library.find(leaf.value, item.library)
    return Broken(item.id, leaf.loc, leaf.value, kinds, kind=other.kind if other else "")


def _awaited(found: Broken, unread: frozenset[str]) -> bool:
    inside = found.source.partition("/")[0]
    return not unread.isdisjoint(_names(found.text, inside))


def _names(reference: str, inside: str) -> tuple[str, ...]:
    """The global ids that a reference can mean, the likeliest first."""
    return (reference,) if "/" in reference else (f"{inside}/{reference}", f"{REGIONAL}/{reference}")


def _with_guesses(broken: tuple[Broken, ...], library: Library) -> tuple[Broken, ...]:
    """The broken references, each with the nearest id of a kind it could have meant."""
    missing = sorted({(found.text, found.wanted) for found in broken if not found.kind})
    guesses = {(text, kinds): _nearest(library, text, kinds) for text, kinds in missing[:MOST_GUESSED]}
    return tuple(replace(found, guess=guesses.get((found.text, found.wanted), "")) for found in broken)


def _nearest(library: Library, text: str, kinds: tuple[str, ...]) -> str:
    """The id most like `text`, or nothing when none is near; only names with a part in common are compared."""
    wanted = text.rpartition("/")[2]
    parts = {wanted[:3], *wanted.split("-")}
    known = [item for kind in kinds or library.of_kind for item in library.of_kind.get(kind, ())]
    by_name = {item.name: item.id for item in known if not parts.isdisjoint({item.name[:3], *item.name.split("-")})}
    near = get_close_matches(wanted, by_name, n=1, cutoff=NEAR)
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
