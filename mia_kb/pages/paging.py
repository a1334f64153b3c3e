"""Lists that never grow too long for a page: groups that are too large get pages of their own."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.alphabet import NO_LETTER, code, letter, order
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
FEW = 24
"""Pages of one list that all lead to each other."""
STEPS = (1, 2, 3, 4, *(2**power for power in range(3, 20)))
"""How far away the pages are that a page of a list of very many pages leads to."""


class Group(NamedTuple):
    """Records that belong together under a heading.

    `id` is the same in both languages. `count` is how many there are; where only some are shown, `href` leads to all.
    """

    id: str
    title: str
    rows: tuple[Row, ...]
    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something
    href: str = ""


class PartPage(NamedTuple):
    """One page of a group of `count` records: its number, the ways to the pages near it, and the way back."""

    lead: str
    number: str
    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something
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


def near(number: int, count: int) -> tuple[int, ...]:
    """The numbers of the pages to lead to from one of many: all of a few, else the ends and ever wider steps away.

    So many pages that lead to each other take no more than the number of steps that doubling takes.
    """
    if count == 1:
        return ()
    wanted = {1, number, count, *(number + way * step for way in (-1, 1) for step in STEPS)}
    return tuple(range(1, count + 1)) if count <= FEW else tuple(sorted(one for one in wanted if 1 <= one <= count))


def paged(groups: Sequence[Group], spot: Spot, context: Context) -> Paged:
    """The groups that have records, on the page at `spot` and, where they are too many for it, on pages below it."""
    kept = tuple(found for found in groups if found.count)
    if sum(found.count for found in kept) <= LONGEST:
        return Paged(kept, ())
    if len(kept) > LONGEST // TASTE:
        kept = _by_letter(kept, Language(context.language))
    taste = TASTE if len(kept) * TASTE <= LONGEST else 0
    shown = tuple(_cut(found, taste, spot) for found in kept)
    views = (view for whole, cut in zip(kept, shown, strict=True) if cut.href for view in below(whole, spot, context))
    return Paged(shown, tuple(views))


def first_below(uri: str, id_: str) -> str:
    """The link to the first page of a group below the page at `uri`."""
    return ROOT + _uri(uri, id_, 1)


def _by_letter(groups: Sequence[Group], language: Language) -> tuple[Group, ...]:
    """Groups that are themselves too many, joined by their first letter."""

    def rank(found: Group) -> tuple[bool, str]:
        sign = letter(found.title, language)
        return sign != NO_LETTER, order(sign, language)

    lettered = sorted(groups, key=rank)
    return tuple(
        group(f"letter-{code(sign)}", sign, [row for found in members for row in found.rows])
        for sign, members in groupby(lettered, key=lambda found: letter(found.title, language))
    )


def _cut(found: Group, taste: int, spot: Spot) -> Group:
    """The group as it stands on the page: whole if it is small, else a few records and the way to all."""
    if found.count <= taste:
        return found
    return found._replace(rows=found.rows[:taste], href=first_below(spot.uri, found.id))


def _uri(uri: str, id_: str, number: int) -> str:
    """`metoder/lista-lasting-1.html`, `parter/kommun/lessons-1.html`: never where a record's page can be."""
    name = f"{id_}-{number}.html"
    folder, _, file = uri.rpartition("/")
    return f"{folder}/lista-{name}" if file == "index.html" else f"{uri.removesuffix('.html')}/{name}"


def below(found: Group, spot: Spot, context: Context) -> Iterator[View]:
    """The pages below the one at `spot` that hold all of a group, of which that page shows only some."""
    count = -(-found.count // LONGEST)
    title = f"{spot.title}: {found.title}"
    for number in range(1, count + 1):
        data = PartPage(
            lead=spot.lead,
            number=str(number),
            count=found.count,
            rows=found.rows[(number - 1) * LONGEST : number * LONGEST],
            parts=tuple(Link(str(one), ROOT + _uri(spot.uri, found.id, one)) for one in near(number, count)),
            back=Link(spot.title, ROOT + spot.uri),
        )
        named = title if count == 1 else f"{title} ({number}/{count})"
        own = spot._replace(uri=_uri(spot.uri, found.id, number), title=named)
        yield view_at(own, context, "part.html.jinja", data)
