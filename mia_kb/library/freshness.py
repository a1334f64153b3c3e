"""How long ago somebody looked at a record, and whether it is time again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from mia_kb.records.head import Record

SOON = 60
"""Days before a review is due when a record is shown as due soon."""


class Freshness(StrEnum):
    """Whether a record's review is in time."""

    FRESH = "fresh"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Care:
    """When a record was last reviewed, if ever, and how many days past (or before, if negative) the review is."""

    state: Freshness
    last: date | None
    days_over: int


def is_overdue(record: Record, today: date) -> bool:
    """Whether the day by which somebody must review a record is past."""
    return record.review_by < today


def care(record: Record, today: date) -> Care:
    """The state of a record's review on the day `today`."""
    over = (today - record.review_by).days
    state = Freshness.OVERDUE if over > 0 else Freshness.DUE_SOON if over >= -SOON else Freshness.FRESH
    return Care(state, max((review.date for review in record.reviewed), default=None), over)
