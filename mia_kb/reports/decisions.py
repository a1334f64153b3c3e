"""The log of decisions, what came of them, and where each method lives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mia_kb.library.adoption import Adoption, adoptions, living, methods_of
from mia_kb.library.maturity import maturity
from mia_kb.library.queries import typed
from mia_kb.records.decision import Decision
from mia_kb.records.method import Method
from mia_kb.records.practice import Practice, Receiver
from mia_kb.records.vocabulary import Choice, Stage
from mia_kb.reports.follow_ups import LACKING, FollowUpState, follow_up_state, latest_follow_up
from mia_kb.reports.report import Block, Column, Part, Report, own, place_name, ref, said
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def decisions(context: ReportContext) -> Report:
    """Follow-ups first, then half a year ago, then the log by body, then where each method lives."""
    found = adoptions(context.library, context.today)
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
        (
            _follow_ups(found, context),
            _half_a_year_ago(log, context),
            _by_body(log, context),
            *_by_method(found, context),
        ),
    )


def _log(context: ReportContext) -> list[Item]:
    """All decisions made by the day, the newest first."""
    made = (item for item in living(context.library, Decision.kind) if typed(item, Decision).date <= context.today)
    return sorted(made, key=lambda item: (-typed(item, Decision).date.toordinal(), item.id))


def _follow_ups(found: tuple[Adoption, ...], context: ReportContext) -> Part:
    """Of the decisions that hold, those due, those coming and those without a day."""
    holding = {one.standing.id: one.standing for one in found if one.standing}
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
        (ref(item), decision.body, decision.date, decision.choice, *_came_of(item, context))
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
                (DECISION, BODY, DATE, CHOICE, Column("outcome", N_("How it went")), CAME),
                rows,
                empty=N_("Nothing was decided then, or it has not been entered."),
            ),
        ),
    )


def _came_of(item: Item, context: ReportContext) -> tuple[Cell, Cell]:
    seen = latest_follow_up(typed(item, Decision), context.today)
    if seen is None:
        return None, said(N_("No follow-up has been written down."))
    return seen.outcome, (seen.date, own(seen.text, item))


def _by_body(log: list[Item], context: ReportContext) -> Part:
    bodies = sorted({typed(item, Decision).body for item in log}, key=str.casefold)
    blocks = tuple(
        Block(
            f"body-{index}",
            body,
            (DECISION, DATE, CHOICE, METHOD, GROUNDS, OWNER, DUE, CAME),
            tuple(_entry(item, context) for item in log if typed(item, Decision).body == body),
        )
        for index, body in enumerate(bodies, 1)
    )
    nothing = said(N_("No decision has been entered."))
    return Part("by-body", said(N_("Decisions by steering group")), () if blocks else (nothing,), blocks)


def _entry(item: Item, context: ReportContext) -> tuple[Cell, ...]:
    decision = typed(item, Decision)
    about = tuple(ref(method) for method in methods_of(context.library, item))
    state = follow_up_state(decision, context.today)
    outcome, came = _came_of(item, context)
    planned = (state, decision.follow_up) if state in {FollowUpState.OVERDUE, FollowUpState.AHEAD} else state
    came_of = (outcome, came) if outcome else came
    owner = own(decision.owner, item, markdown=False)
    return ref(item), decision.date, decision.choice, about, own(decision.grounds, item), owner, planned, came_of


def _by_method(found: tuple[Adoption, ...], context: ReportContext) -> Iterator[Part]:
    """Where each method lives, and where it was declined or ended and why."""
    for method in living(context.library, Method.kind):
        own_places = [one for one in found if one.method.id == method.id]
        level = maturity(context.library, method, context.today)
        where = said(N_("How far it has come: {level}. {missing}"), level=level.level, missing=level.missing)
        yield Part(
            method.id,
            ref(method),
            (where,),
            (
                Block(
                    "places",
                    "",
                    (
                        PLACE,
                        Column("state", N_("State")),
                        Column("since", N_("Since")),
                        Column("local_name", N_("Called here")),
                        Column("carried_by", N_("Carried by")),
                        Column("receiver", N_("Receiver")),
                        Column("why", N_("Why it ended or was declined")),
                        Column("history", N_("What has happened")),
                    ),
                    tuple(row for one in own_places for row in _place_rows(one)),
                    empty=N_("No place has told that it works like this, and none has decided about it."),
                ),
            ),
        )


def _place_rows(found: Adoption) -> Iterator[tuple[Cell, ...]]:
    """One row a practice; one for a place that has only decided."""
    if not found.practices and found.standing:
        decision = typed(found.standing, Decision)
        why = own(decision.grounds, found.standing) if decision.choice in {Choice.DECLINE, Choice.END} else None
        yield (
            place_name(found.place),
            _decided(found.standing),
            decision.date,
            None,
            None,
            None,
            why,
            _history(None, found),
        )
    for item in found.practices:
        practice = typed(item, Practice)
        receiver = practice.receiver
        yield (
            place_name(found.place),
            _state(practice, found),
            _since(practice),
            own(practice.local_name, item, markdown=False),
            own(practice.carried_by, item, markdown=False),
            own(receiver.function, item, markdown=False) if isinstance(receiver, Receiver) else receiver,
            _why_not(item, found),
            _history(item, found),
        )


def _state(practice: Practice, found: Adoption) -> Cell:
    """The stage, and what the decision that holds says; without one, that it is tried and not adopted."""
    if found.standing:
        return practice.stage, _decided(found.standing)
    if practice.stage in {Stage.ENDED, Stage.DECLINED}:
        return practice.stage
    return practice.stage, said(N_("no decision entered"))


def _decided(item: Item) -> Said:
    return said(N_("decided: {choice}"), choice=typed(item, Decision).choice)


def _since(practice: Practice) -> Cell:
    """When the present stage began: as its history says, else when the practice began."""
    begun = [event.date for event in practice.history if event.stage is practice.stage]
    if practice.stage is Stage.ENDED and not begun:
        return practice.period.to
    return max(begun) if begun else practice.period.from_


def _why_not(item: Item, found: Adoption) -> Cell:
    """Why a practice ended or was declined; a silence is said."""
    practice, standing = typed(item, Practice), found.standing
    decision = typed(standing, Decision) if standing else None
    if decision and standing and decision.choice in {Choice.DECLINE, Choice.END}:
        return own(decision.grounds, standing)
    if practice.stage not in {Stage.ENDED, Stage.DECLINED}:
        return None
    notes = [event.note for event in practice.history if event.stage is practice.stage and event.note]
    reason = practice.stage_reason or (notes[-1] if notes else None)
    return own(reason, item) if reason else said(N_("No reason has been entered."))


def _history(item: Item | None, found: Adoption) -> tuple[Cell, ...]:
    """What has happened in the order in which it did: stages of the practice, decisions of the place."""
    events: list[tuple[str, Cell]] = []
    if item:
        for event in typed(item, Practice).history:
            told = said(N_("{date}: {stage}"), date=event.date, stage=event.stage)
            events.append((str(event.date), told))
    for made in found.decisions:
        decision = typed(made, Decision)
        told = said(
            N_("{date}: {body} decided: {choice}"), date=decision.date, body=decision.body, choice=decision.choice
        )
        events.append((str(decision.date), told))
    return tuple(told for _, told in sorted(events, key=lambda event: event[0]))
