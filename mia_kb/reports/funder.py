"""A draft of the final report to the funder, under the ESF Council's headings, from the records alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.adoption import is_living
from mia_kb.library.queries import pointed_at, pointing_at, typed
from mia_kb.records.deviation import Deviation
from mia_kb.records.figure import Figure
from mia_kb.records.lesson import Lesson
from mia_kb.records.measure import Measure
from mia_kb.records.method import Method
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice, Receiver
from mia_kb.records.progression import FollowUp, Progression
from mia_kb.records.story import Story
from mia_kb.records.term import Term
from mia_kb.records.vocabulary import FigureRole, OrganisationType, Party, SourceKind
from mia_kb.reports.report import Block, Column, Effect, FigureRef, Part, Report, own, place_name, ref, said
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from mia_kb.reading.item import Item
    from mia_kb.reports.report import Cell, ReportContext

EXAMINED = frozenset({SourceKind.EVALUATION, SourceKind.REVIEW, SourceKind.RESEARCH})
"""Sources in which somebody else has looked."""


def funder(context: ReportContext) -> Report:
    """Every heading, also those for which there are no records: the draft says so, and a person must write there."""
    return Report(
        "funder",
        said(N_("Final report to the funder: draft")),
        said(
            N_(
                "Put together from the records under the headings of the ESF Council's final report. Everything can be "
                "traced to a record. Where the records are silent the draft says so; write there yourself."
            )
        ),
        context.today,
        (
            _summary(context),
            _idea(context),
            *_results(context),
            _methods(context),
            _silent(N_("Horizontal principles"), "principles"),
            _stories(context),
            _evaluations(context),
            _use(context),
            _comments(context),
        ),
    )


def _projects(context: ReportContext) -> list[Item]:
    return [
        item
        for item in context.known.living(Organisation.kind)
        if typed(item, Organisation).type is OrganisationType.PROJECT
    ]


def _summary(context: ReportContext) -> Part:
    counts = said(
        N_(
            "The library holds {methods} methods, {practices} local practices, {lessons} lessons, {deviations} "
            "deviations and {decisions} decisions."
        ),
        **{name: len(context.known.living(kind)) for name, kind in COUNTED.items()},
    )
    texts = tuple(own(item.record.summary, item) for item in _projects(context) if item.record.summary)
    return Part("summary", said(N_("Summary")), (*texts, counts))


COUNTED = {
    "methods": Method.kind,
    "practices": Practice.kind,
    "lessons": Lesson.kind,
    "deviations": Deviation.kind,
    "decisions": "decision",
}


def _idea(context: ReportContext) -> Part:
    """The projects with Projektbanken's field names; what is planned is a target and said to be one."""
    rows = tuple(_project(item, context) for item in _projects(context))
    columns = (
        Column("project", N_("Project")),
        Column("number", N_("Diary number")),
        Column("owner", N_("Project owner")),
        Column("start", N_("Start")),
        Column("end", N_("End")),
        Column("planned", N_("Planned participants (target)")),
        Column("budget", N_("Total budget (kronor)")),
        Column("support", N_("ESF support (kronor)")),
        Column("eu", N_("EU's share")),
        Column("text", N_("Project idea")),
    )
    empty = N_("No project has been described. Write it as an organisation of the type project.")
    return Part(
        "idea", said(N_("Project idea and expected results")), (), (Block("projects", "", columns, rows, empty=empty),)
    )


def _project(item: Item, context: ReportContext) -> tuple[Cell, ...]:
    project = typed(item, Organisation)
    owner = tuple(place_name(found) for found in pointed_at(context.library, item.id, "owner"))
    facts = project.planned_participants, project.budget_total, project.esf_support, project.eu_rate
    return ref(item), project.project_number, owner, project.start, project.end, *facts, own(project.text, item)


def _results(context: ReportContext) -> tuple[Part, ...]:
    """Expected against actual, measure by measure; then what deviated and why."""
    blocks = [block for item in context.known.living(Measure.kind) if (block := _measure(item, context))]
    expected = [block for _, block in sorted(blocks, key=lambda pair: pair[0])]
    says = said(
        N_(
            "What was hoped for stands apart from what happened. A target and an outcome can be compared only when "
            "they are counted on the same people in the same way. So nothing is compared here."
        )
    )
    nothing = said(N_("No figure has been entered."))
    return (
        Part(
            "results",
            said(N_("Results, goals and indicators")),
            (says, *(() if blocks else (nothing,))),
            tuple(expected),
        ),
        Part("progressions", said(N_("What happened to the participants afterwards")), (), (_progressions(context),)),
        Part("deviations", said(N_("What deviated, and why")), (), (_obstacles(context), _did_not_work(context))),
    )


