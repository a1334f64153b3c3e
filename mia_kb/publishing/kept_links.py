"""The links between the records of some files, kept so that a later build need not follow each reference again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.link import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mia_kb.library.link import Library
    from mia_kb.publishing.kept import Kept
    from mia_kb.reading.nodes import Location

NAME = "links"


class Left(NamedTuple):
    """Places and targets of each record's links, by its id, among the records of the `files` with this digest."""

    files: bytes
    links: dict[str, tuple[tuple[Location, str], ...]]


def save_links(kept: Kept, files: bytes, library: Library) -> None:
    """Keep the links of the library that was read from `files`, unless some lead nowhere."""
    if not library.broken:
        links = {id_: tuple((link.loc, link.target) for link in own) for id_, own in library.links.items()}
        kept.save(NAME, Left(files, links))


def load_links(kept: Kept, files: bytes) -> Mapping[str, tuple[Link, ...]] | None:
    """The links that were kept for these very files, by the ids of the records that hold them."""
    left = kept.load(NAME)
    if not isinstance(left, Left) or left.files != files:
        return None
    return {id_: tuple(Link(id_, loc, target) for loc, target in own) for id_, own in left.links.items()}
