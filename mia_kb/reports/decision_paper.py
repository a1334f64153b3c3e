"""What a steering group needs to decide about a method, on one page; for several methods, one page each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.adoption import adoptions_of, is_living
from mia_kb.library.maturity import MaturityLevel
from mia_kb.library.queries import decisions_about, pointed_at, pointing_at, typed
from mia_kb.library.standing import NO_LONGER, REFUSED, lives
from mia_kb.records.figure import Figure
from mia_kb.records.lesson import Lesson
from mia_kb.records.measure import Measure
from mia_kb.records.method import Method
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.progression import Progression
from mia_kb.records.unknown import UNKNOWN, Unknown
from mia_kb.records.vocabulary import Choice, Direction, EvidenceLevel, FigureRole, Outcome, Stage
from mia_kb.reports.adoption import since, why_not
from mia_kb.reports.report import (
    Block,
    Column,
    Effect,
    FigureRef,
    OnePage,
    Own,
    Part,
    RecordRef,
    Report,
    Said,
    own,
    place_name,
    ref,
    said,
)
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mia_kb.library.adoption import Adoption
    from mia_kb.library.standing import Life
    from mia_kb.reading.item import Item
    from mia_kb.reports.report import Cell, ReportContext

NAME = "decision-paper"
FITS = 3900
"""Signs that one A4 takes, counted by `length`; measured in a browser by `tests/reports/test_decision_paper.py`."""
HALF_A_LINE, WORD, FIGURE = 50, 15, 200
"""Signs of a short line, of a name or a day within one, and of a figure besides its caveat and denominator."""
WENT_BADLY = frozenset({Outcome.DID_NOT_WORK, Outcome.DID_HARM, Outcome.PARTLY})
PROPOSALS = {
    Choice.TRY: N_("The steering group decides to try “{method}” on a small scale and to follow up what comes of it."),
    Choice.ADOPT: N_("The steering group decides to adopt “{method}” in regular services, with a receiver there."),
    Choice.WAIT: N_("The steering group decides to wait with “{method}”, since a study found no effect."),
}
ASK, TEXT = Column("what", N_("Question")), Column("answer", "")
MORE = N_("{count} more on the method's page.")
OR = N_("Or: try, adopt, wait, decline. Write down the grounds, also of a no.")
CUT = N_("This is too long for one page. Shorten first: {rows}.")


class Room(NamedTuple):
    """How many of each a paper shows; the rest stand on the method's own page, and the paper says how many."""

    figures: int
    places: int
    risks: int
    obstacles: int


class Lines(NamedTuple):
    """An answer of which a paper shows as many `lines` as its room has for what they tell `of`, then what is `last`.

    There are `total` of them, of which those that no room shows may be missing.
    """

    of: str
    lines: Sequence[Cell]
    total: int
    last: tuple[Cell, ...] = ()


ALONE = Room(figures=2, places=8, risks=3, obstacles=2)


def decision_paper(context: ReportContext) -> Report:
    """The paper of the methods asked for, in the order asked; of all methods where none is named."""
    found = [item for name in context.methods if (item := method_named(name, context))]
    return paper_of(found or context.known.living(Method.kind), context)


def paper_of(methods: Iterable[Item], context: ReportContext, room: Room = ALONE) -> Report:
    """The paper of these methods, one page each."""
    return bound([part for item in methods for part in papers(item, context, (room,))], context)


def bound(parts: Iterable[Part], context: ReportContext) -> Report:
    """These papers as one report."""
    return Report(
        NAME,
        said(N_("Decision paper")),
        said(N_("For the steering group: to try, adopt, wait or decline. All of it comes from the records.")),
        context.today,
        tuple(parts),
    )


def method_named(name: str, context: ReportContext) -> Item | None:
    """The method with this id, with or without its library."""
    found = context.library.find(name, "regional", (Method.kind,))
    return found or next((item for item in context.known.living(Method.kind) if item.name == name), None)


def papers(item: Item, context: ReportContext, rooms: Sequence[Room]) -> tuple[Part, ...]:
    """The paper of one method in several rooms; what is shown in each of them is the very same."""
    name = ref(item)
    answers = _answers(item, context, max(room.figures for room in rooms))
    return tuple([_paper(name, answers, room) for room in rooms])


def _paper(name: RecordRef, answers: Sequence[tuple[Said, Cell | Lines]], room: Room) -> Part:
    rows: list[tuple[Cell, ...]] = [(asked, _shown(answer, room)) for asked, answer in answers]
    lengths = [length(row[1]) for row in rows]
    one_page = OnePage(to_shorten([row[0] for row in rows], lengths), fits=sum(lengths) <= FITS)
    return Part(name.id, name, (), (Block("paper", "", (ASK, TEXT), tuple(rows)),), one_page)


