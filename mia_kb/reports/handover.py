"""What a function hands over: what it answers for, its drafts, what stands open, to whom, and what to ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.queries import typed
from mia_kb.records.organisation import Organisation
from mia_kb.records.unknown import Unknown
from mia_kb.records.vocabulary import Status
from mia_kb.reports.clock import clock
from mia_kb.reports.interview import QUESTIONS
from mia_kb.reports.loops import open_loops
from mia_kb.reports.report import Block, Column, KindOf, Part, Report, place_name, ref, said
from mia_kb.reports.stewards import stewarded, takes_over
from mia_kb.text.languages import N_
from mia_kb.text.slug import slug

if TYPE_CHECKING:
    from datetime import date

    from mia_kb.reports.report import Cell, ReportContext
    from mia_kb.reports.stewards import Stewarded

RECORD, KIND = Column("record", N_("Record")), Column("kind", N_("Kind"))
FILE, COUNT = Column("file", N_("File")), Column("records", N_("Records it answers for"))


def handover(context: ReportContext) -> Report:
    """The handover of the functions asked for; of all, a table of who answers for what."""
    found = stewarded(context.library, context.steward)
    parts = tuple(part for steward in found for part in _steward(steward, context)) if context.steward else ()
    return Report(
        "handover",
        said(N_("Handover")),
        said(
            N_(
                "For you who leave, and you who take over: which records the function answers for, what stands open, "
                "and who it goes to. Change who answers for them with mia-kb reassign: the dates of review stand, "
                "since a new function does not make the content newer."
            )
        ),
        context.today,
        parts or (_everyone(found, context),),
    )


def _everyone(found: tuple[Stewarded, ...], context: ReportContext) -> Part:
    held = context.known.holding
    rows = tuple(
        (
            _organisation(steward),
            steward.function,
            len(steward.items),
            sum(item.record.status is Status.DRAFT for item in steward.items),
            sum(1 for item in steward.items for _ in open_loops(item, context.today, held)),
        )
        for steward in found
    )
    columns = (
        Column("organisation", N_("Organisation")),
        Column("function", N_("Function")),
        COUNT,
        Column("drafts", N_("Drafts")),
        Column("open", N_("Open")),
    )
    return Part(
        "everyone",
        said(N_("Who answers for what")),
        (
            said(
                N_(
                    "For one of them, name it with --steward: the organisation, the function, or "
                    "organisation: function."
                )
            ),
        ),
        (
            Block(
                "stewards", "", columns, rows, empty=N_("No function answers for any record by that name."), table=True
            ),
        ),
    )


def _steward(steward: Stewarded, context: ReportContext) -> tuple[Part, ...]:
    key = slug(f"{steward.named} {steward.function}")
    ends = clock(steward.organisation, context.today) if steward.organisation else ()
    who = said(N_("{organisation}: {function}"), organisation=_organisation(steward), function=steward.function)
    return (
        Part(
            key,
            who,
            (*_only(steward, context.today), *ends, *_to_whom(steward, context)),
            (_drafts(steward), _open(steward, context), _kept(steward)),
        ),
        Part(
            f"{key}-interview",
            said(N_("Exit interview: {function}"), function=steward.function),
            (
                said(
                    N_(
                        "An hour, with somebody who stays. Write the form with mia-kb report handover --steward "
                        "'{steward}' --interview interview.md (or .docx for Word), fill it in, and make drafts of the "
                        "answers with mia-kb interview interview.md. No names, of participants or of anyone else."
                    ),
                    steward=steward.about.id if steward.about else f"{steward.named}: {steward.function}",
                ),
            ),
            (_interview(),),
        ),
    )


def _only(steward: Stewarded, today: date) -> tuple[Cell, ...]:
    """That the records are those about a place, and when that ends."""
    if steward.about is None:
        return ()
    return said(N_("Only the records about {place}."), place=place_name(steward.about)), *clock(steward.about, today)[
        :1
    ]


def _organisation(steward: Stewarded) -> Cell:
    return place_name(steward.organisation) if steward.organisation else steward.named


def _to_whom(steward: Stewarded, context: ReportContext) -> tuple[Cell, ...]:
    """Who takes over; where the records do not say, whom to ask."""
    if steward.organisation is None:
        return (said(N_("The organisation has no record. Write one, with its end and its successor.")),)
    organisation = typed(steward.organisation, Organisation)
    after = takes_over(context.library, steward, context.today)
    if after:
        return (said(N_("Hand over to: {organisation}."), organisation=place_name(after)),)
    if organisation.end is None and organisation.successor is None:
        return (
            said(
                N_("The organisation goes on: hand over to the function there that takes over from {function}."),
                function=steward.function,
            ),
        )
    asked = [
        place_name(found)
        for reference in (organisation.owner, organisation.part_of)
        if reference and (found := context.library.find(reference, steward.organisation.library, (Organisation.kind,)))
    ]
    unknown = (
        N_("No successor is known.") if isinstance(organisation.successor, Unknown) else N_("No successor is entered.")
    )
    return (said(unknown), *((said(N_("Ask: {organisations}."), organisations=tuple(asked)),) if asked else ()))


def _drafts(steward: Stewarded) -> Block:
    rows = tuple(
        (ref(item), KindOf(item.kind), item.path) for item in steward.items if item.record.status is Status.DRAFT
    )
    return Block(
        "drafts",
        N_("Drafts"),
        (RECORD, KIND, FILE),
        rows,
        N_(
            "Finish each before you leave, or hand it over by name. A draft is not shown on the site: nobody else "
            "will find it."
        ),
        N_("No drafts."),
        table=bool(rows),
    )


def _open(steward: Stewarded, context: ReportContext) -> Block:
    held = context.known.holding
    rows = tuple(
        (ref(item), loop, days, item.path)
        for item in steward.items
        for loop, days in open_loops(item, context.today, held)
    )
    return Block(
        "open",
        N_("What stands open"),
        (RECORD, Column("open", N_("Open")), Column("days", N_("Days, at least")), FILE),
        rows,
        N_("Close what you can. Tell the one who takes over what you know about the rest."),
        N_("Nothing stands open in these records."),
        table=bool(rows),
    )


def _kept(steward: Stewarded) -> Block:
    return Block(
        "records",
        N_("Records it answers for"),
        (RECORD, KIND, Column("status", N_("Status")), Column("review_by", N_("Review by")), FILE),
        tuple(
            (ref(item), KindOf(item.kind), item.record.status, item.record.review_by, item.path)
            for item in steward.items
        ),
        table=True,
    )


def _interview() -> Block:
    """The questions of the form, and the kind of record that each answer becomes."""
    rows = tuple((said(question.text), KindOf(question.kind)) for question in QUESTIONS)
    return Block("questions", "", (Column("question", N_("Question")), Column("kind", N_("Becomes"))), rows)
