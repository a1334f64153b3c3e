"""How long records have waited: days since something first is known to have been there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.records.fields import When

if TYPE_CHECKING:
    from datetime import date

    from mia_kb.records.deviation import Deviation
    from mia_kb.records.head import Record


def first_trace(record: Record) -> date | None:
    """The first day on which a record is known to have existed: a review, or a source that was read for it."""
    reviews = [review.date for review in record.reviewed]
    return min([*reviews, *(source.accessed for source in record.sources if source.accessed)], default=None)


def days_since(start: date | None, today: date) -> int | None:
    """Whole days from `start` to `today`; None where the start is not known or lies ahead."""
    return (today - start).days if start and start <= today else None


def waiting_since(deviation: Deviation) -> date | None:
    """The day from which a deviation waits: when it was raised, else noticed; the last day of a month or a year."""
    since = deviation.raised if isinstance(deviation.raised, When) else deviation.noticed
    return since.last_day if isinstance(since, When) else None
