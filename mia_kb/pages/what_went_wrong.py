"""What went wrong and why, gathered for learning: lessons, decisions against, endings, those it did not help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.lists import kind_title
from mia_kb.pages.paging import group, paged
from mia_kb.pages.passages import passage
from mia_kb.pages.spots import contribute_href, section_link, section_spot, view_at
from mia_kb.records.decision import Decision
from mia_kb.records.lesson import Lesson
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.practice import Practice
from mia_kb.records.progression import Progression
from mia_kb.records.unknown import Unknown
from mia_kb.records.vocabulary import Choice, Outcome, Stage
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.paging import Group
    from mia_kb.pages.rows import Row
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Link, Passage, View

LEAD = N_("For you who are about to do the same thing: what did not turn out as intended, and what it taught.")
TOLD = 30
"""Records of one kind that are told in their own words; more are rows with a page of their own."""
WRONG = {
    Outcome.DID_HARM: N_("What did harm"),
    Outcome.DID_NOT_WORK: N_("What did not work"),
    Outcome.PARTLY: N_("What worked only in part"),
}
"""Outcomes to learn from, the gravest first; English message ids."""
AGAINST = frozenset({Choice.DECLINE, Choice.END, Choice.WAIT})
OVER = frozenset({Stage.ENDED, Stage.DECLINED})


class Told(NamedTuple):
    """A record with the words that say what went wrong or why it was not done, and what to do instead if it says so."""

    row: Row
    what: Passage | None
    instead: Passage | None


class Chapter(NamedTuple):
    """One way in which things went wrong."""

    id: str
    title: str
    told: tuple[Told, ...]


class WrongPage(NamedTuple):
    """The page: chapters told in the records' own words, and groups of what is too much to tell."""

    lead: str
    chapters: tuple[Chapter, ...]
    groups: tuple[Group, ...]
    contribute: str
    onward: tuple[Link, ...]


def pages(gathering: Gathering) -> Iterator[View]:
    """The page, and pages for what is too much for it."""
    context, language = gathering.context, gathering.language
    spot = section_spot(context, "what-went-wrong", translate(LEAD, language))
    found = [(id_, title, items) for id_, title, items in _chapters(gathering) if items]
    overflow = [group(id_, title, gathering.rows(items[TOLD:])) for id_, title, items in found]
    obstacles = group(
        Obstacle.kind, kind_title(Obstacle.kind, gathering), gathering.rows(gathering.items[Obstacle.kind])
    )
    groups, rest = paged([*overflow, obstacles], spot, context)
    data = WrongPage(
        lead=spot.lead,
        chapters=tuple(
            Chapter(id_, title, tuple(_told(item, gathering) for item in items[:TOLD])) for id_, title, items in found
        ),
        groups=groups,
        contribute=contribute_href(context),
        onward=tuple(section_link(context, key) for key in ("lesson", "deviation", "decision")),
    )
    yield view_at(spot, context, "what-went-wrong.html.jinja", data)
    yield from rest


def _chapters(gathering: Gathering) -> Iterator[tuple[str, str, list[Item]]]:
    language = gathering.language
    for outcome, title in WRONG.items():
        lessons = [item for item in gathering.items[Lesson.kind] if typed(item, Lesson).outcome is outcome]
        yield outcome.code, translate(title, language), lessons
    yield (
        "decided-against",
        translate(N_("What steering groups said no to, waited with or ended"), language),
        [item for item in gathering.items[Decision.kind] if _went_against(item)],
    )
    yield (
        "ended",
        translate(N_("What a place stopped doing, or never began"), language),
        [item for item in gathering.items[Practice.kind] if typed(item, Practice).stage in OVER],
    )
    yield (
        "people",
        translate(N_("What went wrong for those it did not help"), language),
        [
            item
            for item in gathering.items[Progression.kind]
            if not isinstance(typed(item, Progression).went_wrong, Unknown)
        ],
    )


def _went_against(item: Item) -> bool:
    """Whether a steering group chose not to go on, or later saw that it had not worked."""
    decision = typed(item, Decision)
    return decision.choice in AGAINST or any(seen.outcome in WRONG for seen in decision.followed_up)


def _told(item: Item, gathering: Gathering) -> Told:
    record, context = item.record, gathering.context
    what: object = None
    instead: object = None
    if isinstance(record, Lesson):
        what, instead = record.event, record.recommendation
    elif isinstance(record, Decision):
        seen = max(record.followed_up, key=lambda one: one.date, default=None)
        what, instead = record.grounds, seen.text if seen else None
    elif isinstance(record, Practice):
        what = record.stage_reason
    elif isinstance(record, Progression):
        what = record.went_wrong
    return Told(gathering.row(item), passage(what, item, context), passage(instead, item, context))
