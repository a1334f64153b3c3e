"""The pages of places: all of them in one table, and one a place with what it does its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.library.stewardship import has_ended
from mia_kb.pages import adoption
from mia_kb.pages.addresses import place_code, place_href
from mia_kb.pages.figure_card import figure_card
from mia_kb.pages.links import named_ref, shown
from mia_kb.pages.lists import kind_title
from mia_kb.pages.loose_ends import loose_ends
from mia_kb.pages.ordering import in_order
from mia_kb.pages.own_ways import own_way
from mia_kb.pages.paging import group, paged
from mia_kb.pages.place_table import place_table
from mia_kb.pages.spots import contribute_href, section_link, section_spot, value_spot, view_at
from mia_kb.records.decision import Decision
from mia_kb.records.deviation import Deviation
from mia_kb.records.figure import Figure
from mia_kb.records.lesson import Lesson
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.records.progression import Progression
from mia_kb.records.story import Story
from mia_kb.records.vocabulary import FigureRole
from mia_kb.rendering.view import Link
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.loose_ends import LooseEnd
    from mia_kb.pages.own_ways import OwnWay
    from mia_kb.pages.paging import Group
    from mia_kb.pages.place_table import PlaceTable
    from mia_kb.pages.rows import Row
    from mia_kb.reading.item import Item
    from mia_kb.records.fields import When
    from mia_kb.records.unknown import Unknown
    from mia_kb.rendering.figure_card import FigureCard
    from mia_kb.rendering.view import Ref, View

CARDS = 4
"""Figures of one role that are shown as cards; the rest are rows."""
WAYS = 12
"""Practices that are shown with all that was changed; the rest are rows."""
CHIPS = 24
"""Places that can be chosen at the top; all are in the list below."""
NEIGHBOURS = 12
LEAD = N_("For you who want to know what others have chosen: who does what, where, and how far it has come.")
PLACE_LEAD = N_("For you who work here, take over here, or want to learn from what this place does its own way.")
FROM_HERE = (Lesson.kind, Deviation.kind, Decision.kind, Story.kind, Progression.kind)


class PlacesPage(NamedTuple):
    """The section's page: what is done where, then every place."""

    lead: str
    places: tuple[Link, ...]
    table: PlaceTable | None
    groups: tuple[Group, ...]
    contribute: str
    onward: tuple[Link, ...]


class Facts(NamedTuple):
    """What a place is. `lang` is the language of its own words, if not the page's."""

    organisation: Ref
    lang: str
    start: When | Unknown | None
    end: When | Unknown | None
    ended: bool
    municipalities: tuple[str, ...]
    owner: Ref | None
    part_of: Ref | None
    successor: Ref | None
    contact: str


class PlacePage(NamedTuple):
    """All that a place's page shows. `targets` and `outcomes` are the first figures; `groups` hold everything else."""

    lead: str
    facts: Facts
    ways: tuple[OwnWay, ...]
    targets: tuple[FigureCard, ...]
    outcomes: tuple[FigureCard, ...]
    figures: Group | None
    groups: tuple[Group, ...]
    loose_ends: tuple[LooseEnd, ...]
    others: tuple[Link, ...]
    contribute: str
    adoption: Link | None


def pages(gathering: Gathering) -> Iterator[View]:
    """The section's page and a page for each place."""
    context, language = gathering.context, gathering.language
    spot = section_spot(context, "place", translate(LEAD, language))
    rows = [_place_row(item, gathering) for item in gathering.places]
    groups, rest = paged([group("places", translate(N_("All places"), language), rows)], spot, context)
    data = PlacesPage(
        lead=spot.lead,
        places=tuple(place_link_of(item, gathering) for item in gathering.places[:CHIPS]),
        table=place_table(gathering),
        groups=groups,
        contribute=contribute_href(context),
        onward=(
            adoption.adoption_link(context),
            *(section_link(context, key) for key in ("organisation", "practice", "decision")),
        ),
    )
    yield view_at(spot, context, "places.html.jinja", data)
    yield from rest
    for item in gathering.places:
        yield from _place_pages(item, gathering)


