"""How mature a method is: computed from what has been done with it, never typed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mia_kb.library.queries import decisions_about, pointed_at, pointing_at, typed
from mia_kb.records.decision import Decision
from mia_kb.records.practice import Practice, Receiver
from mia_kb.records.vocabulary import Choice, Outcome, Stage, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item

LASTING = 365
"""Days after a decision before a good follow-up shows that a way of working has lasted."""


class MaturityLevel(Vocabulary):
    """How far a method has come, from a description to something that lasts."""

    DESCRIBED = "described", "beskriven", "described"
    TRIED = "tried", "prövad på en plats", "tried in one place"
    TRIED_WIDELY = "tried-widely", "prövad på flera platser", "tried in several places"
    ADOPTED = "adopted", "införd", "adopted"
    LASTING = "lasting", "består", "lasting"


class NextStep(Vocabulary):
    """What is missing for the next level."""

    PRACTICE = "practice", "Ingen plats har berättat att den gör så här.", "No place has told that it works like this."
    SECOND_PLACE = (
        "second-place",
        "En plats till behöver pröva och berätta.",
        "One more place needs to try it and tell.",
    )
    ADOPTION = (
        "adoption",
        "Prövad, inte införd: ett beslut att införa och en mottagare i ordinarie verksamhet saknas.",
        "Tried, not adopted: a decision to adopt and a receiver in regular services are missing.",
    )
    FOLLOW_UP = (
        "follow-up",
        "En uppföljning minst ett år efter beslutet, med gott utfall, saknas.",
        "A follow-up at least a year after the decision, with a good outcome, is missing.",
    )
    NOTHING = "nothing", "Inget saknas för högsta nivån.", "Nothing is missing for the highest level."


@dataclass(frozen=True, slots=True)
class Maturity:
    """A method's level, what is missing for the next, and in how many places it has been tried and adopted."""

    level: MaturityLevel
    missing: NextStep
    tried: int
    adopted: int
    declined: int


def maturity(library: Library, method: Item, today: date) -> Maturity:
    """The maturity of a method on the day `today`; decisions and follow-ups after that day do not count."""
    practices = pointing_at(library, method.id, Practice.kind, "method")
    decisions = [item for item in decisions_about(library, method.id) if typed(item, Decision).date <= today]
    standing = _standing(library, decisions)
    tried = _places(library, practices, lambda practice: practice.stage is not Stage.DECLINED)
    ended = {place for place, item in standing.items() if typed(item, Decision).choice is Choice.END}
    adopted = {place for place, item in standing.items() if typed(item, Decision).choice is Choice.ADOPT}
    adopted |= _places(library, practices, _in_operation) - ended
    declined = {place for place, item in standing.items() if typed(item, Decision).choice is Choice.DECLINE}
    lasting = any(_lasted(typed(item, Decision), today) for place, item in standing.items() if place in adopted)
    level, missing = _level(len(tried), len(adopted), lasting=lasting)
    return Maturity(level, missing, len(tried), len(adopted), len(declined))


def _standing(library: Library, decisions: list[Item]) -> dict[str, Item]:
    """The decision that holds in each place: the latest one. `decisions` come newest first."""
    latest: dict[str, Item] = {}
    for item in decisions:
        for place in pointed_at(library, item.id, "place"):
            latest.setdefault(place.id, item)
    return latest


def _places(library: Library, practices: Iterable[Item], wanted: Callable[[Practice], bool]) -> set[str]:
    """The places of the practices that are `wanted`."""
    kept = [item for item in practices if wanted(typed(item, Practice))]
    return {place.id for item in kept for place in pointed_at(library, item.id, "place")}


def _level(tried: int, adopted: int, *, lasting: bool) -> tuple[MaturityLevel, NextStep]:
    if adopted and lasting:
        return MaturityLevel.LASTING, NextStep.NOTHING
    if adopted:
        return MaturityLevel.ADOPTED, NextStep.FOLLOW_UP
    if tried > 1:
        return MaturityLevel.TRIED_WIDELY, NextStep.ADOPTION
    if tried:
        return MaturityLevel.TRIED, NextStep.SECOND_PLACE
    return MaturityLevel.DESCRIBED, NextStep.PRACTICE


def _in_operation(practice: Practice) -> bool:
    """Whether a place does it in ordinary operation, with somebody there who has taken over."""
    return practice.stage in {Stage.FULL, Stage.SUSTAINED} and isinstance(practice.receiver, Receiver)


def _lasted(decision: Decision, today: date) -> bool:
    """Whether a decision was seen to hold a year later."""
    good = {Outcome.WORKED, Outcome.PARTLY}
    return any(
        (seen.date - decision.date).days >= LASTING and seen.date <= today and seen.outcome in good
        for seen in decision.followed_up
    )
