"""Which records are about the same thing, though none of them says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.likeness import likenesses
from mia_kb.pages.context import is_shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mia_kb.library.likeness import Likenesses
    from mia_kb.library.link import Library

MOST = 4
LEAST = 0.125
"""How like another a record must be, from 0 to 1, to be worth a reader's time."""


def similar_records(library: Library, known: Likenesses | None = None) -> Mapping[str, tuple[str, ...]]:
    """For each shown record that has some, the ids of those most like it; those that it is linked to are left out.

    `known` are the likenesses of the library's records, where they have been worked out already.
    """
    likest = (known or likenesses(library.items)).likest()
    shown = {id_ for id_ in likest if is_shown(library.by_id[id_].record)}
    found = {}
    for id_ in sorted(shown):
        linked = {link.target for link in library.links.get(id_, ())}
        linked |= {link.source for link in library.backlinks.get(id_, ())}
        own = [other for other, likeness in likest[id_] if likeness >= LEAST and other in shown and other not in linked]
        if own:
            found[id_] = tuple(own[:MOST])
    return found
