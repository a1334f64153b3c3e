"""A record as a row in a list: its title, its point, and the words that place it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from babel.dates import format_timedelta

from mia_kb.library.freshness import is_overdue
from mia_kb.library.queries import pointing_at, typed
from mia_kb.library.stewardship import has_ended
from mia_kb.pages.figure_card import figure_card
from mia_kb.pages.passages import own_language
from mia_kb.records.decision import Decision
from mia_kb.records.deviation import Deviation
from mia_kb.records.fields import When
from mia_kb.records.figure import Figure
from mia_kb.records.lesson import Lesson
from mia_kb.records.measure import Measure
from mia_kb.records.method import Method
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.records.progression import Progression
from mia_kb.records.story import Story
from mia_kb.records.term import Term
from mia_kb.records.unknown import Unknown
from mia_kb.records.vocabulary import Closure, DeviationState, Status
from mia_kb.rendering.show import day, period
from mia_kb.text.languages import N_, Language, translate, translate_count

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from enum import Enum

    from mia_kb.pages.gathering import Gathering
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Ref

WAITING = frozenset({DeviationState.NEW, DeviationState.RAISED})
"""How far a deviation has come while somebody owes it an answer."""


class Badge(NamedTuple):
    """A word of the vocabulary; `before` is an English message id that says what kind of word it is, or empty."""

    before: str
    term: Enum


class Row(NamedTuple):
    """A record in a list. `note` is what a reader asks next, in the page's language unless `note_lang` is given.

    `late` says that nobody has reviewed it by the day they should have.
    """

    ref: Ref
    badges: tuple[Badge, ...] = ()
    note: str = ""
    note_lang: str = ""
    late: bool = False

    def __hash__(self) -> int:
        """Cheap, since a row is looked up on every page it stands on: most rows differ in where they lead."""
        return hash((self.ref.href, self.note))


def row_of(item: Item, gathering: Gathering) -> Row:
    """The row of a record."""
    row = ROWS[item.kind](item, gathering)
    late = is_overdue(item.record, gathering.context.today)
    return row._replace(late=True) if late and item.record.status is not Status.RETIRED else row


def _method(item: Item, gathering: Gathering) -> Row:
    evidence, found = typed(item, Method).evidence, gathering.maturities[item.id]
    tried = translate_count("Tried in {count} place", "Tried in {count} places", found.tried, gathering.language)
    return Row(
        gathering.context.ref(item),
        (
            Badge(N_("Maturity"), found.level),
            Badge(N_("Knowledge"), evidence.level),
            Badge(N_("Certainty"), evidence.certainty),
        ),
        tried if found.tried else "",
    )


def _practice(item: Item, gathering: Gathering) -> Row:
    practice = typed(item, Practice)
    badges = (Badge(N_("Stage"), practice.stage),)
    if not practice.local_name:
        return Row(gathering.context.ref(item), badges)
    called = translate(N_("There it is called {name}"), gathering.language).format(name=practice.local_name)
    return Row(gathering.context.ref(item), badges, called)


def _lesson(item: Item, gathering: Gathering) -> Row:
    lesson = typed(item, Lesson)
    closed = () if lesson.closure is Closure.OPEN else (Badge("", lesson.closure),)
    badges = (Badge(N_("Outcome"), lesson.outcome), *closed)
    return Row(gathering.context.ref(item), badges)


def _deviation(item: Item, gathering: Gathering) -> Row:
    deviation = typed(item, Deviation)
    badges = (Badge(N_("State"), deviation.state),)
    return Row(gathering.context.ref(item), badges, _age(deviation, gathering))


def _age(deviation: Deviation, gathering: Gathering) -> str:
    """How long it has waited, or when it was noticed; nothing where the source is silent."""
    language, today = gathering.language, gathering.context.today
    if deviation.state in WAITING and isinstance(deviation.raised, When):
        return translate(N_("Has waited {time} for an answer"), language).format(
            time=span(deviation.raised, today, language)
        )
    if isinstance(deviation.noticed, When):
        return translate(N_("Noticed {day}, {time} ago"), language).format(
            day=day(language, deviation.noticed), time=span(deviation.noticed, today, language)
        )
    return ""


def span(since: When, today: date, language: Language) -> str:
    """The time from a day to another in words, no more and no more exact than it is known: 12 dagar, 7 år."""
    passed = today - (since.last_day if since.last_day <= today else since.first_day)
    return format_timedelta(passed, granularity="day" if since.day else "month", threshold=1.5, locale=language)


def _obstacle(item: Item, gathering: Gathering) -> Row:
    obstacle = typed(item, Obstacle)
    badges = (Badge(N_("Level"), obstacle.level),)
    if isinstance(obstacle.mandate, Unknown):
        nobody = translate(N_("Who can change it is not stated in the source."), gathering.language)
        return Row(gathering.context.ref(item), badges, nobody)
    mandate = obstacle.mandate
    if not mandate:
        return Row(gathering.context.ref(item), badges)
    who = ", ".join(party.label(gathering.language) for party in mandate)
    return Row(
        gathering.context.ref(item),
        badges,
        translate(N_("Can be changed by: {parties}"), gathering.language).format(parties=who),
    )


def _figure(item: Item, gathering: Gathering) -> Row:
    """A figure with its whole and its period; its title and value without the numbers that are masked."""
    card = figure_card(item, gathering.context)
    note = f"{card.value}. {_sentence(period(gathering.language, typed(item, Figure).period))}"
    return Row(card.ref, (Badge("", card.role),), note, card.lang)


def _measure(item: Item, gathering: Gathering) -> Row:
    count = len(pointing_at(gathering.context.library, item.id, Figure.kind, "measure"))
    figures = translate_count("{count} figure", "{count} figures", count, gathering.language)
    return Row(gathering.context.ref(item), (Badge("", typed(item, Measure).type),), figures)


def _progression(item: Item, gathering: Gathering) -> Row:
    progression = typed(item, Progression)
    badges = (Badge(N_("In the participants' eyes"), progression.participant_view),)
    return Row(gathering.context.ref(item), badges, _sentence(period(gathering.language, progression.period)))


def _decision(item: Item, gathering: Gathering) -> Row:
    decision, language = typed(item, Decision), gathering.language
    note = f"{day(language, decision.date)}. {decision.body}"
    latest = max(decision.followed_up, key=lambda seen: seen.date, default=None)
    seen = (Badge(N_("Outcome"), latest.outcome),) if latest else ()
    badges = (Badge("", decision.choice), *seen)
    return Row(gathering.context.ref(item), badges, note, own_language(item, gathering.context))


def _story(item: Item, gathering: Gathering) -> Row:
    badges = (Badge(N_("Seen by"), typed(item, Story).perspective),)
    return Row(gathering.context.ref(item), badges)


def _organisation(item: Item, gathering: Gathering) -> Row:
    organisation, language = typed(item, Organisation), gathering.language
    ended = ""
    if has_ended(item, gathering.context.today):
        ended = translate(N_("Ended {day}"), language).format(day=day(language, organisation.end))
    return Row(gathering.context.ref(item), (Badge("", organisation.type),), ended)


def _term(item: Item, gathering: Gathering) -> Row:
    abbreviation = typed(item, Term).abbreviation or ""
    return Row(gathering.context.ref(item), (), abbreviation)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


ROWS: dict[str, Callable[[Item, Gathering], Row]] = {
    Method.kind: _method,
    Practice.kind: _practice,
    Lesson.kind: _lesson,
    Deviation.kind: _deviation,
    Obstacle.kind: _obstacle,
    Figure.kind: _figure,
    Measure.kind: _measure,
    Progression.kind: _progression,
    Decision.kind: _decision,
    Story.kind: _story,
    Organisation.kind: _organisation,
    Term.kind: _term,
}
"""How a record of each kind is shown in a list."""
