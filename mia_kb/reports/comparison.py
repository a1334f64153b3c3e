"""Two or three methods side by side, for a steering group that must choose: the questions of the decision paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.records.vocabulary import Choice
from mia_kb.reports.decision_paper import OR, PROPOSALS, Room, length, method_named, paper_of, to_shorten
from mia_kb.reports.report import Block, Column, OnePage, Part, Report, Said, said
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mia_kb.reports.report import ReportContext, Rows

NAME = "comparison"
MOST = 3
"""Methods that one meeting can compare."""
BESIDE = Room(figures=1, places=3, risks=2, obstacles=1)
"""What a method shows beside others; its own paper shows more."""
FITS = {2: 3040, 3: 3000}
"""Signs that one A4 takes of so many methods, the longest answer to each question counted."""
TITLE = N_("Methods side by side")
LEAD = N_(
    "For the steering group that must choose: the same questions to each method. All of it comes from the records."
)
FITS_IN_WORDS = {2: 2740, 3: 2660}
"""The same of the answers as they are written, which the page counts; without the decision, which it words itself."""
UNFILLED = N_("Nothing has been entered.")
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
    parts = paper_of(dict.fromkeys(found), context, BESIDE).parts
    papers = [_without_or(part.blocks[0].rows) for part in parts]
    blocks = [_block(index, parts, papers) for index in range(len(papers[0]))]
    blocks[-1] = blocks[-1]._replace(why=OR)
    title = said(N_("{count} methods"), count=len(papers))
    part = Part("methods", title, (), tuple(blocks), _one_page(papers), beside=True)
    return Report(NAME, said(TITLE), said(LEAD), context.today, (part,))


def _without_or(rows: Rows) -> Rows:
    """A paper's rows without the last words of the proposal, which are the same for each method and are said once."""
    *others, (question, proposal) = rows
    kept = tuple(one for one in proposal if one != said(OR)) if isinstance(proposal, tuple) else proposal
    return (*others, (question, kept))


def questions(rows: Rows) -> tuple[str, ...]:
    """What a decision paper asks, as English message ids."""
    return tuple(row[0].text for row in rows if isinstance(row[0], Said))


def _block(index: int, parts: Sequence[Part], papers: Sequence[Rows]) -> Block:
    rows = tuple((part.title, rows[index][1] or said(UNFILLED)) for part, rows in zip(parts, papers, strict=True))
    return Block(f"question-{index + 1}", questions(papers[0])[index], (METHOD, ANSWER), rows)


def _one_page(papers: Sequence[Rows]) -> OnePage:
    """Whether the longest answer to each question, one below the other, fits a page; if not, the two longest rows."""
    longest = [max(length(rows[index][1]) for rows in papers) for index in range(len(papers[0]))]
    fits = sum(longest) <= FITS.get(len(papers), sum(longest))
    return OnePage(to_shorten([row[0] for row in papers[0]], longest), fits)
