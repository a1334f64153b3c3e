"""Where each method lives: how it stands in each place, since when, by whom, and why it ended or was declined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.queries import typed
from mia_kb.library.standing import LIVES_ON, NO_LONGER, Happening, Life, lives
from mia_kb.library.years import Years, untold_since, years_of
from mia_kb.reading.item import Item
from mia_kb.records.decision import Decision
from mia_kb.records.method import Method
from mia_kb.records.practice import Receiver, Routine, StageEvent
from mia_kb.records.unknown import Unknown
from mia_kb.reports.report import Block, Column, Part, Report, own, place_name, ref, said
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mia_kb.library.standing import Event
    from mia_kb.reports.report import Cell, ReportContext, Rows

WIDEST = 12
"""Places that have a column of their own in the matrix; of more, those with the most methods."""
TITLE = N_("Where methods live")
LEAD = N_(
    "For you who decide or take over: which methods are done where, since when, who carries them and who takes over. "
    "What was declined or has ended stands here too, with the reason."
)
METHOD, PLACE = Column("method", N_("Method")), Column("place", N_("Place"))
STANDING, SINCE = Column("standing", N_("How it stands")), Column("since", N_("Since when"))
CALLED = Column("local_name", N_("Called here"))
STAGE = Column("stage", N_("Stage"))
DECIDED_ABOUT = (
    Column("decision", N_("Decision that holds")),
    Column("carried_by", N_("Carried by")),
    Column("receiver", N_("Receiver")),
    Column("routine", N_("Routine where it lives on")),
    Column("why", N_("Why it ended or was declined")),
)
FACTS = (STAGE, *DECIDED_ABOUT)
HISTORY = Column("history", N_("What has happened"))
NOBODY = N_("No place has told that it works like this, and none has decided about it.")
UNDATED = N_("{count} carry no dates and are counted in the last year only.")


def adoption(context: ReportContext) -> Report:
    """The matrix, the years, then method by method and place by place."""
    found = lives(context.known.adoptions, context.today)
    methods = [item for item in context.known.living(Method.kind) if item.id in context.known.by_method]
    return Report(
        "adoption",
        said(TITLE),
        said(LEAD),
        context.today,
        (
            _matrix(methods, found, context),
            years_part(found, context),
            *(_method(item, context) for item in methods),
            *(_place(item, context) for item in context.known.places if item.id in context.known.by_place),
            _untold(context),
        ),
    )


def columns_of(found: Iterable[Life]) -> tuple[Item, ...]:
    """The places that have a column: those where most is done or decided."""
    counts: dict[str, int] = {}
    places: dict[str, Item] = {}
    for life in found:
        places[life.place.id] = life.place
        counts[life.place.id] = counts.get(life.place.id, 0) + 1
    busiest = sorted(places, key=lambda id_: (-counts[id_], id_))[:WIDEST]
    return tuple(places[id_] for id_ in busiest)


def in_cells(found: Iterable[Life], columns: Sequence[Item]) -> tuple[tuple[tuple[Life, ...], ...], tuple[Life, ...]]:
    """A method's lives in the columns of the matrix, and those in places without a column."""
    lives_of = tuple(found)
    ids = {item.id for item in columns}
    cells = tuple(tuple(life for life in lives_of if life.place.id == item.id) for item in columns)
    return cells, tuple(life for life in lives_of if life.place.id not in ids)


def happened(event: Event) -> Cell:
    """An event as one line."""
    if isinstance(event.what, Item):
        decision = typed(event.what, Decision)
        text = N_("{date}: {body} decided: {choice}")
        return said(text, date=event.day, body=decision.body, choice=decision.choice)
    if isinstance(event.what, Happening):
        return said(N_("{date}: {what}"), date=event.day, what=event.what)
    if isinstance(event.what, StageEvent):
        if event.what.note:
            note = event.what.note
            return said(N_("{date}: {stage} ({note})"), date=event.day, stage=event.what.stage, note=note)
        return said(N_("{date}: {stage}"), date=event.day, stage=event.what.stage)
    return said(N_("{date}: followed up: {outcome}"), date=event.day, outcome=event.what.outcome)


def since(life: Life) -> Cell:
    """Since when it stands as it does; else when it began, said to be that."""
    if life.since:
        return life.since
    began = None if isinstance(life.began, Unknown) else life.began
    over = untold_since(life)
    if over and began:
        return said(N_("{start} to {end}, nothing told since"), start=began, end=over)
    if over:
        return said(N_("until {end}, nothing told since"), end=over)
    return said(N_("began {date}"), date=began) if began else None


def facts(life: Life) -> tuple[Cell, ...]:
    """What `FACTS` ask of a life; where nobody has told, that is said."""
    practice, decision, item = life.told, life.decision, life.practice
    choice: Cell = decision.choice if decision else said(N_("no decision entered"))
    if practice is None or item is None:
        return None, choice, None, None, None, why_not(life)
    return (
        practice.stage,
        choice,
        own(practice.carried_by, item, markdown=False),
        receiver(life),
        routine(life),
        why_not(life),
    )


