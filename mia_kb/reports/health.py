"""How the library is doing: shares to keep an eye on, what is missing, and what would help most from each place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mia_kb.checks import rubber_stamps
from mia_kb.checks.finding import CheckContext
from mia_kb.library.adoption import is_living, living, places
from mia_kb.library.freshness import Freshness, care
from mia_kb.library.maturity import maturity
from mia_kb.library.queries import at_place, pointed_at, typed
from mia_kb.library.silence import unknowns
from mia_kb.library.stewardship import keeper
from mia_kb.records.decision import Decision
from mia_kb.records.deviation import Deviation
from mia_kb.records.figure import Figure
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.records.term import Term
from mia_kb.records.vocabulary import Closure, Phase, TermUse, ValueLevel
from mia_kb.reports.loops import ANSWERED
from mia_kb.reports.report import Block, Column, KindOf, Number, Part, Report, Share, place_name, ref, said
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import Finding
    from mia_kb.reading.item import Item
    from mia_kb.records.vocabulary import Vocabulary
    from mia_kb.reports.report import Cell, ReportContext

MAPPED = (Method.kind, Practice.kind, Lesson.kind)
"""The kinds that the map of coverage counts: what one can do, and what was learned from doing it."""
WANTED: tuple[tuple[str, str], ...] = (
    (Practice.kind, N_("Tell how one method is done here, and what was changed in it.")),
    (Lesson.kind, N_("Write one lesson: what happened, what it taught, what others should do.")),
    (Decision.kind, N_("Write down one decision of the steering group. A no counts too.")),
    (Figure.kind, N_("Add one figure with who was counted, when and how.")),
    (Deviation.kind, N_("Write down one thing that chafes for participants, and who could mend it.")),
)
"""What a place may be asked for, in the order in which it helps others most."""
ALL_THERE = N_("Tell how one of its ways of working went a year later.")


def health(context: ReportContext) -> Report:
    """The library in shares, then what drags them down, then the map and the places."""
    everything = tuple(item for kind in context.library.of_kind for item in living(context.library, kind))
    return Report(
        "health",
        said(N_("How the library is doing")),
        said(
            N_(
                "For you who see to it that what was learned stays alive: how much is looked after, known, used and "
                "closed, and where the next hour of work helps most. The shares count records, never people."
            )
        ),
        context.today,
        (_orphans(everything, context), _stamps(context), *_maps(context), _help(context)),
        tuple(_numbers(everything, context)),
    )


def _numbers(everything: tuple[Item, ...], context: ReportContext) -> Iterator[Number]:
    library, today = context.library, context.today
    methods, lessons = living(library, Method.kind), living(library, Lesson.kind)
    deviations = living(library, Deviation.kind)

    def share(found: Iterator[bool] | list[bool], whole: tuple[Item, ...]) -> Share:
        return Share(sum(found), len(whole))

    kept = [keeper(library, item, today) for item in everything]
    yield Number(
        "lasting-steward", N_("Have a steward without an end date"), share([_lasts(one) for one in kept], everything)
    )
    yield Number(
        "orphans",
        N_("Have no living steward"),
        share([one is None for one in kept], everything),
        higher_is_better=False,
    )
    in_time = [care(item.record, today).state is not Freshness.OVERDUE for item in everything]
    yield Number("reviewed-in-time", N_("Are not overdue for review"), share(in_time, everything))
    ever = [bool(item.record.reviewed) for item in everything]
    yield Number("ever-reviewed", N_("Have been reviewed at least once"), share(ever, everything))
    adopted = [maturity(library, item, today).adopted > 0 for item in methods]
    yield Number("adopted", N_("Methods adopted in at least one place"), share(adopted, methods))
    closed = [typed(item, Lesson).closure is not Closure.OPEN for item in lessons]
    yield Number("closed-lessons", N_("Lessons built in or rejected with a reason"), share(closed, lessons))
    answered = [typed(item, Deviation).state in ANSWERED for item in deviations]
    yield Number("answered-deviations", N_("Deviations answered, solved or known"), share(answered, deviations))
    silent = [unknowns(item.record) > 0 for item in everything]
    yield Number(
        "silent", N_("Say somewhere that the source is silent"), share(silent, everything), higher_is_better=False
    )
    stamped = Share(len({found.item for found in _stamp_findings(context)}), len(everything))
    yield Number("rubber-stamps", N_("Have reviews that look like a rubber stamp"), stamped, higher_is_better=False)
    cells = [bool(count) for _, _, _, count in _cells(context)]
    yield Number("coverage", N_("Squares of the map that have a record"), Share(sum(cells), len(cells)))


def _lasts(organisation: Item | None) -> bool:
    """Whether an organisation answers for something and has no end, known or unknown."""
    return organisation is not None and typed(organisation, Organisation).end is None


def _orphans(everything: tuple[Item, ...], context: ReportContext) -> Part:
    found = [item for item in everything if keeper(context.library, item, context.today) is None]
    rows = tuple((ref(item), KindOf(item.kind), item.record.steward.organisation, item.path) for item in found)
    columns = (
        Column("record", N_("Record")),
        Column("kind", N_("Kind")),
        Column("steward", N_("Steward that has ended")),
        Column("file", N_("File")),
    )
    why = N_("Ask who has taken over, and write that organisation as steward or as successor.")
    empty = N_("Every record has a living steward.")
    return Part(
        "orphans",
        said(N_("Records nobody living answers for")),
        (),
        (Block("records", "", columns, rows, why, empty, table=bool(rows)),),
    )


def _stamp_findings(context: ReportContext) -> list[Finding]:
    return list(rubber_stamps.check(CheckContext(context.library, context.today)))


def _stamps(context: ReportContext) -> Part:
    """Reviews that look as if nobody had read the record."""
    rows = tuple(
        (ref(context.library.by_id[found.item]), said(found.rule.message, **dict(found.details)))
        for found in _stamp_findings(context)
    )
    columns = (Column("record", N_("Record")), Column("what", N_("What is seen")))
    why = N_("Ask those who do the work about a few records at a time, and write down what they say.")
    return Part(
        "rubber-stamps",
        said(N_("Reviews that look like a rubber stamp")),
        (),
        (Block("records", "", columns, rows, why, N_("None."), table=False),),
    )


def _target_groups(context: ReportContext) -> tuple[Item, ...]:
    """The terms that name target groups: those that say so, and those that a record uses so."""
    used = {link.target for links in context.library.links.values() for link in links if link.field == "target_groups"}
    return tuple(
        item
        for item in living(context.library, Term.kind)
        if item.id in used or typed(item, Term).use is TermUse.TARGET_GROUP
    )


def _cells(context: ReportContext) -> tuple[tuple[ValueLevel, Item, Phase, int], ...]:
    """The map: how many records there are for each target group, phase and value level."""
    counts: Counter[tuple[str, Vocabulary, Vocabulary]] = Counter()
    for kind in MAPPED:
        for item in living(context.library, kind):
            for group in pointed_at(context.library, item.id, "target_groups"):
                counts.update(
                    (group.id, phase, level) for phase in item.record.phases for level in item.record.value_levels
                )
    return tuple(
        (level, group, phase, counts[group.id, phase, level])
        for level in ValueLevel
        for group in _target_groups(context)
        for phase in Phase
    )


def _maps(context: ReportContext) -> Iterator[Part]:
    """One table a value level; an empty square is a question, not a fault."""
    cells = _cells(context)
    columns = (Column("group", N_("Target group")), *(Column(phase.code, phase) for phase in Phase))
    for level in ValueLevel:
        by_group: dict[str, list[Cell]] = {}
        for own_level, group, _, count in cells:
            if own_level is level:
                by_group.setdefault(group.id, [ref(group)]).append(count or "–")
        own = [count for own_level, _, _, count in cells if own_level is level]
        empty = said(
            N_(
                "Squares without any method, practice or lesson: {empty} of {all}. Nothing written is not nothing done."
            ),
            empty=sum(not count for count in own),
            all=len(own),
        )
        rows = tuple(tuple(row) for row in by_group.values())
        yield Part(
            f"map-{level.code}",
            said(N_("Map: value for {level}"), level=level),
            (empty,),
            (Block("map", "", columns, rows, empty=N_("No target group has been described."), table=bool(rows)),),
        )


def _help(context: ReportContext) -> Part:
    """What each place has given, and the one thing from it that would help others most."""
    kinds = tuple(kind for kind, _ in WANTED)
    rows = []
    for place in places(context.library):
        counts = {
            kind: len([item for item in at_place(context.library, place.id, kind) if is_living(item)]) for kind in kinds
        }
        wish = next((wish for kind, wish in WANTED if not counts[kind]), ALL_THERE)
        rows.append((place_name(place), *(counts[kind] for kind in kinds), said(wish)))
    columns = (
        Column("place", N_("Place")),
        Column("practices", N_("Practices")),
        Column("lessons", N_("Lessons")),
        Column("decisions", N_("Decisions")),
        Column("figures", N_("Figures")),
        Column("deviations", N_("Deviations")),
        Column("help", N_("What would help others most")),
    )
    return Part(
        "places",
        said(N_("What the places give each other")),
        (said(N_("Not a contest: small places have less to tell. The last column is where an hour helps most.")),),
        (Block("places", "", columns, tuple(rows), empty=N_("No place has been described."), table=bool(rows)),),
    )
