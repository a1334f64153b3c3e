"""The pages of places: all of them drawn in one table, and one a place with what it does its own way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mia_kb.library.queries import at_place, pointed_at, typed
from mia_kb.library.stewardship import has_ended
from mia_kb.pages.addresses import place_code, place_href
from mia_kb.pages.figure_card import figure_card
from mia_kb.pages.gathering import shown_at
from mia_kb.pages.links import named_ref
from mia_kb.pages.lists import kind_title
from mia_kb.pages.loose_ends import loose_ends
from mia_kb.pages.ordering import in_order
from mia_kb.pages.paging import group, paged
from mia_kb.pages.passages import own_language, passage
from mia_kb.pages.place_table import place_table
from mia_kb.pages.records.lines import practice_line
from mia_kb.pages.spots import contribute_href, section_link, section_spot, value_spot, view_at
from mia_kb.records.deviation import Deviation
from mia_kb.records.decision import Decision
from mia_kb.records.figure import Figure
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.records.progression import Progression
from mia_kb.records.story import Story
from mia_kb.records.vocabulary import FigureRole
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.view import Link
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.loose_ends import LooseEnd
    from mia_kb.pages.paging import Group
    from mia_kb.pages.place_table import PlaceTable
    from mia_kb.pages.records.lines import PracticeLine
    from mia_kb.pages.rows import Row
    from mia_kb.reading.item import Item
    from mia_kb.records.fields import When
    from mia_kb.records.practice import Adaptation
    from mia_kb.records.unknown import Unknown
    from mia_kb.rendering.figure_card import FigureCard
    from mia_kb.rendering.view import Passage, Ref, View

CARDS = 6
"""Figures of one role that are shown as cards; the rest are rows."""
PRACTICES = 24
"""Practices that are shown with all that was changed; the rest are rows."""
LEAD = N_("For you who want to know what others have chosen: who does what, where, and how far it has come.")
PLACE_LEAD = N_("For you who work here, take over here, or want to learn from what this place did its own way.")
FROM_HERE = (Lesson.kind, Deviation.kind, Story.kind, Decision.kind, Progression.kind)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in the list: its link, its municipalities, when it ended, how many records come from it."""

    row: Row
    link: Link
    municipalities: tuple[str, ...]
    tallies: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """The section's page."""

    lead: str
    table: PlaceTable | None
    groups: tuple[Group, ...]
    contribute: str
    onward: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OwnWay:
    """A practice of the place: the method, and what was changed in its core; `adaptations` name the component."""

    line: PracticeLine
    method: Ref | None
    summary: Passage | None
    adaptations: tuple[tuple[str, Passage | None], ...]
    lang: str
    receiver: str


@dataclass(frozen=True, slots=True)
class PlacePage:
    """All that a place's page shows. `parts` are its lessons, deviations, stories, decisions and progressions."""

    lead: str
    organisation: Ref
    summary: str
    summary_lang: str
    lang: str
    start: When | Unknown | None
    end: When | Unknown | None
    ended: bool
    municipalities: tuple[str, ...]
    owner: Ref | None
    part_of: Ref | None
    successor: Ref | None
    contact: str
    ways: tuple[OwnWay, ...]
    targets: tuple[FigureCard, ...]
    outcomes: tuple[FigureCard, ...]
    groups: tuple[Group, ...]
    loose_ends: tuple[LooseEnd, ...]
    others: tuple[Link, ...]
    contribute: str


def pages(gathering: Gathering) -> Iterator[View]:
    """The section's page and a page for each place."""
    context, language = gathering.context, gathering.language
    spot = section_spot(context, "place", translate(LEAD, language))
    places = gathering.places
    rows = [_place_row(item, gathering) for item in places]
    title = translate(N_("All places"), language)
    groups, rest = paged([group("places", title, rows)], spot, context)
    data = PlacesPage(
        lead=spot.lead,
        table=place_table(gathering),
        groups=groups,
        contribute=contribute_href(context),
        onward=tuple(section_link(context, key) for key in ("organisation", "practice", "decision")),
    )
    yield view_at(spot, context, "places.html.jinja", data)
    yield from rest
    for item in places:
        yield from _place_pages(item, gathering)


def place_name(item: Item, gathering: Gathering) -> str:
    """What people call a place."""
    return typed(item, Organisation).short_name or gathering.context.ref(item).title
