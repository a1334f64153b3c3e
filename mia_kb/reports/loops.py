"""What stands open in records: no answer, no closure, no follow-up, no receiver, no review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.adoption import OVER
from mia_kb.library.ages import days_since, first_trace, waiting_since
from mia_kb.library.freshness import Freshness, care
from mia_kb.records.decision import Decision
from mia_kb.records.deviation import Deviation
from mia_kb.records.lesson import Lesson
from mia_kb.records.practice import Practice, Receiver
from mia_kb.records.vocabulary import Closure, DeviationState, Status, Vocabulary
from mia_kb.reports.follow_ups import LACKING, follow_up_state

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import date

    from mia_kb.reading.item import Item

ANSWERED = frozenset({DeviationState.ANSWERED, DeviationState.SOLVED, DeviationState.KNOWN})
"""How a deviation stands that somebody has answered, if only to say that there is no solution."""


class Loop(Vocabulary):
    """What is open."""

    NO_ANSWER = "no-answer", "inget svar på avvikelsen är känt", "no answer to the deviation is known"
    NOT_CLOSED = "not-closed", "lärdomen är inte avslutad", "the lesson is not closed"
    NO_FOLLOW_UP = "no-follow-up", "beslutet är inte uppföljt", "the decision has not been followed up"
    NO_RECEIVER = "no-receiver", "ingen är känd som tar över", "nobody is known to take over"
    NOT_REVIEWED = "not-reviewed", "granskningen är försenad", "the review is overdue"


def open_loops(item: Item, today: date, held: Container[str]) -> Iterator[tuple[Loop, int | None]]:
    """What is open in a record, each with how many days it has been so at least, where that is known.

    Of decisions only those that are `held` need a follow-up.
    """
    record = item.record
    if isinstance(record, Deviation) and record.state not in ANSWERED:
        yield Loop.NO_ANSWER, days_since(waiting_since(record), today)
    if isinstance(record, Lesson) and record.closure is Closure.OPEN and record.status is not Status.DRAFT:
        yield Loop.NOT_CLOSED, days_since(first_trace(record), today)
    if isinstance(record, Decision) and item.id in held and follow_up_state(record, today) in LACKING:
        yield Loop.NO_FOLLOW_UP, days_since(record.date, today)
    if isinstance(record, Practice) and record.stage not in OVER and not isinstance(record.receiver, Receiver):
        yield Loop.NO_RECEIVER, None
    if care(record, today).state is Freshness.OVERDUE:
        yield Loop.NOT_REVIEWED, care(record, today).days_over
