"""How far ways of working had come at the end of each year, as far as their records carry dates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mia_kb.library.adoption import OVER
from mia_kb.library.queries import typed
from mia_kb.library.standing import ended_on, first_day, refused
from mia_kb.records.fields import When
from mia_kb.records.organisation import Organisation
from mia_kb.records.vocabulary import Stage, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from mia_kb.library.standing import Life
    from mia_kb.records.practice import Practice

MOST_YEARS = 12
"""Years that are told; of more, the latest."""


class Untold(Vocabulary):
    """What is known of a way of working whose stage nobody has told."""

    STAGE = "stage-untold", "började, fas inte berättad", "begun, stage not told"
    SINCE = "untold-since", "tiden är ute, inget berättat sedan", "its time is over, nothing told since"


Point: TypeAlias = "Stage | Untold"
POINTS: tuple[Point, ...] = (*Stage, *Untold)
"""In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Year:
    """How many ways of working were at each point at the end of a year, or on the day in the year of the day."""

    year: int
    counts: tuple[tuple[Point, int], ...]

    def count(self, point: Point) -> int:
        """How many were at a point."""
        return dict(self.counts).get(point, 0)


@dataclass(frozen=True, slots=True)
class Years:
    """The years, each with the same points; `undated` are ways that are counted in the last year only."""

    points: tuple[Point, ...]
    years: tuple[Year, ...]
    undated: int


def years_of(found: Sequence[Life], today: date) -> Years:
    """The years from the first that a record tells of, at most `MOST_YEARS`, to that of `today`."""
    dated = [(list(_points(life)), point_now(life)) for life in found]
    known = [when.year for points, _ in dated for when, _ in points]
    first = max(min(known, default=today.year), today.year - MOST_YEARS + 1)
    counted = [(year, _counts(dated, year, now=year == today.year)) for year in range(first, today.year + 1)]
    present = tuple(point for point in POINTS if any(counts[point] for _, counts in counted))
    years = tuple(Year(year, tuple((point, counts[point]) for point in present)) for year, counts in counted)
    return Years(present, years, sum(not points and now is not None for points, now in dated))


def point_now(life: Life) -> Point | None:
    """Where a way of working is today; None where a place has only decided, and not against."""
    against, practice = refused(life.decision), life.told
    if against or practice is None:
        return against
    if isinstance(practice.stage, Stage):
        return practice.stage
    return Untold.SINCE if untold_since(life) else Untold.STAGE


def untold_since(life: Life) -> When | None:
    """When the time of a practice or of its place was over, where nobody tells what it led to; else None."""
    if life.told is None or isinstance(life.told.stage, Stage) or refused(life.decision):
        return None
    over = _end_of_what_is_told(life.told, life)
    return over if over and over.last_day < life.today else None


def _counts(
    dated: Iterable[tuple[list[tuple[When | date, Point]], Point | None]], year: int, *, now: bool
) -> Counter[Point]:
    counts: Counter[Point] = Counter()
    for points, point in dated:
        past = [one for when, one in points if when.year <= year]
        if now and point:
            counts[point] += 1
        elif past and not now:
            counts[past[-1]] += 1
    return counts


def _points(life: Life) -> list[tuple[When | date, Point]]:
    """The points that are dated, in the order in which they were reached."""
    found = [pair for pair in _dated(life) if first_day(pair[0]) <= life.today]
    return sorted(found, key=lambda pair: str(pair[0]))


def _dated(life: Life) -> Iterator[tuple[When | date, Point]]:
    practice, decision = life.told, life.decision
    if practice:
        yield from _practised(practice, life)
    against = refused(decision)
    if decision and against:
        yield decision.date, against


def _practised(practice: Practice, life: Life) -> Iterator[tuple[When, Point]]:
    began = practice.period.from_
    if isinstance(began, When) and not any(event.date.year <= began.year for event in practice.history):
        yield began, Untold.STAGE
    for event in practice.history:
        yield event.date, event.stage
    ended = ended_on(practice)
    if ended and isinstance(practice.stage, Stage) and practice.stage in OVER:
        yield ended, practice.stage
    over = untold_since(life)
    if over:
        yield over, Untold.SINCE


def _end_of_what_is_told(practice: Practice, life: Life) -> When | None:
    """The last day of a practice, else of its place."""
    end = typed(life.place, Organisation).end
    if isinstance(practice.period.to, When):
        return practice.period.to
    return end if isinstance(end, When) else None
