"""Ways to find records: by target group, phase, level, knowledge and stage, each value with a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.addresses import EVIDENCE, FACETS, PHASE, STAGE, TARGET_GROUP, VALUE_LEVEL, facet_uri
from mia_kb.pages.lists import by_kind
from mia_kb.pages.paging import LONGEST, paged
from mia_kb.pages.passages import passage
from mia_kb.pages.spots import Spot, contribute_href, section_link, section_spot, view_at
from mia_kb.pages.value_levels import LEADS, TITLES, worth
from mia_kb.records.term import Term
from mia_kb.records.vocabulary import EvidenceLevel, Phase, Stage, ValueLevel
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.view import Link
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.pages.addresses import FacetSpec
    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.paging import Group
    from mia_kb.pages.value_levels import Worth
    from mia_kb.reading.item import Item
    from mia_kb.records.vocabulary import Vocabulary
    from mia_kb.rendering.view import Passage, View

LEAD = N_("For you who look for something: choose for whom, where on the way, at which level or how well it is known.")
VALUE_LEAD = N_("For you who look for everything about one thing, whatever kind of record it is in.")
EXPLANATIONS: dict[str, str] = {
    TARGET_GROUP.key: N_("For whom it is."),
    PHASE.key: N_("Where on the way towards work it belongs."),
    VALUE_LEVEL.key: N_("Whether the value arises for the person, for the organisation or for society."),
    EVIDENCE.key: N_("What kind of knowledge there is about a method. That is not how good the method is."),
    STAGE.key: N_("How far a way of working has come in one place."),
}
MEANINGS: dict[Vocabulary, str] = {
    EvidenceLevel.E4: N_("Somebody has gathered all good studies and weighed them together."),
    EvidenceLevel.E3: N_("Those who got it have been compared with a like group that did not."),
    EvidenceLevel.E2: N_("It has been evaluated, but nobody knows what would have happened without it."),
    EvidenceLevel.E1: N_("Experience from several places or cases, gathered in an orderly way."),
    EvidenceLevel.E0: N_("Somebody says so. That may be right, but nobody has examined it."),
    EvidenceLevel.EN: N_("A rigorous study looked for an effect and found none."),
    ValueLevel.INDIVIDUAL: N_("What changes for the person."),
    ValueLevel.ORGANISATION: N_("What changes in how the parties work and work together."),
    ValueLevel.SOCIETY: N_("What changes in rules, costs and conditions for everybody."),
    Stage.EXPLORING: N_("A place is looking into whether it is something for them."),
    Stage.INSTALLING: N_("A place has chosen to do it and is preparing: people, training, routines."),
    Stage.INITIAL: N_("A place does it, for the first time and not yet with everyone."),
    Stage.FULL: N_("It is how the place works."),
    Stage.SUSTAINED: N_("It lives on in regular services, without the project."),
    Stage.ENDED: N_("A place did it and does not do it any more. Why is worth knowing."),
    Stage.DECLINED: N_("A place said no. Why is worth knowing."),
}


LEVELS = {level.code: level for level in ValueLevel}


class Value(NamedTuple):
    """One value of a facet with its records; `term` is set for a target group."""

    code: str
    title: str
    lang: str
    items: tuple[Item, ...]
    meaning: str = ""
    term: Item | None = None


class Choice(NamedTuple):
    """A value as a link with how many records it has."""

    link: Link
    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something
    meaning: str


class ShownFacet(NamedTuple):
    """A facet with its values; of very many, those with the most records."""

    key: str
    name: str
    icon: str
    explanation: str
    choices: tuple[Choice, ...]


class FindPage(NamedTuple):
    """The section's page: all facets, then the other ways in."""

    lead: str
    facets: tuple[ShownFacet, ...]
    ways: tuple[Link, ...]
    contribute: str


class ValuePage(NamedTuple):
    """One value: what it means, its records by kind, and the facet's other values; of a value level what is known."""

    lead: str
    facet: str
    icon: str
    meaning: str
    definition: Passage | None
    term: Link | None
    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something
    groups: tuple[Group, ...]
    others: tuple[Choice, ...]
    contribute: str
    worth: Worth | None = None


