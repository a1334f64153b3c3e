"""A section's own page: all records of its kind, in groups that follow a scale where there is one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.maturity import MaturityLevel
from mia_kb.library.queries import pointed_at, typed
from mia_kb.pages.alphabet import order
from mia_kb.pages.ordering import OBSTACLES, ORGANISATIONS, STATES, place_in
from mia_kb.pages.paging import group, paged
from mia_kb.pages.rows import Row
from mia_kb.pages.spots import contribute_href, section_link, section_spot, view_at
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
from mia_kb.records.unknown import Unknown
from mia_kb.records.vocabulary import (
    DeviationState,
    FigureRole,
    ObstacleLevel,
    OrganisationType,
    Perspective,
    Phase,
    Vocabulary,
)
from mia_kb.rendering.kinds import KIND_LOOKS
from mia_kb.rendering.tracks import MATURITY
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.ordering import Scale
    from mia_kb.pages.paging import Group
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Link, View

WHOLE_REGION = N_("The whole region")
KIND_ORDER = tuple(KIND_LOOKS)
MATURITIES: Scale = tuple(reversed(MATURITY))
PHASES: Scale = tuple(Phase)
PERSPECTIVES: Scale = tuple(Perspective)


class Heading(NamedTuple):
    """A group's heading: its rank decides the order, its `id` is the same in both languages."""

    rank: tuple[int, str]
    id: str
    title: str


class ListPage(NamedTuple):
    """A section's page. `caution` is what not to conclude; `empty` and `contribute` lead on where there is nothing."""

    lead: str
    caution: str
    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something
    groups: tuple[Group, ...]
    cards: bool
    empty: str
    contribute: str
    onward: tuple[Link, ...]


class ListSpec(NamedTuple):
    """How the records of one kind are listed. `lead`, `caution` and `empty` are English message ids.

    `told` is the vocabulary whose word the heading says, so that no badge needs to say it again.
    """

    kind: str
    lead: str
    empty: str
    heading: Callable[[Item, Gathering], Heading]
    onward: tuple[str, ...]
    told: type[Vocabulary] | None = None
    caution: str = ""
    cards: bool = False


def _on_scale(term: Vocabulary | Unknown, scale: Scale, gathering: Gathering) -> Heading:
    """The heading of a word on a scale; what the source does not say comes last."""
    if isinstance(term, Unknown):
        return Heading((99, ""), "unknown", translate(N_("Not stated in the source"), gathering.language))
    title = term.label(gathering.language)
    return Heading((place_in(scale, term), ""), term.code, title[:1].upper() + title[1:])


def _by_library(item: Item, gathering: Gathering) -> Heading:
    name = gathering.context.place_name(item.library) or translate(WHOLE_REGION, gathering.language)
    regional = not gathering.context.place_name(item.library)
    return Heading((int(not regional), order(name, gathering.language)), item.library, name)


def _by_maturity(item: Item, gathering: Gathering) -> Heading:
    return _on_scale(gathering.maturities[item.id].level, MATURITIES, gathering)


def _by_method(item: Item, gathering: Gathering) -> Heading:
    method = next(iter(pointed_at(gathering.context.library, item.id, "method")), None)
    if method is None:
        return Heading((99, ""), "other", translate(N_("Other"), gathering.language))
    title = gathering.context.ref(method).title
    return Heading((0, order(title, gathering.language)), method.id.replace("/", "-"), title)


def _by_year(item: Item, _: Gathering) -> Heading:
    year = typed(item, Decision).date.year
    return Heading((-year, ""), f"year-{year}", str(year))


def _by_phase(item: Item, gathering: Gathering) -> Heading:
    phase = next(iter(item.record.phases), None)
    if phase is None:
        return Heading((98, ""), "whole", translate(N_("The whole way"), gathering.language))
    return _on_scale(phase, PHASES, gathering)


def _by_role_and_library(item: Item, gathering: Gathering) -> Heading:
    """Targets apart from outcomes, and the outcomes place by place."""
    role = typed(item, Figure).role
    if role is FigureRole.TARGET:
        return Heading((0, ""), "target", translate(N_("Targets: what was hoped for"), gathering.language))
    place = _by_library(item, gathering)
    title = translate(N_("Outcomes: {place}"), gathering.language).format(place=place.title)
    return Heading((1 + place.rank[0], place.rank[1]), f"outcome-{place.id}", title)


