"""Lists that never grow too long for a page: groups that are too large get pages of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.alphabet import letter
from mia_kb.pages.spots import view_at
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.view import Link
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.pages.context import Context
    from mia_kb.pages.rows import Row
    from mia_kb.pages.spots import Spot
    from mia_kb.rendering.view import View

LONGEST = 200
"""Records on one page."""
TASTE = 6
"""Records of a group that are shown where the group has a page of its own."""


@dataclass(frozen=True, slots=True)
class Group:
    """Records that belong together under a heading.

    `id` is the same in both languages. `count` is how many there are; where only some are shown, `href` leads to all.
    """

    id: str
    title: str
    rows: tuple[Row, ...]
    count: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class PartPage:
    """One page of a group: which of how many, with the ways onward and back."""

    lead: str
    number: int
    count: int
    rows: tuple[Row, ...]
    parts: tuple[Link, ...]
    back: Link


class Paged(NamedTuple):
    """Groups as one page can hold them, and the pages that hold the rest."""

    groups: tuple[Group, ...]
    pages: tuple[View, ...]


def group(id_: str, title: str, rows: Sequence[Row]) -> Group:
    """A group with all its records."""
    return Group(id_, title, tuple(rows), len(rows))


def paged(groups: Sequence[Group], spot: Spot, context: Context) -> Paged:
    """The groups that have records, on the page at `spot` and, where they are too many for it, on pages below it."""
    kept = tuple(found for found in groups if found.count)
    if sum(found.count for found in kept) <= LONGEST:
        return Paged(kept, ())
    if len(kept) > LONGEST // TASTE:
        kept = _by_letter(kept, Language(context.language))
    taste = TASTE if len(kept) * TASTE <= LONGEST else 0
    shown = tuple(_cut(found, taste, spot) for found in kept)
    views = (view for whole, cut in zip(kept, shown, strict=True) if cut.href for view in _parts(whole, spot, context))
    return Paged(shown, tuple(views))


def _by_letter(groups: Sequence[Group], language: Language) -> tuple[Group, ...]:
    """Groups that are themselves too many, joined by their first letter."""
    lettered = sorted(groups, key=lambda found: letter(found.title, language))
    return tuple(
        group(f"letter-{sign.casefold()}", sign, [row for found in members for row in found.rows])
        for sign, members in groupby(lettered, key=lambda found: letter(found.title, language))
    )


def _cut(found: Group, taste: int, spot: Spot) -> Group:
    """The group as it stands on the page: whole if it is small, else a few records and the way to all."""
    if found.count <= taste:
        return found
    return replace(found, rows=found.rows[:taste], href=ROOT + _uri(spot, found, 0))


def _uri(spot: Spot, found: Group, part: int) -> str:
    """`metoder/lista-lasting-1.html`, `parter/kommun/lessons-1.html`: never where a record's page can be."""
    name = f"{found.id}-{part + 1}.html"
    folder, _, file = spot.uri.rpartition("/")
    return f"{folder}/lista-{name}" if file == "index.html" else f"{spot.uri.removesuffix('.html')}/{name}"


def _parts(found: Group, spot: Spot, context: Context) -> Iterator[View]:
    """All pages of one group."""
    starts = range(0, found.count, LONGEST)
    links = tuple(Link(str(part + 1), ROOT + _uri(spot, found, part)) for part in range(len(starts)))
    title = f"{spot.title}: {found.title}"
    for part, start in enumerate(starts):
        data = PartPage(
            lead=spot.lead,
            number=part + 1,
            count=found.count,
            rows=found.rows[start : start + LONGEST],
            parts=links if len(links) > 1 else (),
            back=Link(spot.title, ROOT + spot.uri),
        )
        named = title if len(links) == 1 else f"{title} ({part + 1}/{len(links)})"
        own = spot._replace(uri=_uri(spot, found, part), title=named)
        yield view_at(own, context, "part.html.jinja", data)