def _measure(item: Item, context: ReportContext) -> tuple[tuple[int, str], Block] | None:
    """The figures of a measure, those with a target first among measures."""
    found = [one for one in pointing_at(context.library, item.id, Figure.kind, "measure") if is_living(one)]
    if not found:
        return None
    targets = [one for one in found if typed(one, Figure).role is FigureRole.TARGET]
    outcomes = [one for one in found if typed(one, Figure).role is FigureRole.OUTCOME]
    missing = said(N_("No outcome has been entered.")) if targets and not outcomes else None
    rows = tuple((_figure(one, item), _where(one, context)) for one in (*targets, *outcomes))
    extra: tuple[tuple[Cell, ...], ...] = ((missing, None),) if missing else ()
    columns = (Column("figure", N_("Figure")), Column("place", N_("Place")))
    rank = 0 if targets and outcomes else 1 if targets else 2
    defined = said(N_("Definition, where a figure has none of its own: {text}"), text=_definition(item))
    return (rank, item.id), Block(item.id, item.record.title, columns, (*rows, *extra), says=(defined,))


def _definition(measure: Item) -> Cell:
    return own(" ".join(typed(measure, Measure).definition.split()), measure, markdown=False)


def _figure(item: Item, measure: Item) -> FigureRef:
    return FigureRef(ref(item), typed(item, Figure), typed(measure, Measure), item.record.language.code, defined=True)


def _where(item: Item, context: ReportContext) -> tuple[Cell, ...]:
    return tuple(place_name(place) for place in pointed_at(context.library, item.id, "place"))


def _progressions(context: ReportContext) -> Block:
    """What became of people afterwards, in words; the counts stand on the progressions' own pages, masked."""
    rows = tuple(_progression(item) for item in context.known.living(Progression.kind))
    columns = (
        Column("progression", N_("Step progression")),
        Column("who", N_("Who they are")),
        Column("period", N_("Period")),
        Column("view", N_("In the participants' own eyes")),
        Column("months", N_("Months after the end")),
        Column("after", N_("What happened then")),
        Column("went_wrong", N_("What went wrong for those it did not work for")),
        Column("caveat", N_("Note")),
    )
    return Block("progressions", "", columns, rows, empty=N_("No step progression has been entered."))


def _progression(item: Item) -> tuple[Cell, ...]:
    found = typed(item, Progression)
    later = found.follow_up
    months, after = (later.months, later.text) if isinstance(later, FollowUp) else (None, later)
    who = own(found.total_is, item, markdown=False)
    afterwards = months, own(after, item), own(found.went_wrong, item), own(found.caveat, item)
    return ref(item), who, found.period, found.participant_view, *afterwards


def _obstacles(context: ReportContext) -> Block:
    rows: list[tuple[Cell, ...]] = []
    for item in context.known.living(Obstacle.kind):
        obstacle = typed(item, Obstacle)
        behind = len(pointing_at(context.library, item.id, Deviation.kind, "obstacle"))
        rows.append((ref(item), obstacle.level, own(obstacle.cause, item), own(obstacle.tried, item), behind))
    columns = (
        Column("obstacle", N_("Obstacle")),
        Column("level", N_("Level")),
        Column("cause", N_("Cause")),
        Column("tried", N_("What has been done about it")),
        Column("deviations", N_("Deviations behind it")),
    )
    return Block("obstacles", N_("Obstacles"), columns, tuple(rows), empty=N_("No obstacle has been entered."))


def _did_not_work(context: ReportContext) -> Block:
    """Lessons of what did not go as intended; also harm is told."""
    rows: list[tuple[Cell, ...]] = [
        (
            ref(item),
            typed(item, Lesson).outcome,
            own(typed(item, Lesson).event, item),
            own(typed(item, Lesson).lesson, item),
        )
        for item in context.known.living(Lesson.kind)
        if getattr(typed(item, Lesson).outcome, "code", "") in {"did-not-work", "did-harm", "partly"}
    ]
    columns = (
        Column("lesson", N_("Lesson")),
        Column("outcome", N_("How it went")),
        Column("event", N_("What happened")),
        Column("taught", N_("What it taught")),
    )
    return Block(
        "did-not-work",
        N_("What did not work, or only partly"),
        columns,
        tuple(rows),
        empty=N_("No such lesson has been entered."),
    )