def receiver(life: Life) -> Cell:
    """Who takes over: the function and its party; nobody known is said while it goes on."""
    practice, item = life.told, life.practice
    if practice is None or item is None:
        return None
    found = practice.receiver
    if isinstance(found, Receiver):
        return said(N_("{function}, {party}"), function=own(found.function, item, markdown=False), party=found.party)
    return None if life.standing in NO_LONGER else said(N_("nobody known"))


def routine(life: Life) -> Cell:
    """The routine where it lives on; where it is adopted, that none is known is said."""
    practice, item = life.told, life.practice
    if practice and item and isinstance(practice.routine, Routine):
        return own(practice.routine.title, item, markdown=False)
    return said(N_("none known")) if life.standing in LIVES_ON else None


def why_not(life: Life) -> Cell:
    """Why it ended or was declined; a silence is said."""
    if life.standing not in NO_LONGER:
        return None
    found = life.reason
    return own(*found) if found else said(N_("No reason has been entered."))


def _matrix(methods: Sequence[Item], found: Sequence[Life], context: ReportContext) -> Part:
    columns = columns_of(found)
    rows = tuple(_matrix_row(item, columns, context) for item in methods)
    rest = (Column("others", N_("Other places")),) if any(row[-1] for row in rows) else ()
    names = (METHOD, *(Column(item.id, _column_name(item)) for item in columns), *rest)
    shown = rows if rest else tuple(row[:-1] for row in rows)
    block = Block("matrix", N_("Methods and places"), names, shown, empty=NOBODY, table=True)
    empty = said(N_("An empty square means that nobody has told, not that it is not done."))
    return Part("matrix", said(N_("Who does what, and how far it has come")), (empty,), (block,))


def _column_name(item: Item) -> str:
    name = place_name(item)
    return name if isinstance(name, str) else item.record.title


def _matrix_row(item: Item, columns: Sequence[Item], context: ReportContext) -> tuple[Cell, ...]:
    cells, others = in_cells(lives(context.known.by_method[item.id], context.today), columns)
    rest = tuple(said(N_("{place}: {state}"), place=place_name(life.place), state=life.standing) for life in others)
    return ref(item), *(tuple(_in_short(life) for life in cell) or None for cell in cells), rest or None


def _in_short(life: Life) -> Cell:
    """A square of the matrix: how it stands, the stage if that says more, and since when if that is known."""
    told = tuple(one for one in (life.standing, life.stage, since(life)) if one)
    return said(N_("{told}"), told=told) if len(told) > 1 else life.standing


def years_part(found: Sequence[Life], context: ReportContext) -> Part:
    """How many ways of working were at each stage, year by year."""
    years = years_of(found, context.today)
    return Part("years", said(N_("Year by year")), _explained(years), (years_block(years),))


def years_block(years: Years) -> Block:
    """The years as a table: a row a year."""
    columns = (Column("year", N_("Year")), *(Column(point.code, point) for point in years.points))
    rows: Rows = tuple((str(year.year), *(count for _, count in year.counts)) for year in years.years)
    title = N_("How many were at each stage at the end of the year")
    return Block("stages", title, columns, rows if years.points else (), empty=NOBODY, table=True)


def _explained(years: Years) -> tuple[Cell, ...]:
    what = said(N_("Counted are ways of working: a method in a place. The last year is as it stands today."))
    return (what, said(UNDATED, count=years.undated)) if years.undated else (what,)


def _method(item: Item, context: ReportContext) -> Part:
    """Where a method lives, and where it was declined or ended."""
    level = context.known.maturity(item)
    come = said(N_("How far it has come: {level}. {missing}"), level=level.level, missing=level.missing)
    found = lives(context.known.by_method[item.id], context.today)
    rows = tuple(
        (
            place_name(life.place),
            life.standing,
            since(life),
            _called(life),
            *facts(life),
            tuple(map(happened, life.events)),
        )
        for life in found
    )
    return Part(
        item.id, ref(item), (come,), (Block("places", "", (PLACE, STANDING, SINCE, CALLED, *FACTS, HISTORY), rows),)
    )


def _called(life: Life) -> Cell:
    return own(life.told.local_name, life.practice, markdown=False) if life.told and life.practice else None


def _place(item: Item, context: ReportContext) -> Part:
    """What a place does and has declined."""
    found = lives(context.known.by_place[item.id], context.today)
    rows = tuple((ref(life.adoption.method), life.standing, since(life), *facts(life)) for life in found)
    return Part(item.id, ref(item), (), (Block("methods", "", (METHOD, STANDING, SINCE, *FACTS), rows),))


def _untold(context: ReportContext) -> Part:
    """The methods that no place has told of."""
    rows: Rows = tuple(
        (ref(item),) for item in context.known.living(Method.kind) if item.id not in context.known.by_method
    )
    none = N_("Some place has told of every method.")
    block = Block("methods", "", (METHOD,), rows, empty=none)
    return Part("untold", said(N_("Methods that no place has told of")), (), (block,))
