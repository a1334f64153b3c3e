"""The log of decisions: what is to be followed up, what came of it, and what nobody has decided about."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from mia_kb.library.adoption import methods_of
from mia_kb.library.queries import pointed_at, typed
from mia_kb.library.standing import lives
from mia_kb.records.decision import Decision
from mia_kb.records.method import Method
from mia_kb.reports.follow_ups import LACKING, FollowUpState, follow_up_state, latest_follow_up
from mia_kb.reports.report import Block, Column, Part, Report, own, place_name, ref, said
from mia_kb.text.languages import N_
from mia_kb.text.slug import slug

if TYPE_CHECKING:
    from mia_kb.reading.item import Item
    from mia_kb.reports.report import Cell, ReportContext, Said

RECENT, OLD = 92, 275
"""Days ago between which something was decided about half a year ago."""
NEXT = 92
"""Days ahead in which a follow-up is coming."""
DECISION, CHOICE, DATE = Column("decision", N_("Decision")), Column("choice", N_("Decided")), Column("date", N_("Date"))
BODY, METHOD, PLACE = Column("body", N_("Decided by")), Column("method", N_("Method")), Column("place", N_("Place"))
CAME = Column("came", N_("What came of it"))
GROUNDS = Column("grounds", N_("Why"))
OWNER, DUE = Column("owner", N_("Owner")), Column("follow_up", N_("Follow-up"))
LOG = (DECISION, DATE, CHOICE, METHOD, PLACE, GROUNDS, OWNER, DUE, CAME)
NOW = Column("standing", N_("How it stands today"))
MISSING = Column("missing", N_("What is needed next"))


def decisions(context: ReportContext) -> Report:
    """Follow-ups first, then half a year ago, the log by body and by method, last what nobody has decided about."""
    log = _log(context)
    return Report(
        "decisions",
        said(N_("Decisions and what came of them")),
        said(
            N_(
                "For the steering group before its next meeting: what is to be followed up, what was decided half a "
                "year ago, and what others have chosen. A no, and what was ended, stand here as well as a yes."
            )
        ),
        context.today,
        (_follow_ups(context), *(_made(log, context) if log else ()), _undecided(context)),
    )


def _made(log: list[Item], context: ReportContext) -> tuple[Part, ...]:
    return _half_a_year_ago(log, context), _by_body(log, context), _by_method(log, context)


def _log(context: ReportContext) -> list[Item]:
    """All decisions made by the day, the newest first."""
    made = (item for item in context.known.living(Decision.kind) if typed(item, Decision).date <= context.today)
    return sorted(made, key=lambda item: (-typed(item, Decision).date.toordinal(), item.id))


def _follow_ups(context: ReportContext) -> Part:
    """Of the decisions that hold, those due, those coming and those without a day."""
    holding = context.known.holding
    rows = [
        (ref(item), decision.body, state, _planned(decision, state), own(decision.owner, item, markdown=False))
        for item in holding.values()
        for decision in (typed(item, Decision),)
        for state in (follow_up_state(decision, context.today),)
        if state in LACKING or _is_near(decision, state, context)
    ]
    order = list(FollowUpState)
    rows.sort(key=lambda row: (order.index(row[2]), str(row[3])))
    columns = (DECISION, BODY, Column("state", N_("State")), Column("day", N_("Follow-up on")), OWNER)
    empty = N_("No decision that holds is due for a follow-up, and every one has a day.")
    if not holding:
        empty = N_("No decision has been entered. Without decisions there is nothing to follow up.")
    return Part("follow-ups", said(N_("To follow up")), (), (Block("due", "", columns, tuple(rows), empty=empty),))


def _planned(decision: Decision, state: FollowUpState) -> Cell:
    return None if state is FollowUpState.NO_DATE else decision.follow_up


def _is_near(decision: Decision, state: FollowUpState, context: ReportContext) -> bool:
    ahead = decision.follow_up
    return state is FollowUpState.AHEAD and isinstance(ahead, date) and (ahead - context.today).days <= NEXT


def _half_a_year_ago(log: list[Item], context: ReportContext) -> Part:
    rows = tuple(
        (ref(item), decision.body, decision.date, decision.choice, _now(item, context), *_came_of(item, context))
        for item in log
        for decision in (typed(item, Decision),)
        if RECENT <= (context.today - decision.date).days <= OLD
    )
    return Part(
        "half-a-year-ago",
        said(N_("Decided about half a year ago")),
        (said(N_("Between three and nine months ago.")),),
        (
            Block(
                "decided",
                "",
                (DECISION, BODY, DATE, CHOICE, NOW, Column("outcome", N_("How it went")), CAME),
                rows,
                empty=N_("Nothing was decided then, or it has not been entered."),
            ),
        ),
    )


def _now(item: Item, context: ReportContext) -> Cell:
    """How it stands today with what was decided about, in the place it was decided for."""
    places = {place.id for place in pointed_at(context.library, item.id, "place")}
    found = [
        one
        for method in methods_of(context.library, item)
        for one in context.known.by_method.get(method.id, ())
        if one.place.id in places
    ]
    return tuple(dict.fromkeys(life.standing for life in lives(found, context.today)))


def _came_of(item: Item, context: ReportContext) -> tuple[Cell, Cell]:
    seen = latest_follow_up(typed(item, Decision), context.today)
    if seen is None:
        return None, said(N_("No follow-up has been written down."))
    return seen.outcome, (seen.date, own(seen.text, item))


def _by_body(log: list[Item], context: ReportContext) -> Part:
    made: dict[str, list[Item]] = {}
    for item in log:
        made.setdefault(typed(item, Decision).body, []).append(item)
    taken: Counter[str] = Counter()
    blocks = []
    for body in sorted(made, key=str.casefold):
        key = f"body-{slug(body)}"
        taken[key] += 1
        rows = tuple(_entry(item, context) for item in made[body])
        blocks.append(Block(key if taken[key] == 1 else f"{key}-{taken[key]}", body, LOG, rows))
    return Part("by-body", said(N_("Decisions by steering group")), (), tuple(blocks))


def _entry(item: Item, context: ReportContext) -> tuple[Cell, ...]:
    decision = typed(item, Decision)
    about = tuple(ref(method) for method in methods_of(context.library, item))
    state = follow_up_state(decision, context.today)
    outcome, came = _came_of(item, context)
    planned: Cell = (state, decision.follow_up) if state in {FollowUpState.OVERDUE, FollowUpState.AHEAD} else state
    if item.id not in context.known.holding and state in {FollowUpState.OVERDUE, FollowUpState.NO_DATE}:
        planned = said(N_("replaced by a later decision"))
    came_of = (outcome, came) if outcome else came
    owner, places = own(decision.owner, item, markdown=False), pointed_at(context.library, item.id, "place")
    return (
        ref(item),
        decision.date,
        decision.choice,
        about,
        tuple(place_name(place) for place in places),
        own(decision.grounds, item),
        owner,
        planned,
        came_of,
    )


def _by_method(log: list[Item], context: ReportContext) -> Part:
    """What has been decided about each method in every place, the newest first."""
    made: dict[str, list[Item]] = {}
    for item in log:
        for method in methods_of(context.library, item):
            made.setdefault(method.id, []).append(item)
    rows = tuple(_about(context.library.by_id[id_], items, context) for id_, items in sorted(made.items()))
    columns = (METHOD, Column("decisions", N_("Decisions")), Column("maturity", N_("How far it has come")), MISSING)
    block = Block("methods", "", columns, rows)
    return Part("by-method", said(N_("Decisions by method")), (), (block,))


def _about(method: Item, items: list[Item], context: ReportContext) -> tuple[Cell, ...]:
    level = context.known.maturity(method)
    return ref(method), tuple(_line(item, context) for item in items), level.level, level.missing


def _line(item: Item, context: ReportContext) -> Said:
    """A decision in one line, with how it went where that has been seen."""
    decision, seen = typed(item, Decision), latest_follow_up(typed(item, Decision), context.today)
    text = N_("{date}: {body} decided: {choice}")
    if seen is None:
        return said(text, date=decision.date, body=decision.body, choice=decision.choice)
    text = N_("{date}: {body} decided: {choice}. Followed up {seen}: {outcome}")
    return said(
        text, date=decision.date, body=decision.body, choice=decision.choice, seen=seen.date, outcome=seen.outcome
    )


def _undecided(context: ReportContext) -> Part:
    """Methods that are done or have been done somewhere, and that nobody has decided about."""
    rows = tuple(
        (ref(method), found.tried, found.missing)
        for method in context.known.living(Method.kind)
        if method.id in context.known.by_method and not any(one.decisions for one in context.known.by_method[method.id])
        for found in (context.known.maturity(method),)
    )
    columns = (METHOD, Column("tried", N_("Places that have tried it")), MISSING)
    why = N_("For the next agenda: to adopt, to go on trying, to wait or to decline. A no is worth writing down too.")
    empty = N_("Somebody has decided about every method that a place has told of.")
    block = Block("methods", "", columns, rows, why, empty)
    return Part("undecided", said(N_("Tried, not adopted: nobody has told of a decision")), (), (block,))
