"""The pages of parties: what each can start using now, hear, answer and mend."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.lists import kind_title
from mia_kb.pages.paging import group, paged
from mia_kb.pages.passages import own_language
from mia_kb.pages.spots import contribute_href, section_link, section_spot, value_spot, view_at
from mia_kb.records.decision import Decision
from mia_kb.records.deviation import Deviation
from mia_kb.records.figure import Figure
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.records.progression import Progression
from mia_kb.records.story import Story
from mia_kb.records.vocabulary import Party
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.tracks import MATURITY
from mia_kb.rendering.view import Link
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.library.maturity import Maturity
    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.paging import Group
    from mia_kb.pages.rows import Row
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import View

STARTS = 6
"""Methods that are shown with how to start; the rest are rows."""
FIRST_STEPS = 3
LEAD = N_("For agencies and others who want to use what has been tried: choose who you are.")
PARTY_LEAD = N_(
    "For you who work at {party}: what you can start using, hear, answer and mend, without reading everything."
)
START_NOW = N_("What {party} can start using now")
ICONS: dict[Party, str] = {
    Party.ARBETSFORMEDLINGEN: "material/briefcase-outline",
    Party.FORSAKRINGSKASSAN: "material/umbrella-outline",
    Party.KOMMUN: "material/home-city-outline",
    Party.REGION: "material/hospital-box-outline",
    Party.SAMORDNINGSFORBUND: "material/handshake-outline",
    Party.SOCIAL_ENTERPRISE: "material/storefront-outline",
    Party.EMPLOYER: "material/factory",
    Party.USER_ORGANISATION: "material/account-voice",
    Party.PROJECT: "material/flag-outline",
    Party.FUNDER: "material/bank-outline",
}
TO_THEM = {
    Lesson.kind: N_("Lessons for them to hear"),
    Deviation.kind: N_("What has chafed, where they are concerned"),
    Obstacle.kind: N_("Obstacles they can help to remove"),
    Practice.kind: N_("Where they take part today"),
    Decision.kind: N_("Decisions that concern them"),
    Figure.kind: N_("Figures that concern them"),
    Progression.kind: N_("Step progressions that concern them"),
    Story.kind: N_("Stories that concern them"),
    Organisation.kind: N_("Organisations that belong here"),
}
"""What a party's page holds besides methods, in this order; English message ids."""


class Start(NamedTuple):
    """A method with its first small steps; `lang` is the language of the steps, if not the page's."""

    row: Row
    maturity: Maturity
    first_steps: tuple[str, ...]
    lang: str


class PartyChoice(NamedTuple):
    """A party in the list: its link, its icon, how many methods it takes part in, and how many records in all."""

    link: Link
    icon: str
    methods: int
    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something


class PartiesPage(NamedTuple):
    """The section's page."""

    lead: str
    choices: tuple[PartyChoice, ...]
    onward: tuple[Link, ...]


class PartyPage(NamedTuple):
    """All that a party's page shows."""

    lead: str
    starts: tuple[Start, ...]
    groups: tuple[Group, ...]
    others: tuple[PartyChoice, ...]
    contribute: str


def pages(gathering: Gathering) -> Iterator[View]:
    """The section's page and a page for each party."""
    context, language = gathering.context, gathering.language
    choices = {party: _choice(party, gathering) for party in Party}
    data = PartiesPage(
        translate(LEAD, language),
        tuple(choices.values()),
        tuple(section_link(context, key) for key in ("find", "method", "deviation")),
    )
    yield view_at(section_spot(context, "party", data.lead), context, "parties.html.jinja", data)
    for party in Party:
        yield from _party_pages(party, tuple(one for other, one in choices.items() if other is not party), gathering)


def _choice(party: Party, gathering: Gathering) -> PartyChoice:
    items = gathering.by_party.get(party, ())
    href = ROOT + gathering.context.value_uri("party", party.code)
    methods = sum(item.kind == Method.kind for item in items)
    label = party.label(gathering.context.language)
    return PartyChoice(Link(label[:1].upper() + label[1:], href), ICONS[party], methods, len(items))


def _party_pages(party: Party, others: tuple[PartyChoice, ...], gathering: Gathering) -> Iterator[View]:
    context, language = gathering.context, gathering.language
    label = party.label(language)
    title = translate(START_NOW, language).format(party=label)
    lead = translate(PARTY_LEAD, language).format(party=label)
    spot = value_spot(context, "party", party.code, title, lead)
    items = gathering.by_party.get(party, ())
    methods = _startable([item for item in items if item.kind == Method.kind], gathering)
    groups, rest = paged(_groups(items, methods[STARTS:], gathering), spot, context)
    data = PartyPage(
        lead=lead,
        starts=tuple(start_of(item, gathering) for item in methods[:STARTS]),
        groups=groups,
        others=others,
        contribute=contribute_href(context),
    )
    yield view_at(spot, context, "party.html.jinja", data)
    yield from rest


def _startable(methods: Sequence[Item], gathering: Gathering) -> list[Item]:
    """Methods with the most mature first, and of equally mature ones those that say how to start."""
    return sorted(
        methods,
        key=lambda item: (
            -MATURITY.index(gathering.maturities[item.id].level),
            not typed(item, Method).start_tomorrow,
        ),
    )


def start_of(item: Item, gathering: Gathering) -> Start:
    """A method with its first steps."""
    return Start(
        gathering.row(item),
        gathering.maturities[item.id],
        typed(item, Method).start_tomorrow[:FIRST_STEPS],
        own_language(item, gathering.context),
    )


def _groups(items: Sequence[Item], methods: Sequence[Item], gathering: Gathering) -> tuple[Group, ...]:
    members: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        members[item.kind].append(item)
    more = group(Method.kind, kind_title(Method.kind, gathering), gathering.rows(methods))
    return (
        more,
        *(
            group(kind, translate(title, gathering.language), gathering.rows(members[kind]))
            for kind, title in TO_THEM.items()
        ),
    )
