"""The first page: what this is, where to start, and the ways in by need, by role and by place."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.addresses import PHASE, facet_href
from mia_kb.pages.adoption import adoption_link
from mia_kb.pages.lists import KIND_ORDER
from mia_kb.pages.new_on_the_job import leaving_link, role_choice
from mia_kb.pages.news import news
from mia_kb.pages.parties import start_of
from mia_kb.pages.passages import own_language
from mia_kb.pages.places import place_link_of
from mia_kb.pages.roles import ROLES
from mia_kb.pages.spots import contribute_href, section_href, section_link, section_spot, view_at
from mia_kb.records.deviation import Deviation
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.vocabulary import Phase
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.view import Link
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.new_on_the_job import RoleChoice
    from mia_kb.pages.news import News
    from mia_kb.pages.parties import Start
    from mia_kb.pages.rows import Row
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import View

STARTS = 3
PLACES = 16
ANSWERS = 3
EVERYDAY = 12
LEAD = N_(
    "Ways of working that have been tried, and what they taught, for those who meet people on their way to work and "
    "those who decide how it is done."
)
QUESTIONS: dict[Phase, str] = {
    Phase.REFERRAL: N_("Does this person fit, and how do I refer?"),
    Phase.ASSESSMENT: N_("Do you want to find out together what the participant needs?"),
    Phase.PREPARATION: N_("Is work training too big a step right now?"),
    Phase.TRAINING: N_("Are you looking for a place to train at?"),
    Phase.WORK_OR_STUDY: N_("Is somebody on the way to work or study?"),
    Phase.FOLLOW_UP: N_("Do you want to know what happened afterwards?"),
    Phase.ORGANISING: N_("Are you deciding what will remain when the project ends?"),
}
"""The questions of an ordinary day, by where on the way they come; English message ids."""
ANSWERING = (Method.kind, Lesson.kind, Deviation.kind)


class Need(NamedTuple):
    """A question of an ordinary day with a few records that answer it, and the way to all `count`."""

    question: str
    rows: tuple[Row, ...]
    href: str
    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something


class Tally(NamedTuple):
    """How many records of a kind there are, and the way to them."""

    kind: str
    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something
    href: str


class HomePage(NamedTuple):
    """All that the first page shows. `everyday` are words people search with, each leading to what chafed."""

    lead: str
    starts: tuple[Start, ...]
    needs: tuple[Need, ...]
    everyday: tuple[Link, ...]
    roles: tuple[RoleChoice, ...]
    places: tuple[Link, ...]
    all_places: Link
    news: tuple[News, ...]
    tallies: tuple[Tally, ...]
    leaving: Link
    ways: tuple[Link, ...]
    methods: str
    contribute: str
    about: str


def pages(gathering: Gathering) -> Iterator[View]:
    """The one page."""
    context, language = gathering.context, gathering.language
    data = HomePage(
        lead=translate(LEAD, language),
        starts=tuple(start_of(item, gathering) for item in gathering.items[Method.kind][:STARTS]),
        needs=tuple(_needs(gathering)),
        everyday=_everyday(gathering),
        roles=tuple(role_choice(spec, gathering) for spec in ROLES),
        places=tuple(place_link_of(item, gathering) for item in gathering.places[:PLACES]),
        all_places=section_link(context, "place"),
        news=news(gathering),
        tallies=tuple(
            Tally(kind, len(gathering.items[kind]), section_href(context, kind))
            for kind in KIND_ORDER
            if gathering.items[kind]
        ),
        leaving=leaving_link(gathering),
        ways=(
            *(section_link(context, key) for key in ("new-on-the-job", "what-went-wrong", "find")),
            adoption_link(context),
        ),
        methods=section_href(context, Method.kind),
        contribute=contribute_href(context),
        about=section_href(context, "about"),
    )
    yield view_at(section_spot(context, "home", data.lead), context, "home.html.jinja", data)


def _needs(gathering: Gathering) -> Iterator[Need]:
    """The questions that some record answers; a record answers a second one only where there is no other."""
    used: set[str] = set()
    for phase, question in QUESTIONS.items():
        items = gathering.by_phase.get(phase, ())
        answers = _answers(items, used)
        if answers:
            used.update(item.id for item in answers)
            yield Need(
                translate(question, gathering.language),
                gathering.rows(answers),
                facet_href(gathering.context, PHASE, phase),
                len(items),
            )


def _answers(items: Sequence[Item], used: set[str]) -> list[Item]:
    """A method, a lesson and a deviation if there are such; new ones before those that are `used` already."""
    by_kind: dict[str, list[Item]] = {kind: [] for kind in ANSWERING}
    for item in items:
        if item.record.kind in by_kind:
            by_kind[item.record.kind].append(item)
    ranked = [_new_first(found, used) for found in by_kind.values()]
    firsts = [found[0] for found in ranked if found]
    return [*firsts, *(item for found in ranked for item in found[1:])][:ANSWERS]


def _new_first(items: Sequence[Item], used: set[str]) -> list[Item]:
    """As many as can be among the answers."""
    new = (item for item in items if item.id not in used)
    return list(islice(chain(new, (item for item in items if item.id in used)), ANSWERS))


def _everyday(gathering: Gathering) -> tuple[Link, ...]:
    """The first everyday word of each deviation and obstacle that has one in the page's language."""
    context = gathering.context
    told = [item for kind in (Deviation.kind, Obstacle.kind) for item in gathering.items[kind]]
    items = [item for item in told if item.record.synonyms and not own_language(item, context)]
    words = {item.record.synonyms[0].casefold(): item for item in reversed(items)}
    return tuple(
        Link(item.record.synonyms[0], ROOT + context.record_uri(item)) for item in list(words.values())[::-1][:EVERYDAY]
    )
