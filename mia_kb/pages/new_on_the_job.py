"""New on the job: for each role what to read first, which words to know, whom to ask, and what to do the first week."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.context import is_shown
from mia_kb.pages.leaving import LEAVING, LEAVING_LEAD, leaving_pages
from mia_kb.pages.lists import by_kind
from mia_kb.pages.paging import paged
from mia_kb.pages.parties import start_of
from mia_kb.pages.roles import ROLES
from mia_kb.pages.spots import contribute_href, section_link, section_spot, value_spot, view_at
from mia_kb.pages.words import words_in
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.view import Link
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.paging import Group
    from mia_kb.pages.parties import Start
    from mia_kb.pages.roles import RoleSpec
    from mia_kb.pages.rows import Row
    from mia_kb.pages.words import Word
    from mia_kb.reading.item import Item
    from mia_kb.records.vocabulary import Role
    from mia_kb.rendering.view import Ref, View

FIRST = 4
"""Methods and lessons to read first."""
ASKED = 6
LEAD = N_(
    "For you who are new: choose your role, and get what to read first, words to know, whom to ask and what to do."
)
ROLE_TITLE = N_("New on the job: {role}")
ROLE_LEAD = N_("For you who are new among {role}.")


class RoleChoice(NamedTuple):
    """A role in the list."""

    link: Link
    icon: str
    promise: str


class RolesPage(NamedTuple):
    """The section's page."""

    lead: str
    roles: tuple[RoleChoice, ...]
    leaving: Link
    leaving_lead: str
    onward: tuple[Link, ...]


class Asked(NamedTuple):
    """A function to ask, in an organisation that lives, and about how many of the records that the role reads first."""

    function: str
    lang: str
    organisation: Ref
    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something


class FirstWeek(NamedTuple):
    """One thing to do, and where to do it."""

    text: str
    link: Link | None


class RolePage(NamedTuple):
    """All that a new colleague needs."""

    lead: str
    promise: str
    methods: tuple[Start, ...]
    lessons: tuple[Row, ...]
    words: tuple[Word, ...]
    asked: tuple[Asked, ...]
    first_week: tuple[FirstWeek, ...]
    groups: tuple[Group, ...]
    others: tuple[RoleChoice, ...]
    leaving: Link
    contribute: str
    onward: tuple[Link, ...]


def pages(gathering: Gathering) -> Iterator[View]:
    """The section's page, a page for each role, and one for who is about to leave."""
    context, language = gathering.context, gathering.language
    choices = {spec.role: role_choice(spec, gathering) for spec in ROLES}
    data = RolesPage(
        lead=translate(LEAD, language),
        roles=tuple(choices.values()),
        leaving=leaving_link(gathering),
        leaving_lead=translate(LEAVING_LEAD, language),
        onward=tuple(section_link(context, key) for key in ("method", "place", "term")),
    )
    yield view_at(section_spot(context, "new-on-the-job", data.lead), context, "roles.html.jinja", data)
    for spec in ROLES:
        yield from _role_pages(spec, tuple(one for role, one in choices.items() if role is not spec.role), gathering)
    yield from leaving_pages(gathering)


def leaving_link(gathering: Gathering) -> Link:
    """The link to the page for who is about to leave."""
    href = ROOT + gathering.context.value_uri("new-on-the-job", LEAVING)
    return Link(translate(N_("I leave in six weeks"), gathering.language), href)


def role_choice(spec: RoleSpec, gathering: Gathering) -> RoleChoice:
    """A role with the way to its page."""
    href = ROOT + gathering.context.value_uri("new-on-the-job", spec.role.code)
    label = spec.role.label(gathering.language)
    return RoleChoice(Link(label[:1].upper() + label[1:], href), spec.icon, translate(spec.promise, gathering.language))


def _role_pages(spec: RoleSpec, others: tuple[RoleChoice, ...], gathering: Gathering) -> Iterator[View]:
    context, language = gathering.context, gathering.language
    label = spec.role.label(language)
    title, lead = translate(ROLE_TITLE, language).format(role=label), translate(ROLE_LEAD, language).format(role=label)
    spot = value_spot(context, "new-on-the-job", spec.role.code, title, lead)
    items = gathering.by_role.get(spec.role, ())
    methods = [item for item in items if item.kind == Method.kind]
    lessons = _lessons_for(spec.role, items)
    first = [*methods[:FIRST], *lessons[:FIRST]]
    read_first = {item.id for item in first}
    later = [item for item in items if item.id not in read_first]
    groups, rest = paged(by_kind(later, gathering), spot, context)
    data = RolePage(
        lead=lead,
        promise=translate(spec.promise, language),
        methods=tuple(start_of(item, gathering) for item in methods[:FIRST]),
        lessons=gathering.rows(lessons[:FIRST]),
        words=words_in(first, gathering),
        asked=_asked(first, gathering),
        first_week=tuple(
            FirstWeek(translate(todo.text, language), section_link(context, todo.section) if todo.section else None)
            for todo in spec.first_week
        ),
        groups=groups,
        others=others,
        leaving=leaving_link(gathering),
        contribute=contribute_href(context),
        onward=tuple(section_link(context, key) for key in ("method", "lesson", "place", "find")),
    )
    yield view_at(spot, context, "role.html.jinja", data)
    yield from rest


def _lessons_for(role: Role, items: Sequence[Item]) -> list[Item]:
    """Lessons, those directed to the role before those only written for it."""
    lessons = [item for item in items if item.kind == Lesson.kind]
    return sorted(lessons, key=lambda item: role not in {one.role for one in typed(item, Lesson).receivers})


def _asked(items: Sequence[Item], gathering: Gathering) -> tuple[Asked, ...]:
    """The functions that answer for what the role reads first, those that answer for most first."""
    context = gathering.context
    counted: Counter[tuple[str, str]] = Counter()
    refs: dict[tuple[str, str], Asked] = {}
    for item in items:
        living = gathering.reporting.known.keeper(item)
        if living and is_shown(living.record):
            key = (item.record.steward.function, living.id)
            counted[key] += 1
            lang = item.record.language.code
            refs[key] = Asked(key[0], "" if lang == context.language else lang, context.ref(living), counted[key])
    return tuple(refs[key] for key, _ in counted.most_common(ASKED))
