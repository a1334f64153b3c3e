"""What must be done before the project ends, place by place, and what can be told to each agency already today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.adoption import is_living
from mia_kb.library.ages import days_since, first_trace
from mia_kb.library.maturity import MaturityLevel
from mia_kb.library.queries import pointed_at, pointing_at, typed
from mia_kb.records.decision import Decision
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice, Receiver
from mia_kb.records.unknown import Unknown
from mia_kb.records.vocabulary import Closure, Party
from mia_kb.reports.clock import clock, days_left, order_of_haste
from mia_kb.reports.follow_ups import LACKING, FollowUpState, follow_up_state
from mia_kb.reports.report import Block, Column, Part, Report, own, place_name, ref, said
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mia_kb.library.adoption import Adoption
    from mia_kb.reading.item import Item
    from mia_kb.reports.report import Cell, ReportContext

SOON = 365
"""Days before its end when an organisation is counted among those that end."""
METHOD = Column("method", N_("Method"))
LESSON = Column("lesson", N_("Lesson"))
WHERE = Column("record", N_("Way of working"))
NOT_KNOWN = N_("nobody known")


def start_now(context: ReportContext) -> Report:
    """The report of all places, the one that ends soonest first."""
    ordered = sorted(context.known.places, key=lambda item: order_of_haste(item, context.today))
    return Report(
        "start-now",
        said(N_("Start now")),
        said(
            N_(
                "When a project is rounded off, its staff write reports and then move on to new jobs. This is what "
                "needs a receiver, a decision or an answer before that, place by place, and what can be told to each "
                "agency already today."
            )
        ),
        context.today,
        (*(_place(item, context) for item in ordered), *_no_place(ordered), _stewards(context), *_parties(context)),
    )


def _no_place(places: Sequence[Item]) -> Iterator[Part]:
    """What it means that there is no place, and what to do about it."""
    if not places:
        means = N_(
            "No place has been described, so nobody can say what a place leaves open. Describe each sub-project as an "
            "organisation with the day it ends: then this counts down, and names what needs a receiver, a decision or "
            "an answer."
        )
        yield Part("no-place", said(N_("No place yet")), (said(means),))


def _place(place: Item, context: ReportContext) -> Part:
    own_ways = context.known.by_place.get(place.id, ())
    blocks = [
        _to_carry_on(own_ways),
        _without_follow_up(own_ways, context),
        _open_lessons(place, context),
    ]
    left = tuple(found for found in blocks if found.rows)
    nothing = said(N_("Nothing is left open in the records of this place. That is not the same as nothing being left."))
    when = clock(place, context.today)
    return Part(place.id, ref(place), when if left else (when[0], nothing), left)


def _to_carry_on(own_ways: Sequence[Adoption]) -> Block:
    """What is done here and has no receiver, or has never been decided about."""
    rows: list[tuple[Cell, ...]] = []
    for found in own_ways:
        for item in found.alive:
            practice, standing = typed(item, Practice), found.standing
            receiver = practice.receiver if isinstance(practice.receiver, Receiver) else None
            if receiver is None or standing is None:
                name = own(practice.local_name, item, markdown=False)
                taken_over = own(receiver.function, item, markdown=False) if receiver else said(NOT_KNOWN)
                decided = typed(standing, Decision).choice if standing else said(N_("no decision entered"))
                rows.append((ref(item), ref(found.method), name, practice.stage, taken_over, decided))
    return Block(
        "to-carry-on",
        N_("Ways of working without a receiver or a decision"),
        (
            WHERE,
            METHOD,
            Column("local_name", N_("Called here")),
            Column("stage", N_("Stage")),
            Column("receiver", N_("Receiver")),
            Column("decision", N_("Decision")),
        ),
        tuple(rows),
        N_(
            "Ask each party which of them carries it on after the end. Take it to the local steering group: try, "
            "adopt, wait, decline or end. A no is worth as much as a yes."
        ),
        table=True,
    )


def _without_follow_up(own_ways: Sequence[Adoption], context: ReportContext) -> Block:
    rows: list[tuple[Cell, ...]] = []
    for found in own_ways:
        decision = typed(found.standing, Decision) if found.standing else None
        if found.standing and decision:
            state = follow_up_state(decision, context.today)
            if state in LACKING:
                rows.append(
                    (
                        ref(found.standing),
                        decision.choice,
                        decision.date,
                        state,
                        decision.follow_up if state is FollowUpState.OVERDUE else None,
                        _owner(found.standing),
                    )
                )
    return Block(
        "without-follow-up",
        N_("Decisions without a follow-up"),
        (
            Column("decision", N_("Decision")),
            Column("choice", N_("Decided")),
            Column("date", N_("Date")),
            Column("state", N_("Follow-up")),
            Column("follow_up", N_("Was to be followed up")),
            Column("owner", N_("Owner")),
        ),
        tuple(rows),
        N_("Set a day while those who decided are still here, and write down what was seen."),
    )


def _owner(item: Item) -> Cell:
    return own(typed(item, Decision).owner, item, markdown=False)


def _open_lessons(place: Item, context: ReportContext) -> Block:
    found = [
        item
        for item in context.known.at_place(place, Lesson.kind)
        if is_living(item) and typed(item, Lesson).closure is Closure.OPEN
    ]
    rows: list[tuple[Cell, ...]] = [
        (ref(item), receivers(item), days_since(first_trace(item.record), context.today) or None) for item in found
    ]
    return Block(
        "open-lessons",
        N_("Lessons that are not closed"),
        (LESSON, Column("receivers", N_("For")), Column("days", N_("Open for at least (days)"))),
        tuple(rows),
        N_("Build each of them into a method, or reject it and say why."),
    )


def receivers(item: Item) -> tuple[Cell, ...]:
    """Who should do something with a lesson: the parties, and the roles where no party is named."""
    found = (receiver.party or receiver.role for receiver in typed(item, Lesson).receivers)
    return tuple(dict.fromkeys(one for one in found if one))


def _stewards(context: ReportContext) -> Part:
    """The organisations that answer for records and end within a year or have ended."""
    rows: list[tuple[Cell, ...]] = []
    for item in context.known.living(Organisation.kind):
        left = days_left(item, context.today)
        kept = _kept(context, item) if left is not None and left <= SOON else []
        if kept:
            orphaned = sum(context.known.keeper(found) is None for found in kept)
            organisation = typed(item, Organisation)
            rows.append((ref(item), organisation.end, len(kept), _successor(item, context), orphaned))
    columns = (
        Column("organisation", N_("Organisation")),
        Column("end", N_("End")),
        Column("records", N_("Records it answers for")),
        Column("successor", N_("Successor")),
        Column("orphaned", N_("Records nobody living answers for")),
    )
    return Part(
        "stewards",
        said(N_("Stewards that end")),
        (),
        (
            Block(
                "stewards-that-end",
                N_("Organisations that have ended or end within a year"),
                columns,
                tuple(rows),
                N_("Agree on who takes over, and write it as successor in the organisation's record."),
                N_("No organisation that answers for records has an end date within a year or in the past."),
            ),
        ),
    )


def pointing_at_steward(context: ReportContext, organisation: Item) -> tuple[Item, ...]:
    """The records, drafts too, that name an organisation as their steward."""
    named = {found.source for found in context.library.backlinks.get(organisation.id, ()) if found.field == "steward"}
    return tuple(context.library.by_id[source] for source in sorted(named))


def _kept(context: ReportContext, organisation: Item) -> list[Item]:
    """The records whose steward is an organisation."""
    return [
        found
        for found in pointing_at_steward(context, organisation)
        if context.library.find(found.record.steward.organisation, found.library) is organisation
    ]


def _successor(item: Item, context: ReportContext) -> Cell:
    successor = typed(item, Organisation).successor
    if isinstance(successor, Unknown):
        return successor
    found = pointed_at(context.library, item.id, "successor")
    return place_name(found[0]) if found else said(N_("none entered"))


def _parties(context: ReportContext) -> Iterator[Part]:
    """What can be told to each party today, for those about whom there is something to tell."""
    lessons = _by_receiver(context.known.living(Lesson.kind))
    for party in Party:
        if party is Party.PROJECT:
            continue
        own_lessons = _lessons_for(lessons.get(party, ()))
        blocks = tuple(
            found for found in (_methods_for(party, context), own_lessons, _obstacles_for(party, context)) if found.rows
        )
        if blocks:
            yield Part(f"tell-{party.code}", party, (said(N_("What can be told already today.")),), blocks)


def _methods_for(party: Party, context: ReportContext) -> Block:
    """Methods the party takes part in that at least one place has tried, the most mature first."""
    found = [
        (context.known.maturity(item), item)
        for item in context.known.living(Method.kind)
        if party in item.record.parties
    ]
    order = list(MaturityLevel)
    tried = [pair for pair in found if pair[0].level is not MaturityLevel.DESCRIBED]
    rows: list[tuple[Cell, ...]] = [
        (ref(item), level.level, level.tried, level.adopted, typed(item, Method).evidence.level)
        for level, item in sorted(tried, key=lambda pair: (-order.index(pair[0].level), pair[1].id))
    ]
    columns = (
        METHOD,
        Column("maturity", N_("How far it has come")),
        Column("tried", N_("Places that have tried it")),
        Column("adopted", N_("Places that have adopted it")),
        Column("evidence", N_("What the knowledge is")),
    )
    return Block(
        "methods",
        N_("Ways of working that have been tried with them"),
        columns,
        tuple(rows),
        N_("Tried is not the same as shown to work: tell also what the knowledge is."),
        table=True,
    )


def _by_receiver(lessons: Iterable[Item]) -> dict[Party, list[Item]]:
    """The lessons that are addressed to each party."""
    found: dict[Party, list[Item]] = {}
    for item in lessons:
        for party in dict.fromkeys(receiver.party for receiver in typed(item, Lesson).receivers if receiver.party):
            found.setdefault(party, []).append(item)
    return found


def _lessons_for(lessons: Iterable[Item]) -> Block:
    rows: list[tuple[Cell, ...]] = [
        (ref(item), own(item.record.summary or typed(item, Lesson).recommendation, item), typed(item, Lesson).outcome)
        for item in lessons
    ]
    columns = (LESSON, Column("point", N_("The point")), Column("outcome", N_("How it went")))
    return Block("lessons", N_("Lessons addressed to them"), columns, tuple(rows))


def _obstacles_for(party: Party, context: ReportContext) -> Block:
    rows: list[tuple[Cell, ...]] = []
    for item in context.known.living(Obstacle.kind):
        obstacle = typed(item, Obstacle)
        if not isinstance(obstacle.mandate, Unknown) and party in obstacle.mandate:
            behind = pointing_at(context.library, item.id, "deviation", "obstacle")
            rows.append((ref(item), own(item.record.summary or obstacle.consequence, item), len(behind)))
    columns = (
        Column("obstacle", N_("Obstacle")),
        Column("consequence", N_("What it leads to")),
        Column("deviations", N_("Deviations behind it")),
    )
    return Block("obstacles", N_("Obstacles they have the mandate to change"), columns, tuple(rows))
