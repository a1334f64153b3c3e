"""How the library is doing: shares to keep an eye on, what is missing, and what would help most from each place."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from mia_kb.library.adoption import is_living
from mia_kb.library.queries import pointed_at, typed
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
from mia_kb.reports.open_lessons import open_lessons
from mia_kb.reports.report import Block, Column, KindOf, Number, Part, Report, Share, place_name, ref, said
from mia_kb.reports.trend import trend
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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

Kept: TypeAlias = tuple["Item", "Item | None"]
"""A record, and the living organisation that answers for it."""
Square: TypeAlias = tuple[ValueLevel, "Item", Phase, int]
"""A square of the map: how many records there are for a target group in a phase at a value level."""


def health(context: ReportContext) -> Report:
    """The library in shares, then what drags them down, then the map and the places."""
    kept = [(item, context.known.keeper(item)) for item in _everything(context)]
    cells = _cells(context)
    numbers = tuple(_numbers(kept, cells, context))
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
        (
            *trend(numbers, context),
            _orphans(kept),
            open_lessons(context),
            _stamps(context),
            *_maps(cells),
            _help(context),
        ),
        numbers,
    )


def _everything(context: ReportContext) -> Iterator[Item]:
    return (item for kind in context.library.of_kind for item in context.known.living(kind))


def _numbers(kept: Sequence[Kept], cells: Sequence[Square], context: ReportContext) -> Iterator[Number]:
    known, today = context.known, context.today
    everything = [item for item, _ in kept]

    def share(found: Iterable[bool], whole: Sequence[object]) -> Share:
        return Share(sum(found), len(whole))

    yield Number(
        "lasting-steward", N_("Have a steward without an end date"), share((_lasts(one) for _, one in kept), kept)
    )
    yield Number(
        "orphans",
        N_("Have no living steward"),
        share((one is None for _, one in kept), kept),
        higher_is_better=False,
    )
    in_time = (item.record.review_by >= today for item in everything)
    yield Number("reviewed-in-time", N_("Are not overdue for review"), share(in_time, everything))
    ever = (bool(item.record.reviewed) for item in everything)
    yield Number("ever-reviewed", N_("Have been reviewed at least once"), share(ever, everything))
    methods = known.living(Method.kind)
    adopted = (known.maturity(item).adopted > 0 for item in methods)
    yield Number("adopted", N_("Methods adopted in at least one place"), share(adopted, methods))
    lessons = known.living(Lesson.kind)
    closed = (typed(item, Lesson).closure is not Closure.OPEN for item in lessons)
    yield Number("closed-lessons", N_("Lessons built in or rejected with a reason"), share(closed, lessons))
    deviations = known.living(Deviation.kind)
    answered = (typed(item, Deviation).state in ANSWERED for item in deviations)
    yield Number("answered-deviations", N_("Deviations answered, solved or known"), share(answered, deviations))
    silent = (known.unknowns(item) > 0 for item in everything)
    yield Number(
        "silent", N_("Say somewhere that the source is silent"), share(silent, everything), higher_is_better=False
    )
    stamped = Share(len({found.item for found in known.stamps}), len(everything))
    yield Number("rubber-stamps", N_("Have reviews that look like a rubber stamp"), stamped, higher_is_better=False)
    covered = (bool(count) for *_, count in cells)
    yield Number("coverage", N_("Squares of the map that have a record"), share(covered, cells))


def _lasts(organisation: Item | None) -> bool:
    """Whether an organisation answers for something and has no end, known or unknown."""
    return organisation is not None and typed(organisation, Organisation).end is None


def _orphans(kept: Iterable[Kept]) -> Part:
    rows = tuple(
        (ref(item), KindOf(item.kind), item.record.steward.organisation, item.path)
        for item, living in kept
        if living is None
    )
    columns = (
        Column("record", N_("Record")),
        Column("kind", N_("Kind")),
        Column("steward", N_("Steward that has ended")),
        Column("file", N_("File")),
    )
    why = N_(
        "Ask who has taken over, and write that organisation as steward or as successor; mia-kb reassign does it in "
        "all records at once."
    )
    empty = N_("Every record has a living steward.")
    return Part(
        "orphans",
        said(N_("Records nobody living answers for")),
        (),
        (Block("records", "", columns, rows, why, empty, table=bool(rows)),),
    )


def _stamps(context: ReportContext) -> Part:
    """Reviews that look as if nobody had read the record."""
    rows = tuple(
        (ref(context.library.by_id[found.item]), said(found.rule.message, **dict(found.details)))
        for found in context.known.stamps
    )
    columns = (Column("record", N_("Record")), Column("what", N_("What is seen")))
    why = N_("Ask those who do the work about a few records at a time, and write down what they say.")
    means = N_(
        "Many records reviewed on one day without a change, or the same function review after review without anything "
        "being changed or said about where it is done."
    )
    return Part(
        "rubber-stamps",
        said(N_("Reviews that look like a rubber stamp")),
        (said(means),),
        (Block("records", "", columns, rows, why, N_("None."), table=False),),
    )


def _target_groups(context: ReportContext) -> tuple[Item, ...]:
    """The terms that name target groups: those that say so, and those that a record uses so."""
    used_by = context.library.backlinks
    return tuple(
        item
        for item in context.known.living(Term.kind)
        if typed(item, Term).use is TermUse.TARGET_GROUP
        or any(link.field == "target_groups" for link in used_by.get(item.id, ()))
    )


def _cells(context: ReportContext) -> tuple[Square, ...]:
    """The map: how many records there are for each target group, phase and value level."""
    counts: Counter[tuple[str, Vocabulary, Vocabulary]] = Counter()
    for kind in MAPPED:
        for item in context.known.living(kind):
            groups = pointed_at(context.library, item.id, "target_groups")
            for group, phase, level in product(groups, item.record.phases, item.record.value_levels):
                counts[group.id, phase, level] += 1
    squares = product(ValueLevel, _target_groups(context), Phase)
    return tuple((level, group, phase, counts[group.id, phase, level]) for level, group, phase in squares)


def _maps(cells: Sequence[Square]) -> Iterator[Part]:
    """One table a value level; an empty square is a question, not a fault."""
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
            (empty, *_nothing_about(rows)),
            (Block("map", "", columns, rows, empty=N_("No target group has been described."), table=bool(rows)),),
        )


def _nothing_about(rows: Sequence[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    """Which target groups have no record in any phase: the first to ask about."""
    groups = tuple(group for group, *counts in rows if all(count == "–" for count in counts))
    return (
        (said(N_("Nothing at all yet about: {groups}. Who meets them, and could tell?"), groups=groups),)
        if groups
        else ()
    )


def _help(context: ReportContext) -> Part:
    """What each place has given, and the one thing from it that would help others most."""
    kinds = tuple(kind for kind, _ in WANTED)
    rows = []
    for place in context.known.places:
        counts = {kind: sum(is_living(item) for item in context.known.at_place(place, kind)) for kind in kinds}
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
