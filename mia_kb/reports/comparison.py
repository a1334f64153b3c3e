"""Two or three methods side by side, for a steering group that must choose: the questions of the decision paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.records.vocabulary import Choice
from mia_kb.reports.decision_paper import PROPOSALS, length, method_named, paper_of
from mia_kb.reports.report import Block, Column, Part, Report, Said, said
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mia_kb.reports.report import Cell, ReportContext, Rows

NAME = "comparison"
MOST = 3
"""Methods that one meeting can compare."""
FITS = {2: 3850, 3: 2850}
"""Signs that one A4 takes of so many methods, the longest answer to each question counted."""
TITLE = N_("Methods side by side")
LEAD = N_(
    "For the steering group that must choose: the same questions to each method. All of it comes from the records."
)
FITS_IN_WORDS = {2: 4200, 3: 3050}
"""The same of the answers as they are written, which the page counts; without the decision, which it words itself."""
UNFILLED = N_("Nothing has been entered.")
CUT = N_("This is too long for one page. Shorten first: {rows}.")
WORDINGS = {
    **PROPOSALS,
    Choice.WAIT: N_("The steering group decides to wait with “{method}” and to take it up again on the day below."),
    Choice.DECLINE: N_("The steering group declines “{method}”, for the reason given in the minutes."),
}
"""What can be decided about each, in the order in which it is offered; a study without effect needs no other words."""
METHOD, ANSWER = Column("method", N_("Method")), Column("answer", "")


def comparison(context: ReportContext) -> Report:
    """The methods asked for, in the order asked, question by question; at least two."""
    found = [item for name in context.methods if (item := method_named(name, context))]
    parts = paper_of(dict.fromkeys(found), context).parts
    papers = [part.blocks[0].rows for part in parts]
    blocks = tuple(_block(index, parts, papers) for index in range(len(papers[0])))
    part = Part("methods", said(N_("{count} methods"), count=len(papers)), _cut(papers), blocks)
    return Report(NAME, said(TITLE), said(LEAD), context.today, (part,))


def questions(rows: Rows) -> tuple[str, ...]:
    """What a decision paper asks, as English message ids."""
    return tuple(row[0].text for row in rows if isinstance(row[0], Said))


def _block(index: int, parts: Sequence[Part], papers: Sequence[Rows]) -> Block:
    rows = tuple((part.title, rows[index][1] or said(UNFILLED)) for part, rows in zip(parts, papers, strict=True))
    return Block(f"question-{index + 1}", questions(papers[0])[index], (METHOD, ANSWER), rows)


def _cut(papers: Sequence[Rows]) -> tuple[Cell, ...]:
    """What to shorten where it does not fit one page: the two longest rows."""
    longest = [max(length(rows[index][1]) for rows in papers) for index in range(len(papers[0]))]
    if sum(longest) <= FITS.get(len(papers), sum(longest)):
        return ()
    order = sorted(range(len(longest)), key=lambda index: -longest[index])
    return (said(CUT, rows=tuple(papers[0][index][0] for index in order[:2])),)
