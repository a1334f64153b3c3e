"""The page for who is about to leave: what to hand over, and which records each function carries."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.alphabet import order
from mia_kb.pages.context import is_shown
from mia_kb.pages.paging import group, paged
from mia_kb.pages.spots import contribute_href, section_link, value_spot, view_at
from mia_kb.records.organisation import Organisation
from mia_kb.records.term import Term
from mia_kb.text.languages import N_, translate
from mia_kb.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.paging import Group
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Link, View

LEAVING = "jag-slutar"
LEAVING_TITLE = N_("I leave in six weeks: what do I hand over?")
LEAVING_LEAD = N_("For you who leave soon: what to leave behind, so that what you learned does not leave with you.")
WEEKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        N_("Six weeks left"),
        (
            N_("Find the records that your function carries, below. Agree with your manager on who carries them next."),
            N_("List the three things that only you know how to do. Who else needs to be able to?"),
        ),
    ),
    (
        N_("Four weeks left"),
        (
            N_("Write one lesson for each of the three: what happened, what it taught, what others should do."),
            N_("Let the one who takes over do each thing once while you watch."),
            N_("Go through the deviations you have left. Which have had an answer? Write down where the others are."),
        ),
    ),
    (
        N_("Two weeks left"),
        (
            N_("Review your records: is it still done, where, and what has changed?"),
            N_("Change who answers for them to a function that remains, never to a person."),
            N_("Tell those you work with at the other parties who they turn to from now on."),
        ),
    ),
    (
        N_("The last week"),
        (
            N_(
                "Take an hour with your manager and the form of the exit interview: what worked, what went worse than "
                "you thought, what is begun? Whoever keeps the library has the form, and makes drafts of your answers."
            ),
            N_("Hand over notes about participants as your organisation says. They must never come here."),
        ),
    ),
)
"""What to do, week by week; English message ids."""


class Weeks(NamedTuple):
    """What to do some weeks before the last day."""

    title: str
    todo: tuple[str, ...]


class LeavingPage(NamedTuple):
    """The page: what to do week by week, and every function with the records it carries."""

    lead: str
    weeks: tuple[Weeks, ...]
    groups: tuple[Group, ...]
    contribute: str
    onward: tuple[Link, ...]


def leaving_pages(gathering: Gathering) -> Iterator[View]:
    """The page, and pages for functions that carry very many records."""
    context, language = gathering.context, gathering.language
    title, lead = translate(LEAVING_TITLE, language), translate(LEAVING_LEAD, language)
    spot = value_spot(context, "new-on-the-job", LEAVING, title, lead)
    groups, rest = paged(_carried(gathering), spot, context)
    data = LeavingPage(
        lead=lead,
        weeks=tuple(
            Weeks(translate(when, language), tuple(translate(todo, language) for todo in todos))
            for when, todos in WEEKS
        ),
        groups=groups,
        contribute=contribute_href(context),
        onward=tuple(section_link(context, key) for key in ("report", "lesson", "deviation", "new-on-the-job")),
    )
    yield view_at(spot, context, "leaving.html.jinja", data)
    yield from rest


def _carried(gathering: Gathering) -> tuple[Group, ...]:
    """Records by the organisation and function that answer for them."""
    members: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in gathering.everything:
        if item.kind not in {Organisation.kind, Term.kind}:
            members[_steward(item, gathering), item.record.steward.function].append(item)
    ordered = sorted(
        members, key=lambda key: (order(key[0], gathering.language), order(key[1], gathering.language), key)
    )
    return tuple(
        group(
            slug(f"{organisation} {function}"),
            f"{organisation}: {function}",
            gathering.rows(members[organisation, function]),
        )
        for organisation, function in ordered
    )


def _steward(item: Item, gathering: Gathering) -> str:
    """The name of the organisation that answers for a record today; the one it names where that has ended."""
    context = gathering.context
    named = item.record.steward.organisation
    steward = gathering.reporting.known.keeper(item) or context.library.find(named, item.library)
    if steward is None or not is_shown(steward.record):
        return named
    return (
        typed(steward, Organisation).short_name or context.ref(steward).title
        if steward.kind == Organisation.kind
        else named
    )