LISTS: tuple[ListSpec, ...] = (
    ListSpec(
        Method.kind,
        N_("For you who meet participants, or decide how it is done: ways of working that have been tried."),
        N_("No method has been described yet."),
        _by_maturity,
        ("practice", "decision", "find"),
        MaturityLevel,
        N_(
            "Being listed here is not a recommendation. Knowledge and certainty are two things, and neither is a grade."
        ),
        cards=True,
    ),
    ListSpec(
        Practice.kind,
        N_("For you who want to see how a method is really done: what each place calls it, changed and kept."),
        N_("No place has told how it works yet."),
        _by_method,
        ("method", "place"),
    ),
    ListSpec(
        Decision.kind,
        N_("For steering groups: what others have chosen, why, and when they look at it again. A no counts too."),
        N_("No decisions have been entered yet."),
        _by_year,
        ("method", "place", "what-went-wrong"),
    ),
    ListSpec(
        Lesson.kind,
        N_("For you who are about to do something others have done: what it taught, also when it did not work."),
        N_("No lesson has been left yet."),
        _by_phase,
        ("what-went-wrong", "method", "new-on-the-job"),
    ),
    ListSpec(
        Deviation.kind,
        N_("For you who can mend something: what has chafed for participants, how far it has come and what came back."),
        N_("No deviation has been left yet."),
        lambda item, gathering: _on_scale(typed(item, Deviation).state, STATES, gathering),
        ("obstacle", "party", "report"),
        DeviationState,
    ),
    ListSpec(
        Obstacle.kind,
        N_("For you who can change rules, mandates and organisation: the causes that deviations have in common."),
        N_("No obstacle has been described yet."),
        lambda item, gathering: _on_scale(typed(item, Obstacle).level, OBSTACLES, gathering),
        ("deviation", "party", "report"),
        ObstacleLevel,
    ),
    ListSpec(
        Story.kind,
        N_(
            "For you who want to see what it was like: what somebody saw, and what it teaches. Participants are not "
            "quoted."
        ),
        N_("Nobody has told a story yet."),
        lambda item, gathering: _on_scale(typed(item, Story).perspective, PERSPECTIVES, gathering),
        ("lesson", "place"),
        Perspective,
    ),
    ListSpec(
        Figure.kind,
        N_("For you who must be able to trust a number: every figure with who was counted, when, how and by whom."),
        N_("No figure has been entered yet."),
        _by_role_and_library,
        ("measure", "progression", "about"),
        FigureRole,
        N_("A target is not an outcome, and figures with different denominators must not be compared."),
    ),
    ListSpec(
        Progression.kind,
        N_("For you who ask what became of people: from where to where groups moved, and what happened afterwards."),
        N_("No step progression has been entered yet."),
        _by_library,
        ("figure", "what-went-wrong"),
        caution=N_("Step progressions are about groups, never about one person."),
    ),
    ListSpec(
        Organisation.kind,
        N_("For you who wonder who to turn to: who does, owns, pays for and takes over, and who has ended."),
        N_("No organisation has been described yet. Start here: every record needs a steward."),
        lambda item, gathering: _on_scale(typed(item, Organisation).type, ORGANISATIONS, gathering),
        ("place", "party"),
        OrganisationType,
    ),
)
"""The sections that hold one kind of record each, but for measures and terms, whose pages are of their own kind."""


def pages(gathering: Gathering) -> Iterator[View]:
    """The page of every section that lists one kind of record, and the pages of groups too large for it."""
    for spec in LISTS:
        yield from list_pages(spec, gathering)


def list_pages(spec: ListSpec, gathering: Gathering) -> Iterator[View]:
    """A section's page and those below it."""
    context, language = gathering.context, gathering.language
    spot = section_spot(context, spec.kind, translate(spec.lead, language))
    items = gathering.items[spec.kind]
    groups, rest = paged(grouped(items, spec, gathering), spot, context)
    data = ListPage(
        lead=spot.lead,
        caution=translate(spec.caution, language),
        count=len(items),
        groups=groups,
        cards=spec.cards,
        empty=translate(spec.empty, language),
        contribute=contribute_href(context),
        onward=tuple(section_link(context, key) for key in spec.onward),
    )
    yield view_at(spot, context, "list.html.jinja", data)
    yield from rest


def grouped(items: Iterable[Item], spec: ListSpec, gathering: Gathering) -> tuple[Group, ...]:
    """Records under their headings, the headings by rank, the records in the order given."""
    members: defaultdict[Heading, list[Row]] = defaultdict(list)
    for item in items:
        members[spec.heading(item, gathering)].append(_without(gathering.row(item), spec.told))
    return tuple(group(head.id, head.title, members[head]) for head in sorted(members))


def _without(row: Row, told: type[Vocabulary] | None) -> Row:
    """The row without the badge that its group's heading already says."""
    if told is None:
        return row
    badges = tuple([badge for badge in row.badges if not isinstance(badge.term, told)])
    return Row(row.ref, badges, row.note, row.note_lang, row.late)


def by_kind(items: Iterable[Item], gathering: Gathering) -> tuple[Group, ...]:
    """Records under the names of their kinds, in the order in which the kinds are met."""
    members: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        members[item.record.kind].append(item)
    return tuple(
        group(kind, kind_title(kind, gathering), gathering.rows(members[kind]))
        for kind in KIND_ORDER
        if kind in members
    )


def kind_title(kind: str, gathering: Gathering) -> str:
    """A kind's name in the plural."""
    return translate(KIND_LOOKS[kind].many, gathering.language)