def place_link_of(item: Item, gathering: Gathering) -> Link:
    """The link to a place's page, with what people call it."""
    ref, short = gathering.context.ref(item), typed(item, Organisation).short_name
    lang = item.record.language.code if short else ref.lang
    text = short or ref.title
    return Link(text, place_href(gathering.context, item), "" if lang == gathering.context.language else lang)


def _place_row(item: Item, gathering: Gathering) -> Row:
    """The row of a place, which leads to its page as a place."""
    row, organisation = gathering.row(item), typed(item, Organisation)
    link = place_link_of(item, gathering)
    note = ". ".join(part for part in (", ".join(organisation.municipalities), row.note) if part)
    return row._replace(
        ref=row.ref._replace(href=link.href, title=link.text, lang=link.lang or gathering.context.language),
        note=note,
    )


def _place_pages(item: Item, gathering: Gathering) -> Iterator[View]:
    context = gathering.context
    link = place_link_of(item, gathering)
    spot = value_spot(context, "place", place_code(item), link.text, translate(PLACE_LEAD, gathering.language))
    practices = _from(item, Practice.kind, gathering)
    figures = _from(item, Figure.kind, gathering)
    by_role = {role: [one for one in figures if typed(one, Figure).role is role] for role in FigureRole}
    later = [one for own in by_role.values() for one in own[CARDS:]]
    groups, rest = paged(_groups(item, practices[WAYS:], later, gathering), spot, context)
    data = PlacePage(
        lead=spot.lead,
        facts=_facts(item, gathering),
        ways=tuple(own_way(practice, gathering) for practice in practices[:WAYS]),
        targets=tuple(figure_card(one, context) for one in by_role[FigureRole.TARGET][:CARDS]),
        outcomes=tuple(figure_card(one, context) for one in by_role[FigureRole.OUTCOME][:CARDS]),
        figures=next((found for found in groups if found.id == Figure.kind), None),
        groups=tuple(found for found in groups if found.id != Figure.kind),
        loose_ends=loose_ends(item, practices, gathering),
        others=tuple(place_link_of(other, gathering) for other in gathering.places[: NEIGHBOURS + 1] if other != item),
        contribute=contribute_href(context),
        adoption=adoption.place_link(item, context),
    )
    yield view_at(spot, context, "place.html.jinja", data)
    yield from rest


def _from(item: Item, kind: str, gathering: Gathering) -> tuple[Item, ...]:
    return in_order(shown(gathering.reporting.known.at_place(item, kind)), gathering)


def _groups(item: Item, practices: Sequence[Item], figures: Sequence[Item], gathering: Gathering) -> tuple[Group, ...]:
    """What comes from a place besides what its page shows in full."""
    more = {
        Practice.kind: translate(N_("More ways of working here"), gathering.language),
        Figure.kind: translate(N_("More figures from here"), gathering.language),
    }
    found = {Practice.kind: practices, Figure.kind: figures}
    found |= {kind: _from(item, kind, gathering) for kind in FROM_HERE}
    return tuple(
        group(kind, more.get(kind) or kind_title(kind, gathering), gathering.rows(items))
        for kind, items in found.items()
    )


def _facts(item: Item, gathering: Gathering) -> Facts:
    organisation, context = typed(item, Organisation), gathering.context
    own = item.record.language.code
    return Facts(
        organisation=context.ref(item),
        lang="" if own == context.language else own,
        start=organisation.start,
        end=organisation.end,
        ended=has_ended(item, context.today),
        municipalities=organisation.municipalities,
        owner=named_ref(organisation.owner, item, context),
        part_of=named_ref(organisation.part_of, item, context),
        successor=named_ref(organisation.successor, item, context),
        contact=organisation.contact or "",
    )
