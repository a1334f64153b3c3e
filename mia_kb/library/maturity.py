"""How mature a method is: computed from what has been done with it, never typed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mia_kb.library.queries import decisions_about, pointed_at, pointing_at, typed
from mia_kb.records.decision import Decision
from mia_kb.records.practice import Practice, Receiver
from mia_kb.records.vocabulary import Choice, Outcome, Stage, Status, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item

LASTING = 365
"""Days after a decision before a good follow-up shows that a way of working has lasted."""
NOT_TRIED = frozenset({Stage.EXPLORING, Stage.INSTALLING, Stage.DECLINED})
OVER = frozenset({Stage.ENDED, Stage.DECLINED})
GOOD = frozenset({Outcome.WORKED, Outcome.PARTLY})


class MaturityLevel(Vocabulary):
    """How far a method has come, from a description to something that lasts."""

    DESCRIBED = "described", "beskriven", "described"
    TRIED = "tried", "prövad på en plats", "tried in one place"
    TRIED_WIDELY = "tried-widely", "prövad på flera platser", "tried in several places"
    ADOPTED = "adopted", "införd", "adopted"
    LASTING = "lasting", "består", "lasting"


class NextStep(Vocabulary):
    """What is missing for the next level."""

    PRACTICE = (
        "practice",
        "Ingen plats har berättat att den gör så här. Nästa steg: en plats prövar och berättar.",
        "No place has told that it works like this. Needed next: one place that tries it and tells.",
    )
    SECOND_PLACE = (
        "second-place",
        "Prövad, inte införd. Nästa steg: en plats till prövar och berättar.",
        "Tried, not adopted. Needed next: one more place that tries it and tells.",
    )
    ADOPTION = (
        "adoption",
        (
            "Prövad, inte införd. Nästa steg: en plats beslutar att införa den, eller har den i ordinarie verksamhet "
            "med en mottagare som har tagit över."
        ),
        (
            "Tried, not adopted. Needed next: one place that decides to adopt it, or that does it in regular services "
            "with a receiver who has taken over."
        ),
    )
    DECISION = (
        "decision",
        (
            "Den görs i ordinarie verksamhet, men inget beslut att införa den är inskrivet. Nästa steg: ett beslut, "
            "med en dag då det följs upp."
        ),
        (
            "It is done in regular services, but no decision to adopt it has been entered. Needed next: a decision, "
            "with a day on which it is followed up."
        ),
    )
    FOLLOW_UP = (
        "follow-up",
        "Nästa steg: en uppföljning minst ett år efter beslutet som visar att det fungerar.",
        "Needed next: a follow-up at least a year after the decision that shows that it works.",
    )
    NOTHING = (
        "nothing",
        "Inget mer behövs: den har följts upp efter minst ett år och fungerar.",
        "Nothing more is needed: it has been followed up after at least a year, and it works.",
    )


@dataclass(frozen=True, slots=True)
class Maturity:
    """A method's level, what is missing for the next, and how many places have tried, adopted and declined it."""

    level: MaturityLevel
    missing: NextStep
    tried: int
    adopted: int
    declined: int


def maturity(library: Library, method: Item, today: date) -> Maturity:
    """The maturity of a method on the day `today`.

    A place has tried the method if a practice there has come further than being prepared. It has adopted it if its
    latest decision is to do so, or, without a decision against, if it does it in full with a receiver in ordinary
    operation; unless its practices have all ended. Drafts do not count, nor what is dated after `today`.
    """
    practices = [item for item in pointing_at(library, method.id, Practice.kind, "method") if _counts(item)]
    standing = _standing(library, method, today)
    adopting = {place: decision for place, decision in standing.items() if decision.choice is Choice.ADOPT}
    against = {place for place, decision in standing.items() if decision.choice in {Choice.END, Choice.DECLINE}}
    in_operation = _places(library, (item for item in practices if _in_operation(typed(item, Practice)))) - against
    over = _places(library, practices) - _places(library, (item for item in practices if not _is(item, OVER)))
    adopted = (set(adopting) | in_operation) - over
    tried = _places(library, (item for item in practices if not _is(item, NOT_TRIED)))
    declined = {place for place, decision in standing.items() if decision.choice is Choice.DECLINE}
    decisions = [decision for place, decision in adopting.items() if place in adopted]
    level, missing = _level(len(tried), len(adopted), decisions, today)
    return Maturity(level, missing, len(tried), len(adopted), len(declined))


def _level(tried: int, adopted: int, decisions: list[Decision], today: date) -> tuple[MaturityLevel, NextStep]:
    """The level reached, and what is missing for the next; `decisions` are those to adopt that still hold."""
    if any(_lasted(decision, today) for decision in decisions):
        return MaturityLevel.LASTING, NextStep.NOTHING
    if adopted:
        return MaturityLevel.ADOPTED, NextStep.FOLLOW_UP if decisions else NextStep.DECISION
    if tried > 1:
        return MaturityLevel.TRIED_WIDELY, NextStep.ADOPTION
    if tried:
        return MaturityLevel.TRIED, NextStep.SECOND_PLACE
    return MaturityLevel.DESCRIBED, NextStep.PRACTICE


def _standing(library: Library, method: Item, today: date) -> dict[str, Decision]:
    """The decision that holds in each place: the latest one."""
    latest: dict[str, Decision] = {}
    for item in decisions_about(library, method.id):
        decision = typed(item, Decision)
        if _counts(item) and decision.date <= today:
            for place in pointed_at(library, item.id, "place"):
                latest.setdefault(place.id, decision)
    return latest


def _places(library: Library, practices: Iterable[Item]) -> set[str]:
    return {place.id for item in practices for place in pointed_at(library, item.id, "place")}


def _counts(item: Item) -> bool:
    return item.record.status is not Status.DRAFT


def _is(item: Item, stages: frozenset[Stage]) -> bool:
    return typed(item, Practice).stage in stages


def _in_operation(practice: Practice) -> bool:
    """Whether a place does it in ordinary operation, with somebody there who has taken over."""
    return practice.stage in {Stage.FULL, Stage.SUSTAINED} and isinstance(practice.receiver, Receiver)


def _lasted(decision: Decision, today: date) -> bool:
    """Whether the latest follow-up, at least a year after the decision, saw it work at least in part."""
    seen = max((seen for seen in decision.followed_up if seen.date <= today), key=lambda seen: seen.date, default=None)
    return seen is not None and (seen.date - decision.date).days >= LASTING and seen.outcome in GOOD
