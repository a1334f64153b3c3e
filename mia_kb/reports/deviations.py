"""The board of deviations: how each stands, whose it is, how old it is; and how old the open lessons are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.adoption import is_living
from mia_kb.library.ages import days_since, first_trace, waiting_since
from mia_kb.library.queries import pointed_at, pointing_at, typed
from mia_kb.records.deviation import Deviation
from mia_kb.records.lesson import Lesson
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.unknown import Unknown
from mia_kb.records.vocabulary import Closure, DeviationState, Party
from mia_kb.reports.loops import ANSWERED
from mia_kb.reports.report import Block, Column, Part, Report, own, ref, said
from mia_kb.reports.start_now import receivers
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from mia_kb.reading.item import Item
    from mia_kb.reports.report import Cell, ReportContext

DEVIATION, LESSON = Column("deviation", N_("Deviation")), Column("lesson", N_("Lesson"))
DAYS = Column("days", N_("Days waited, at least"))
NOBODY = N_("nobody named")
ASK = N_(
    "Ask the one who follows it up what came back, and write it down, also if it is no. Where nobody is named: decide "
    "at the next meeting who asks."
)


def deviations(context: ReportContext) -> Report:
    """The silent ones first, then by state, by party, by obstacle; lessons last."""
    items = context.known.living(Deviation.kind)
    return Report(
        "deviations",
        said(N_("Deviations and what came back")),
        said(
            N_(
                "For you who shall see to it that no deviation is left unanswered in silence: how each stands, who it "
                "was raised to and what came back. A no is an answer too."
            )
        ),
        context.today,
        (
            _silent(items, context),
            *(part for state in (*DeviationState, None) if (part := _state(state, items, context))),
            _by_party(items),
            *_by_obstacle(context),
            _lessons(context),
        ),
    )


def _silent(items: tuple[Item, ...], context: ReportContext) -> Part:
    """Those that have waited too long, and those of which nothing is known."""
    rows: list[tuple[Cell, ...]] = []
    for item in items:
        deviation = typed(item, Deviation)
        days = days_since(waiting_since(deviation), context.today)
        late = deviation.state not in ANSWERED and days is not None and days > context.unanswered_days
        if late or (deviation.state not in ANSWERED and days is None):
            rows.append((ref(item), _state_of(deviation), days, _party(deviation), _owner(item)))
    rows.sort(key=lambda row: -(row[2] if isinstance(row[2], int) else -1))
    columns = (
        DEVIATION,
        Column("state", N_("State")),
        DAYS,
        Column("party", N_("Who can do something about it")),
        Column("owner", N_("Who follows it up")),
    )
    why = said(
        N_("Waited more than {days} days without an answer, or without any date that tells how long it has waited."),
        days=context.unanswered_days,
    )
    empty = N_("None.") if items else N_("No deviation has been entered. That is not the same as nothing chafing.")
    first = N_(
        "Ask those who meet participants what chafes, and write down the first: what happened, without names, and who "
        "can do something about it. Then this shows how long it waits for an answer."
    )
    says = (why,) if items else (why, said(first))
    return Part(
        "silent",
        said(N_("Without a known answer")),
        says,
        (Block("waiting", "", columns, tuple(rows), ASK, empty),),
    )


def _state(state: DeviationState | None, items: tuple[Item, ...], context: ReportContext) -> Part | None:
    found = [item for item in items if _known_state(item) is state]
    if not found:
        return None
    rows = [_row(item, context) for item in found]
    columns = (
        DEVIATION,
        Column("event", N_("What chafes")),
        Column("party", N_("Who can do something about it")),
        Column("owner", N_("Who follows it up")),
        Column("raised_to", N_("Raised to")),
        Column("noticed", N_("Noticed")),
        DAYS,
        Column("answered", N_("Answered")),
        Column("answer", N_("What came back")),
    )
    title = state or said(N_("How it stands is not stated in the source"))
    return Part(state.code if state else "unknown", title, (), (Block("board", "", columns, tuple(rows)),))


def _known_state(item: Item) -> DeviationState | None:
    state = typed(item, Deviation).state
    return None if isinstance(state, Unknown) else state


def _row(item: Item, context: ReportContext) -> tuple[Cell, ...]:
    deviation = typed(item, Deviation)
    waits = deviation.state not in ANSWERED
    return (
        ref(item),
        own(deviation.event, item),
        _party(deviation),
        _owner(item),
        own(deviation.raised_to, item, markdown=False),
        deviation.noticed,
        days_since(waiting_since(deviation), context.today) if waits else None,
        deviation.answered,
        own(deviation.answer, item),
    )


def _state_of(deviation: Deviation) -> Cell:
    return deviation.state


def _party(deviation: Deviation) -> Cell:
    return deviation.party


def _owner(item: Item) -> Cell:
    owner = typed(item, Deviation).owner
    return said(NOBODY) if isinstance(owner, Unknown) else own(owner, item, markdown=False)


def _by_party(items: tuple[Item, ...]) -> Part:
    """How many deviations each party can do something about, and how many of them have been answered."""
    unknown = said(N_("Not known who can do something about it"))
    rows: list[tuple[Cell, ...]] = []
    for party in (*Party, None):
        found = [
            item for item in items if (typed(item, Deviation).party if party else _no_party(item)) is (party or True)
        ]
        if found:
            answered = sum(typed(item, Deviation).state in ANSWERED for item in found)
            rows.append((party or unknown, len(found), answered, len(found) - answered))
    columns = (
        Column("party", N_("Party")),
        Column("deviations", N_("Deviations")),
        Column("answered", N_("Answered, solved or known")),
        Column("unanswered", N_("Without a known answer")),
    )
    return Part(
        "by-party",
        said(N_("By party")),
        (),
        (Block("parties", "", columns, tuple(rows), empty=N_("None."), table=bool(rows)),),
    )


def _no_party(item: Item) -> bool:
    return isinstance(typed(item, Deviation).party, Unknown)


def _by_obstacle(context: ReportContext) -> tuple[Part, ...]:
    """Each obstacle with the deviations that are examples of it; last the deviations that none gathers."""
    blocks = []
    for item in context.known.living(Obstacle.kind):
        found = [one for one in pointing_at(context.library, item.id, Deviation.kind, "obstacle") if is_living(one)]
        rows = tuple((ref(one), _state_of(typed(one, Deviation)), _party(typed(one, Deviation))) for one in found)
        if rows:
            blocks.append((len(rows), item, rows))
    columns = (DEVIATION, Column("state", N_("State")), Column("party", N_("Who can do something about it")))
    blocks.sort(key=lambda block: (-block[0], block[1].id))
    gathered = tuple(
        Part(
            item.id,
            ref(item),
            (_mandate(item),),
            (Block("deviations", N_("Deviations behind the obstacle"), columns, rows),),
        )
        for _, item, rows in blocks
    )
    loose = tuple(
        (ref(one), _state_of(typed(one, Deviation)), _party(typed(one, Deviation)))
        for one in context.known.living(Deviation.kind)
        if not pointed_at(context.library, one.id, "obstacle")
    )
    if not loose:
        return gathered
    why = N_("Do they have a cause in common with others? Then gather them under an obstacle.")
    return (
        *gathered,
        Part("loose", said(N_("Not gathered under any obstacle")), (), (Block("deviations", "", columns, loose, why),)),
    )


def _mandate(item: Item) -> Cell:
    mandate = typed(item, Obstacle).mandate
    return said(N_("Has the mandate to change it: {parties}."), parties=mandate)


def _lessons(context: ReportContext) -> Part:
    """Lessons by what has become of them, the open ones by age."""
    items = context.known.living(Lesson.kind)
    aged = [(days_since(first_trace(item.record), context.today), item) for item in _closure(items, Closure.OPEN)]
    aged.sort(key=lambda pair: (-(pair[0] or 0), pair[1].id))
    open_rows = tuple((ref(item), receivers(item), days or None) for days, item in aged)
    built = tuple(_closed(item, context) for item in _closure(items, Closure.BUILT_IN))
    rejected = tuple(_closed(item, context) for item in _closure(items, Closure.REJECTED))
    closed = (
        LESSON,
        Column("closed", N_("Closed")),
        Column("method", N_("Built into")),
        Column("why", N_("How or why")),
    )
    counts = said(
        N_("Open: {open}. Built into a method: {built}. Rejected with a reason: {rejected}."),
        open=len(open_rows),
        built=len(built),
        rejected=len(rejected),
    )
    blocks = (
        Block(
            "open",
            N_("Open lessons"),
            (LESSON, Column("receivers", N_("For")), Column("days", N_("Open for at least (days)"))),
            open_rows,
        ),
        Block("built-in", N_("Built into a method"), closed, built),
        Block("rejected", N_("Rejected with a reason"), closed, rejected),
    )
    return Part(
        "lessons", said(N_("What has become of the lessons")), (counts,), tuple(block for block in blocks if block.rows)
    )


def _closure(items: tuple[Item, ...], closure: Closure) -> list[Item]:
    return [item for item in items if typed(item, Lesson).closure is closure]


def _closed(item: Item, context: ReportContext) -> tuple[Cell, ...]:
    lesson = typed(item, Lesson)
    into = tuple(ref(method) for method in pointed_at(context.library, item.id, "built_into"))
    return ref(item), lesson.closed, into, own(lesson.closure_reason, item, markdown=False)