def _shown(answer: Cell | Lines, room: Room) -> Cell:
    """What there is room for of an answer."""
    if not isinstance(answer, Lines):
        return answer
    shown = answer.lines[: getattr(room, answer.of)]
    return (*shown, *_more(answer.total - len(shown)), *answer.last)


def _answers(item: Item, context: ReportContext, most_figures: int) -> Sequence[tuple[Said, Cell | Lines]]:
    method, where = typed(item, Method), adoptions_of(context.library, item.id, context.today)
    groups = tuple([ref(term) for term in pointed_at(context.library, item.id, "target_groups")])
    return (
        (said(N_("What is proposed")), own(method.summary, item)),
        (said(N_("For whom")), groups or own(method.for_whom, item)),
        (said(N_("Not for")), own(method.not_for, item)),
        (said(N_("What it takes")), _takes(item)),
        (said(N_("What is known")), _known(item)),
        (said(N_("Figures")), _figures(item, context, most_figures)),
        (said(N_("Who does it")), _who(where, context, against=False)),
        (said(N_("Who said no or has ended, and why")), _who(where, context, against=True)),
        (said(N_("Risks")), _risks(item, context)),
        (said(N_("If we do nothing")), _nothing(item, context)),
        (said(N_("Proposed decision")), _proposal(item, context)),
    )


def to_shorten(rows: Sequence[Cell], lengths: Sequence[int]) -> Said:
    """What to say where rows of such lengths do not fit their page: which of them to shorten, the longest first."""
    longest = sorted(range(len(rows)), key=lambda index: -lengths[index])
    return said(CUT, rows=tuple(rows[index] for index in longest[:2]))


def length(cell: Cell) -> int:
    """About how many signs a cell takes; each line is as long as half a line at least."""
    if isinstance(cell, Said):
        return HALF_A_LINE + sum([_within(one) for _, one in cell.details]) if cell.details else HALF_A_LINE
    if isinstance(cell, Own):
        return max(HALF_A_LINE, len(cell.text))
    if isinstance(cell, tuple):
        return sum([length(one) for one in cell])
    if isinstance(cell, FigureRef):
        return FIGURE + len(cell.figure.caveat or "") + len(cell.figure.denominator_is or "")
    return len(cell.title) if isinstance(cell, RecordRef) else HALF_A_LINE


def _within(cell: Cell) -> int:
    """About how many signs a detail adds to the words that it fills: its own, or those of a name, a day or a word."""
    if isinstance(cell, Own):
        return len(cell.text)
    if isinstance(cell, Said):
        return WORD + sum([_within(one) for _, one in cell.details])
    return len(cell.title) if isinstance(cell, RecordRef) else WORD


def _takes(item: Item) -> tuple[Cell, ...]:
    """What is known of it, each by its name; then, on one line, of what the source says nothing."""
    takes = typed(item, Method).takes
    named = (
        (N_("Time: {what}"), N_("time"), takes.time),
        (N_("People: {what}"), N_("people"), takes.people),
        (N_("How often: {what}"), N_("how often"), takes.frequency),
        (N_("For how long: {what}"), N_("for how long"), takes.duration),
        (N_("Cost: {what}"), N_("cost"), takes.cost if takes.cost is not None else UNKNOWN),
    )
    known = tuple(said(told, what=own(what, item, markdown=False)) for told, _, what in named if isinstance(what, str))
    unknown = tuple(said(name) for _, name, what in named if isinstance(what, Unknown))
    return (*known, said(N_("The source does not say: {what}."), what=unknown)) if unknown else known


def _known(item: Item) -> tuple[Cell, ...]:
    """Effect worded by certainty, then the kind of knowledge and how near it is to those the method is offered to."""
    evidence = typed(item, Method).evidence
    near = (said(N_("Studied in: {transfer}."), transfer=evidence.transfer),) if evidence.transfer else ()
    level = said(N_("Built on: {level}."), level=evidence.level)
    return Effect(evidence, item.record.language.code), level, *near


def _figures(item: Item, context: ReportContext, most: int) -> Cell | Lines:
    """The outcomes that say most, with their context; targets are no results. How many more there are is said."""
    found = [
        one
        for one in pointing_at(context.library, item.id, Figure.kind, "methods")
        if is_living(one) and typed(one, Figure).role is FigureRole.OUTCOME
    ]
    found.sort(key=lambda one: (*_last(one, context), one.id))
    if not found:
        return said(N_("No outcome has been entered for this method."))
    return Lines("figures", [_figure(one, context) for one in found[:most]], len(found))


def _more(left: int) -> tuple[Cell, ...]:
    return (said(MORE, count=left),) if left > 0 else ()


