"""How it stands with a method in a place, since when, why it ended, and what has happened there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from mia_kb.library.adoption import OVER, Adoption, is_living
from mia_kb.library.maturity import NOT_TRIED
from mia_kb.library.queries import decisions_about, pointed_at, pointing_at, typed
from mia_kb.library.stewardship import has_ended
from mia_kb.records.decision import Decision, DecisionFollowUp
from mia_kb.records.fields import When
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice, Receiver
from mia_kb.records.vocabulary import Choice, Stage, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item
    from mia_kb.records.practice import StageEvent
    from mia_kb.records.unknown import Unknown

IN_OPERATION = frozenset({Stage.FULL, Stage.SUSTAINED})


class Standing(Vocabulary):
    """How it stands with a method in a place: what is done there, against what has been decided."""

    ADOPTED = "adopted", "införd", "adopted"
    IN_SERVICES = (
        "in-services",
        "i ordinarie verksamhet, men inget beslut att införa",
        "in regular services, but no decision to adopt",
    )
    UNSECURED = (
        "unsecured",
        "i ordinarie verksamhet, men varken beslut eller mottagare",
        "in regular services, but neither a decision nor a receiver",
    )
    TRIED = "tried", "prövad, inte införd", "tried, not adopted"
    PREPARED = "prepared", "förbereds, inte prövad", "prepared, not tried"
    TO_TRY = "to-try", "ska prövas, inget berättat än", "to be tried, nothing told yet"
    WAITING = "waiting", "avvaktar", "waiting"
    ENDED = "ended", "avslutad", "ended"
    DECLINED = "declined", "avböjd", "declined"


NO_LONGER = frozenset({Standing.ENDED, Standing.DECLINED})
LIVES_ON = frozenset({Standing.ADOPTED, Standing.IN_SERVICES})


class Happening(Vocabulary):
    """What can have happened to a way of working besides a new stage, a decision and its follow-up."""

    BEGAN = "began", "började", "began"
    ENDED = "ended", "den beskrivna perioden tog slut", "the period described ended"
    PLACE_ENDED = "place-ended", "platsen själv avslutades", "the place itself ended"


What: TypeAlias = "StageEvent | DecisionFollowUp | Item | Happening"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a method in a place. `what` is a decision's record where one was made."""

    day: When | date
    what: What