def pages(gathering: Gathering) -> Iterator[View]:
    """The section's page."""
    context, language = gathering.context, gathering.language
    data = FindPage(
        lead=translate(LEAD, language),
        facets=tuple(_shown(facet, _values(facet, gathering), gathering) for facet in FACETS),
        ways=tuple(section_link(context, key) for key in ("party", "place", "new-on-the-job", "term")),
        contribute=contribute_href(context),
    )
    yield view_at(section_spot(context, "find", data.lead), context, "find.html.jinja", data)


def value_pages(facet: FacetSpec, gathering: Gathering) -> Iterator[View]:
    """A page for each value of a facet."""
    values = _values(facet, gathering)
    shown = _shown(facet, values, gathering)
    for value in values:
        yield from _pages_of(facet, value, shown, gathering)


def _values(facet: FacetSpec, gathering: Gathering) -> tuple[Value, ...]:
    """Every value a record can have, also those that none has yet: a link to it always leads somewhere."""
    if facet is TARGET_GROUP:
        return tuple(_target_group(term, gathering) for term in gathering.target_groups)
    scale, members = {
        PHASE.key: (Phase, gathering.by_phase),
        VALUE_LEVEL.key: (ValueLevel, gathering.by_value_level),
        EVIDENCE.key: (EvidenceLevel, gathering.by_evidence),
        STAGE.key: (Stage, gathering.by_stage),
    }[facet.key]
    return tuple(
        Value(
            term.code,
            _capital(term.label(gathering.language)),
            "",
            members.get(term, ()),
            translate(MEANINGS.get(term, ""), gathering.language),
        )
        for term in scale
    )


def _target_group(term: Item, gathering: Gathering) -> Value:
    ref = gathering.context.ref(term)
    lang = "" if ref.lang == gathering.context.language else ref.lang
    return Value(term.id, ref.title, lang, gathering.by_target_group.get(term.id, ()), term=term)


def _shown(facet: FacetSpec, values: tuple[Value, ...], gathering: Gathering) -> ShownFacet:
    most = sorted(values, key=lambda value: -len(value.items))[:LONGEST]
    kept = {value.code for value in most}
    return ShownFacet(
        key=facet.key,
        name=translate(facet.name, gathering.language),
        icon=facet.icon,
        explanation=translate(EXPLANATIONS[facet.key], gathering.language),
        choices=tuple(_choice(facet, value, gathering) for value in values if value.code in kept),
    )


def _choice(facet: FacetSpec, value: Value, gathering: Gathering) -> Choice:
    href = ROOT + facet_uri(gathering.context, facet, value.code)
    return Choice(Link(_capital(value.title), href, value.lang), len(value.items), value.meaning)


def _pages_of(facet: FacetSpec, value: Value, shown: ShownFacet, gathering: Gathering) -> Iterator[View]:
    context, language = gathering.context, gathering.language
    other = facet_uri(context, facet, value.code, context.other) if context.other else None
    level = LEVELS.get(value.code) if facet is VALUE_LEVEL else None
    title = translate(TITLES[level], language) if level else value.title
    lead = translate(LEADS[level] if level else VALUE_LEAD, language)
    spot = Spot(facet_uri(context, facet, value.code), "find", title, lead, other)
    groups, rest = paged(by_kind(value.items, gathering), spot, context)
    own = ROOT + spot.uri
    data = ValuePage(
        lead=spot.lead,
        facet=shown.name,
        icon=facet.icon,
        meaning=value.meaning,
        definition=passage(typed(value.term, Term).definition, value.term, context) if value.term else None,
        term=Link(translate(N_("More about the word"), language), context.ref(value.term).href) if value.term else None,
        count=len(value.items),
        groups=groups,
        others=tuple(choice for choice in shown.choices if choice.link.href != own),
        contribute=contribute_href(context),
        worth=worth(level, value.items, gathering) if level else None,
    )
    yield view_at(spot, context, "value.html.jinja", data)
    yield from rest


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