def _last(item: Item, context: ReportContext) -> tuple[bool, bool, bool]:
    """What puts a figure behind others: it tells no better from worse, is no share, or says not of how many."""
    value, measure = typed(item, Figure).value, _measure(item, context)
    tells = measure is not None and measure.better is not Direction.NEITHER
    of_known = isinstance(value.denominator, int)
    is_share = value.percent is not None or (isinstance(value.numerator, int) and of_known)
    return not tells, not is_share, not of_known


def _measure(item: Item, context: ReportContext) -> Measure | None:
    measure = next(iter(pointed_at(context.library, item.id, "measure")), None)
    return typed(measure, Measure) if measure else None


def _figure(item: Item, context: ReportContext) -> FigureRef:
    measure = _measure(item, context)
    return FigureRef(ref(item), typed(item, Figure), measure, item.record.language.code, one_line=True)


def _who(where: Sequence[Adoption], context: ReportContext, *, against: bool) -> Cell | Lines:
    """A line a place: how far it has come and what was decided; of those against, why."""
    decided = any(found.standing for found in where)
    lines = [line for found in where for line in _places(found, context, against=against, decided=decided)]
    if not lines:
        return said(N_("No place is known.") if against else N_("No place has told that it does."))
    undecided = () if against or decided else (said(N_("No decision has been entered.")),)
    return Lines("places", lines, len(lines), undecided)


def _places(found: Adoption, context: ReportContext, *, against: bool, decided: bool) -> Iterable[Said]:
    place = place_name(found.place)
    for life in lives((found,), context.today):
        if (life.standing in NO_LONGER) is not against:
            continue
        if against:
            yield _against(life, place)
        elif life.told:
            stage = life.told.stage if isinstance(life.told.stage, Stage) else since(life) or life.told.stage
            choice: Cell = life.decision.choice if life.decision else said(N_("no decision entered"))
            if decided:
                yield said(N_("{place}: {stage}; decision: {choice}."), place=place, stage=stage, choice=choice)
            else:
                yield said(N_("{place}: {state}."), place=place, state=stage)


def _against(life: Life, place: Cell) -> Said:
    """Who said no or has ended, on which day if that is known, and why."""
    decided = life.decision if life.decision and life.decision.choice in REFUSED else None
    what, day = (decided.choice, decided.date) if decided else (life.standing, life.since)
    if day is None:
        return said(N_("{place}: {stage}. {why}"), place=place, stage=what, why=why_not(life))
    return said(N_("{place}: {choice} ({day}). {why}"), place=place, choice=what, day=day, why=why_not(life))


def _risks(item: Item, context: ReportContext) -> Cell | Lines:
    """The pitfalls that the method tells of, then the lessons about it that went badly."""
    pitfalls: list[Cell] = [own(text, item, markdown=False) for text in typed(item, Method).pitfalls]
    lessons: list[Cell] = [
        ref(one)
        for one in pointing_at(context.library, item.id, Lesson.kind, "concerns")
        if is_living(one) and typed(one, Lesson).outcome in WENT_BADLY
    ]
    found = [*pitfalls, *lessons]
    if not found:
        return said(N_("None has been entered. That is not the same as none."))
    return Lines("risks", found, len(found))


def _nothing(item: Item, context: ReportContext) -> Cell | Lines:
    """Life without the method, as the records tell it: obstacles it eases, else what went wrong for participants."""
    obstacles = [
        own(typed(one, Obstacle).consequence, one)
        for one in pointing_at(context.library, item.id, Obstacle.kind, "eased_by")
        if is_living(one) and isinstance(typed(one, Obstacle).consequence, str)
    ]
    if obstacles:
        return Lines("obstacles", obstacles, 0)  # how many more there are is not said
    wrong = [
        own(typed(one, Progression).went_wrong, one)
        for one in pointing_at(context.library, item.id, Progression.kind, "methods")
        if isinstance(typed(one, Progression).went_wrong, str)
    ]
    if wrong:
        return (wrong[0],)
    return said(N_("The records do not say. The problem it answers:")), own(typed(item, Method).why, item)


def _proposal(item: Item, context: ReportContext) -> tuple[Cell, ...]:
    """The mildest decision that what is known supports; owner and day are left for the steering group to fill in."""
    choice = proposed(item, context)
    return (
        said(PROPOSALS[choice], method=ref(item)),
        said(N_("Owner (function): ____________________")),
        said(N_("To be followed up on: ____________________")),
        said(OR),
    )


def proposed(item: Item, context: ReportContext) -> Choice:
    """To wait where a study found no effect, to adopt where it lasts in some place, else to try."""
    if typed(item, Method).evidence.level is EvidenceLevel.EN:
        return Choice.WAIT
    decided = decisions_about(context.library, item.id)  # without a decision nothing lasts, and that is soon asked
    lasts = decided and context.known.maturity(item).level is MaturityLevel.LASTING
    return Choice.ADOPT if lasts else Choice.TRY