def _methods(context: ReportContext) -> Part:
    rows = tuple(_method(item, context) for item in context.known.living(Method.kind))
    groups = tuple(
        (ref(item), own(typed(item, Term).definition, item))
        for item in context.known.living(Term.kind)
        if any(link.field == "target_groups" for link in context.library.backlinks.get(item.id, ()))
    )
    columns = (
        Column("method", N_("Method")),
        Column("summary", N_("In short")),
        Column("maturity", N_("How far it has come")),
        Column("evidence", N_("What the knowledge is")),
        Column("effect", N_("What can be said of the effect")),
    )
    about = (Column("group", N_("Target group")), Column("definition", N_("Definition")))
    return Part(
        "methods",
        said(N_("Ways of working, measures, methods and target groups")),
        (),
        (
            Block("methods", N_("Methods"), columns, rows, empty=N_("No method has been described.")),
            Block("groups", N_("Target groups"), about, groups, empty=N_("No target group has been described.")),
        ),
    )


def _method(item: Item, context: ReportContext) -> tuple[Cell, ...]:
    level, evidence = context.known.maturity(item), typed(item, Method).evidence
    return (
        ref(item),
        own(item.record.summary, item),
        level.level,
        evidence.level,
        Effect(evidence, item.record.language.code),
    )


def _silent(title: str, key: str) -> Part:
    """A heading to which no field of the records answers."""
    return Part(key, said(title), (said(N_("The records have no field for this. Write it yourself.")),))


def _stories(context: ReportContext) -> Part:
    rows = tuple(
        (ref(item), typed(item, Story).perspective, own(typed(item, Story).teaches, item))
        for item in context.known.living(Story.kind)
    )
    columns = (
        Column("story", N_("Story")),
        Column("perspective", N_("Whose view")),
        Column("teaches", N_("What it teaches")),
    )
    says = said(
        N_("What has been done to spread the results is not in the records: write it yourself. Stories to tell:")
    )
    empty = N_("No story has been entered.")
    title = said(N_("Communication, dissemination and influence"))
    return Part("communication", title, (says,), (Block("stories", "", columns, rows, empty=empty),))


def _evaluations(context: ReportContext) -> Part:
    """The evaluations, reviews and research that the records build on, each once, with how many records do."""
    counts: dict[tuple[str, str], tuple[Cell, int]] = {}
    for item in context.library.items:
        for source in item.record.sources:
            if source.kind in EXAMINED:
                key = (source.title or source.url or source.diary_number or "", source.url or source.diary_number or "")
                counts[key] = (source.kind, counts.get(key, (None, 0))[1] + 1)
    rows = tuple((title, kind, address, count) for (title, address), (kind, count) in sorted(counts.items()))
    columns = (
        Column("source", N_("Source")),
        Column("kind", N_("Kind")),
        Column("address", N_("Address or diary number")),
        Column("records", N_("Records that build on it")),
    )
    empty = N_("No record builds on an evaluation, a review or research.")
    return Part(
        "evaluation", said(N_("Follow-up and evaluation")), (), (Block("sources", "", columns, rows, empty=empty),)
    )


def _use(context: ReportContext) -> Part:
    """Where the results live on: what a place has decided and who there has taken over; the rest is said not to."""
    rows: list[tuple[Cell, ...]] = []
    for found in context.known.adoptions:
        decided = found.standing.record if found.standing else None
        for item in found.practices:
            practice = typed(item, Practice)
            receiver = practice.receiver.function if isinstance(practice.receiver, Receiver) else None
            choice = getattr(decided, "choice", None) or said(N_("no decision entered"))
            taken = own(receiver, item, markdown=False) if receiver else said(N_("nobody known"))
            rows.append((ref(found.method), place_name(found.place), practice.stage, choice, taken))
    columns = (
        Column("method", N_("Method")),
        Column("place", N_("Place")),
        Column("stage", N_("Stage")),
        Column("decision", N_("Decision")),
        Column("receiver", N_("Receiver")),
    )
    says = said(
        N_("That something has been tried does not say that it lives on. It does where somebody has taken over.")
    )
    empty = N_("No place has told what it does.")
    return Part(
        "use",
        said(N_("Use of the results")),
        (says,),
        (Block("use", "", columns, tuple(rows), empty=empty, table=bool(rows)),),
    )


def _comments(context: ReportContext) -> Part:
    rows = tuple(
        (ref(item), own(typed(item, Lesson).lesson, item), own(typed(item, Lesson).recommendation, item))
        for item in context.known.living(Lesson.kind)
        if any(receiver.party is Party.FUNDER for receiver in typed(item, Lesson).receivers)
    )
    columns = (
        Column("lesson", N_("Lesson")),
        Column("taught", N_("What it taught")),
        Column("recommendation", N_("What the funder is asked to do")),
    )
    empty = N_("No lesson is addressed to the funder.")
    title = said(N_("Comments and advice: lessons for the funder"))
    return Part("comments", title, (), (Block("lessons", "", columns, rows, empty=empty),))