@dataclass(frozen=True)
class Life:
    """A method in a place: one practice of it, or (without `practice`) only what was decided there."""

    adoption: Adoption
    practice: Item | None
    today: date

    @property
    def place(self) -> Item:
        """Where it is."""
        return self.adoption.place

    @property
    def told(self) -> Practice | None:
        """What the place tells of its practice."""
        return typed(self.practice, Practice) if self.practice else None

    @property
    def decision(self) -> Decision | None:
        """The decision that holds."""
        return typed(self.adoption.standing, Decision) if self.adoption.standing else None

    @cached_property
    def standing(self) -> Standing:
        """How it stands today; agrees with the method's maturity, which counts places by the same rules."""
        choice = self.decision.choice if self.decision else None
        if choice in REFUSED:
            return REFUSED[choice]
        if self.told and self.told.stage in OVER:
            return Standing.ENDED if self.told.stage is Stage.ENDED else Standing.DECLINED
        if choice is Choice.ADOPT:
            return Standing.ADOPTED
        return _practised(self.told) if self.told else DECIDED_ONLY.get(choice, Standing.WAITING)

    @property
    def stage(self) -> Stage | None:
        """The stage told of, where that says more than how it stands."""
        stage = self.told.stage if self.told else None
        return stage if isinstance(stage, Stage) and (self.standing, stage) not in SAID_BY_STANDING else None

    @property
    def began(self) -> When | Unknown | None:
        """When the practice began."""
        return self.told.period.from_ if self.told else None

    @property
    def since(self) -> When | date | None:
        """The day since which it stands as it does; None where nobody has told, though the practice may have begun."""
        practice, decision = self.told, self.decision
        if self.standing in NO_LONGER:
            return ended_on(practice) or (decision.date if decision else None)
        if decision and (practice is None or self.standing is Standing.ADOPTED):
            return decision.date
        begun = [event.date for event in practice.history if event.stage is practice.stage] if practice else []
        return max(begun, default=None)

    @property
    def reason(self) -> tuple[str, Item] | None:
        """Why it ended or was declined, with the record that says so; None where none does, or it goes on."""
        if self.standing not in NO_LONGER:
            return None
        if self.decision and self.adoption.standing and self.decision.choice in REFUSED:
            return self.decision.grounds, self.adoption.standing
        return _told_reason(self.told, self.practice) if self.told and self.practice else None

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What has happened by today, in the order in which it did; what is known to the year comes before its days."""
        found = [*_stages(self.told), *_decisions(self.adoption.decisions), *_place_ended(self.place, self.today)]
        past = (event for event in found if first_day(event.day) <= self.today)
        return tuple(sorted(past, key=lambda event: str(event.day)))


REFUSED = {Choice.DECLINE: Standing.DECLINED, Choice.END: Standing.ENDED}
SAID_BY_STANDING = frozenset(
    {
        (Standing.TRIED, Stage.INITIAL),
        (Standing.IN_SERVICES, Stage.SUSTAINED),
        (Standing.UNSECURED, Stage.SUSTAINED),
        (Standing.ENDED, Stage.ENDED),
        (Standing.DECLINED, Stage.DECLINED),
    }
)
"""Stages that add nothing to how it stands."""
DECIDED_ONLY: dict[Choice | None, Standing] = {Choice.TRY: Standing.TO_TRY, Choice.WAIT: Standing.WAITING}


def lives(found: Iterable[Adoption], today: date) -> tuple[Life, ...]:
    """One life a practice, and one for a place that has only decided; in the order of `found`."""
    return tuple(Life(one, item, today) for one in found for item in one.practices or (None,))


def lives_of(library: Library, method: Item, today: date) -> tuple[Life, ...]:
    """The lives of one method, as `lives` gives them of all adoptions."""
    named = [link.source for link in library.backlinks.get(method.id, ()) if link.field == "method"]
    if not named:
        return ()
    made = (item for item in decisions_about(library, method.id) if typed(item, Decision).date <= today)
    practices = _by_place(library, pointing_at(library, method.id, Practice.kind, "method"))
    decisions = _by_place(library, made)
    found = (
        Adoption(method, library.by_id[place], tuple(practices.get(place, ())), tuple(decisions.get(place, ())))
        for place in sorted(practices.keys() | decisions.keys())
    )
    return lives(found, today)


def _by_place(library: Library, items: Iterable[Item]) -> dict[str, list[Item]]:
    """The living ones among records, by the ids of their places."""
    found: dict[str, list[Item]] = {}
    for item in filter(is_living, items):
        for place in pointed_at(library, item.id, "place"):
            found.setdefault(place.id, []).append(item)
    return found


def refused(decision: Decision | None) -> Stage | None:
    """The stage that a decision against gives."""
    if decision is None or decision.choice not in REFUSED:
        return None
    return Stage.ENDED if decision.choice is Choice.END else Stage.DECLINED


def first_day(when: When | date) -> date:
    """The earliest day that a time can mean."""
    return when.first_day if isinstance(when, When) else when


def _practised(practice: Practice) -> Standing:
    """Of a practice that goes on without a decision to adopt it."""
    if practice.stage in IN_OPERATION and isinstance(practice.receiver, Receiver):
        return Standing.IN_SERVICES
    if practice.stage is Stage.SUSTAINED:
        return Standing.UNSECURED
    return Standing.PREPARED if practice.stage in NOT_TRIED else Standing.TRIED


def ended_on(practice: Practice | None) -> When | None:
    """When a practice that is over ended, by its history, else by its period."""
    if practice is None or practice.stage not in OVER:
        return None
    ended = [event.date for event in practice.history if event.stage is practice.stage]
    if ended:
        return max(ended)
    return practice.period.to if isinstance(practice.period.to, When) else None


def _told_reason(practice: Practice, item: Item) -> tuple[str, Item] | None:
    notes = [event.note for event in practice.history if event.stage is practice.stage and event.note]
    reason = practice.stage_reason or (notes[-1] if notes else None)
    return (reason, item) if reason else None


def _stages(practice: Practice | None) -> Iterator[Event]:
    """The stages told; the beginning and the end of the practice where no stage is told of that time."""
    if practice is None:
        return
    told = {str(event.date) for event in practice.history}
    began, ended = practice.period.from_, practice.period.to
    if isinstance(began, When) and not any(day.startswith(str(began)) for day in told):
        yield Event(began, Happening.BEGAN)
    for event in practice.history:
        yield Event(event.date, event)
    if isinstance(ended, When) and not any(event.stage in OVER for event in practice.history):
        yield Event(ended, Happening.ENDED)


def _decisions(items: Iterable[Item]) -> Iterator[Event]:
    for item in items:
        decision = typed(item, Decision)
        yield Event(decision.date, item)
        for seen in decision.followed_up:
            yield Event(seen.date, seen)


def _place_ended(place: Item, today: date) -> Iterator[Event]:
    end = typed(place, Organisation).end
    if isinstance(end, When) and has_ended(place, today):
        yield Event(end, Happening.PLACE_ENDED)
