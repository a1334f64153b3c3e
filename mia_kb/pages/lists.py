"""A section's own page: all records of its kind, in groups that a reader can scan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.maturity import maturity
from mia_kb.library.queries import typed
from mia_kb.pages.context import SPEC
from mia_kb.records.decision import Decision
from mia_kb.records.deviation import Deviation
from mia_kb.records.figure import Figure
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.records.progression import Progression
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.view import Ref, View
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from enum import Enum

    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item

LONGEST = 200
"""Records on one page; a longer list is split into a page a group."""


class Row(NamedTuple):
    """A record in a list with the words that place it: what kind of knowledge, how it went, how far it has come."""

    ref: Ref
    badges: tuple[Enum, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Records that belong together, with a heading; `href` leads to them when they have a page of their own."""

    id: str
    title: str
    rows: tuple[Row, ...]
    count: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A section's page; `lead` says what is here and for whom, `caution` what a reader must not conclude."""

    lead: str
    caution: str
    count: int
    groups: tuple[Group, ...]
    contribute: str


@dataclass(frozen=True, slots=True)
class ListSpec:
    """How the records of one kind are listed: words at the top, what they are grouped by, which badges they have."""

    kind: str
    lead: str
    group: Callable[[Item, Context], str]
    badges: Callable[[Item, Context], tuple[Enum, ...]]
    caution: str = ""


def _by_library(item: Item, context: Context) -> str:
    return context.place_name(item.library) or translate(N_("The whole region"), Language(context.language))


def _by_maturity(item: Item, context: Context) -> str:
    return maturity(context.library, item, context.today).level.label(context.language)


def _by_letter(item: Item, context: Context) -> str:
    return context.ref(item).title[:1].upper()


def _by_outcome(item: Item, context: Context) -> str:
    outcome = typed(item, Lesson).outcome
    return outcome.label(context.language).capitalize() if outcome.value != "unknown" else _unknown(context)


def _by_role(item: Item, context: Context) -> str:
    return typed(item, Figure).role.label(context.language).capitalize()


def _by_type(item: Item, context: Context) -> str:
    return typed(item, Organisation).type.label(context.language).capitalize()


def _unknown(context: Context) -> str:
    return translate(N_("Not stated in the source"), Language(context.language))


LISTS: tuple[ListSpec, ...] = (
    ListSpec(
        Method.kind,
        N_("Ways of working that have been tried, for those who meet participants and those who decide."),
        _by_maturity,
        lambda item, context: (
            typed(item, Method).evidence.level,
            typed(item, Method).evidence.certainty,
            maturity(context.library, item, context.today).level,
        ),
        N_("Being listed here is not a recommendation."),
    ),
    ListSpec(
        Practice.kind,
        N_("Methods as they are done in one place, with what was changed and what became of it."),
        _by_library,
        lambda item, _: (typed(item, Practice).stage,),
    ),
    ListSpec(
        Decision.kind,
        N_("What steering groups have chosen, why, and when they look at it again. A no is worth as much as a yes."),
        _by_library,
        lambda item, _: (typed(item, Decision).choice,),
    ),
    ListSpec(
        Lesson.kind,
        N_("What happened, what it taught, and what others should do, also when it did not work."),
        _by_outcome,
        lambda item, _: (typed(item, Lesson).outcome, typed(item, Lesson).closure),
    ),
    ListSpec(
        "deviation",
        N_("What has chafed for participants, who can mend it and what came back."),
        _by_library,
        lambda item, _: (typed(item, Deviation).state,),
    ),
    ListSpec(
        "obstacle",
        N_("Causes in rules, mandates and organisation that deviations have in common."),
        _by_library,
        lambda item, context: (),  # noqa: ARG005 - an obstacle has no state
    ),
    ListSpec(
        "story",
        N_("What somebody saw, and what it teaches; participants are never quoted."),
        _by_library,
        lambda item, context: (),  # noqa: ARG005 - a story has no state
    ),
    ListSpec(
        Figure.kind,
        N_("Every figure with who was counted, when and how: for those who must be able to trust a number."),
        _by_role,
        lambda item, _: (typed(item, Figure).role,),
        N_("Figures with different denominators must not be compared."),
    ),
    ListSpec(
        Progression.kind,
        N_("From where to where participants moved, and what happened afterwards."),
        _by_library,
        lambda item, _: (typed(item, Progression).participant_view,),
    ),
    ListSpec(
        "measure",
        N_("What figures count, defined once so that they can be compared."),
        _by_letter,
        lambda item, context: (),  # noqa: ARG005 - a measure has no state
    ),
    ListSpec(
        Organisation.kind,
        N_("Who does, owns, pays for and takes over, with the day it ended if it has."),
        _by_type,
        lambda item, context: (),  # noqa: ARG005 - an organisation has no state
    ),
)


def pages(context: Context) -> Iterator[View]:
    """The page of every section that lists one kind of record, and the pages of groups too large for it."""
    for spec in LISTS:
        groups = _groups(spec, context)
        count = sum(group.count for group in groups)
        if count <= LONGEST:
            yield _view(spec, context, groups, count)
            continue
        yield _view(spec, context, tuple(_folded(spec, context, group) for group in groups), count)
        for group in groups:
            yield from _group_views(spec, context, group)


def _groups(spec: ListSpec, context: Context) -> tuple[Group, ...]:
    members: defaultdict[str, list[Item]] = defaultdict(list)
    for item in context.shown(spec.kind):
        members[spec.group(item, context)].append(item)
    return tuple(
        Group(f"g{place}", title, tuple(_row(spec, context, item) for item in members[title]), len(members[title]))
        for place, title in enumerate(sorted(members))
    )


def _row(spec: ListSpec, context: Context, item: Item) -> Row:
    return Row(context.ref(item), spec.badges(item, context))


def _view(spec: ListSpec, context: Context, groups: tuple[Group, ...], count: int) -> View:
    key, language = spec.kind, Language(context.language)
    lead = translate(spec.lead, language)
    caution = translate(spec.caution, language) if spec.caution else ""
    title = SPEC[key].title_sv if context.language == "sv" else SPEC[key].title_en
    data = ListPage(lead, caution, count, groups, ROOT + context.section_uri("about"))
    return View(
        context.section_uri(key), key, context.language, "list.html.jinja", title, lead, data, context.alternate(key)
    )


def _part_uri(spec: ListSpec, context: Context, group: Group, part: int) -> str:
    return context.value_uri(spec.kind, f"{group.id}-{part + 1}")


def _folded(spec: ListSpec, context: Context, group: Group) -> Group:
    """The group as a heading with a count, leading to its own page."""
    return Group(group.id, group.title, group.rows[:3], group.count, ROOT + _part_uri(spec, context, group, 0))


def _group_views(spec: ListSpec, context: Context, group: Group) -> Iterator[View]:
    """A group's pages, so many records on each."""
    parts = [group.rows[start : start + LONGEST] for start in range(0, group.count, LONGEST)]
    for part, rows in enumerate(parts):
        following = ROOT + _part_uri(spec, context, group, part + 1) if part + 1 < len(parts) else ""
        inner = Group(group.id, group.title, rows, group.count, following)
        data = ListPage(translate(spec.lead, Language(context.language)), "", group.count, (inner,), "")
        yield View(
            _part_uri(spec, context, group, part),
            spec.kind,
            context.language,
            "list.html.jinja",
            f"{group.title} ({part + 1}/{len(parts)})" if len(parts) > 1 else group.title,
            data.lead,
            data,
        )
