"""How old the open lessons are, the oldest first, and who can close them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.ages import days_since, first_trace
from mia_kb.library.queries import pointed_at, typed
from mia_kb.library.stewardship import keeper
from mia_kb.records.lesson import Lesson
from mia_kb.records.vocabulary import Closure
from mia_kb.reports.report import Block, Column, Part, own, ref, said
from mia_kb.reports.start_now import receivers
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mia_kb.reading.item import Item
    from mia_kb.reports.report import Cell, ReportContext

OLDEST = 10
"""Open lessons that are named; the report on deviations names all."""
HALF_A_YEAR, A_YEAR = 183, 365
"""Days of the ages that open lessons are counted by."""


def open_lessons(context: ReportContext) -> Part:
    """Lessons by what has become of them, the open ones by age; then the oldest by name."""
    lessons = context.known.living(Lesson.kind)
    waiting = sorted(
        (item for item in lessons if typed(item, Lesson).closure is Closure.OPEN), key=lambda item: _age(item, context)
    )
    oldest = tuple(_row(item, context) for item in waiting[:OLDEST])
    more = said(
        N_("Here are the {shown} oldest of {all}; the page about deviations names them all."),
        shown=len(oldest),
        all=len(waiting),
    )
    return Part(
        "open-lessons",
        said(N_("Lessons that wait to be used")),
        (more,) if len(waiting) > len(oldest) else (),
        (_counts(lessons, waiting, context), _oldest(oldest)),
    )


def _age(item: Item, context: ReportContext) -> tuple[int, str]:
    """The order of age: what has waited longest first, what nobody knows the age of last."""
    days = _days(item, context)
    return (1 if days is None else -days, item.id)


def _days(item: Item, context: ReportContext) -> int | None:
    return days_since(first_trace(item.record), context.today)


def _counts(lessons: Iterable[Item], waiting: Iterable[Item], context: ReportContext) -> Block:
    """What has become of the lessons, each in exactly one row."""
    ages = [_days(item, context) for item in waiting]
    known = [days for days in ages if days is not None]
    closed = [typed(item, Lesson).closure for item in lessons]
    rows: tuple[tuple[Cell, ...], ...] = (
        (said(N_("Open for more than a year")), sum(days > A_YEAR for days in known)),
        (said(N_("Open for half a year to a year")), sum(HALF_A_YEAR < days <= A_YEAR for days in known)),
        (said(N_("Open for at most half a year")), sum(days <= HALF_A_YEAR for days in known)),
        (said(N_("Open, and no date tells since when")), len(ages) - len(known)),
        (said(N_("Built into a method")), closed.count(Closure.BUILT_IN)),
        (said(N_("Rejected with a reason")), closed.count(Closure.REJECTED)),
    )
    columns = (Column("state", N_("What has become of them")), Column("lessons", N_("Lessons")))
    empty = N_("No lesson has been left.")
    return Block("ages", "", columns, rows if closed else (), empty=empty, table=bool(closed))


def _oldest(rows: tuple[tuple[Cell, ...], ...]) -> Block:
    columns = (
        Column("lesson", N_("Lesson")),
        Column("receivers", N_("For")),
        Column("method", N_("Could be built into")),
        Column("keeper", N_("Kept by")),
        Column("days", N_("Open for at least (days)")),
    )
    why = N_(
        "Ask those it is for. If they do so already, it is built in: write into which method. If it does not suit "
        "them, write why: that closes it too."
    )
    return Block("oldest", N_("The oldest"), columns, rows, why, N_("No lesson is open."))


def _row(item: Item, context: ReportContext) -> tuple[Cell, ...]:
    methods = tuple(ref(method) for method in pointed_at(context.library, item.id, "concerns"))
    living = keeper(context.library, item, context.today)
    nobody = said(N_("nobody that still exists"))
    return (
        ref(item),
        receivers(item),
        methods or None,
        (own(item.record.steward.function, item, markdown=False), ref(living) if living else nobody),
        _days(item, context) or None,
    )
