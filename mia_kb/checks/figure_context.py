"""Figures that cannot be read because what they are a part of is not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.library.queries import pointed_at, typed
from mia_kb.problems import Level, Rule
from mia_kb.records.figure import Figure
from mia_kb.records.measure import Measure
from mia_kb.records.unknown import UNKNOWN
from mia_kb.records.vocabulary import Counts, FigureRole, MeasureType
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.reading.item import Item

NO_DENOMINATOR = Rule(
    code="MIA301",
    slug="share-without-denominator",
    level=Level.ERROR,
    message=N_("The share has no denominator: nobody can tell what it is a share of."),
    remedy=N_("Add denominator. If the source does not say, write unknown and explain in caveat."),
    why=N_(
        "27 percent of those who have left and 27 percent of all who were enrolled are different results. The same "
        "project has been reported as both 27 and 14 percent, and both were right. Without its denominator a share "
        "cannot be compared, not even with itself a year later."
    ),
    bad="value: {percent: 27}",
    good="value: {percent: 27, denominator: 132}",
)
UNKNOWN_WITHOUT_CAVEAT = Rule(
    code="MIA302",
    slug="unknown-without-caveat",
    level=Level.ERROR,
    message=N_("{field} is unknown, and no caveat tells the reader what that means."),
    remedy=N_("Add caveat: what the source leaves out, and what the figure therefore cannot be used for."),
    why=N_(
        "Unknown is an honest answer, and a figure without its base can still be worth keeping. But whoever quotes "
        "it must be told what is missing, in the same place as the figure."
    ),
    bad="value: {percent: 27, denominator: unknown}",
    good="value: {percent: 27, denominator: unknown}\ncaveat: Källan säger inte av hur många.",
)
NOT_DESCRIBED = Rule(
    code="MIA303",
    slug="denominator-not-described",
    level=Level.ERROR,
    message=N_("Neither the figure nor its measure says who the denominator is."),
    remedy=N_("Add denominator_is, for example: alla som avslutat under perioden"),
    why=N_(
        "A number is not enough: 132 can be all who took part, those who have left, or those who answered. The words "
        "tell which, and they are shown beside the figure."
    ),
    bad="value: {numerator: 24, denominator: 132}",
    good="value: {numerator: 24, denominator: 132}\ndenominator_is: avslutade deltagare",
)
NO_N = Rule(
    code="MIA304",
    slug="mean-without-n",
    level=Level.ERROR,
    message=N_("The mean does not say how many it is built on."),
    remedy=N_("Add n. If the source does not say, write n: unknown and explain in caveat."),
    why=N_(
        "The mean of five people and the mean of five hundred look the same, but only one of them will hold next year."
    ),
    bad="value: {number: 6.5, unit: månader}",
    good="value: {number: 6.5, unit: månader}\nn: 132",
)
NO_RESPONSE = Rule(
    code="MIA305",
    slug="survey-without-response",
    level=Level.ERROR,
    message=N_("The figure counts answers but does not say how many were asked."),
    remedy=N_("Add response with asked and answered; write unknown for what the source does not say."),
    why=N_(
        "Those who answer a survey are seldom like those who do not. 90 percent of 30 who answered means one thing "
        "if 35 were asked and another if 300 were."
    ),
    bad="counts: answers",
    good="counts: answers\nresponse: {asked: 151, answered: 42}",
)
RULES = (NO_DENOMINATOR, UNKNOWN_WITHOUT_CAVEAT, NOT_DESCRIBED, NO_N, NO_RESPONSE)


def check(context: CheckContext) -> Iterator[Finding]:
    """What each figure leaves out."""
    for item in context.library.of_kind.get(Figure.kind, ()):
        figure = typed(item, Figure)
        measure = _measure(context, item)
        yield from _share(item, figure, measure)
        yield from _mean(item, figure, measure)
        if figure.counts is Counts.ANSWERS and figure.role is FigureRole.OUTCOME and figure.response is None:
            yield finding(NO_RESPONSE, item, ("counts",))


def _measure(context: CheckContext, item: Item) -> Measure | None:
    """The figure's measure, if its reference leads to one."""
    return next((typed(found, Measure) for found in pointed_at(context.library, item.id, "measure")), None)


def _share(item: Item, figure: Figure, measure: Measure | None) -> Iterator[Finding]:
    value = figure.value
    if value.percent is None and value.numerator is None and value.denominator is None:
        return
    if value.denominator is None:
        yield finding(NO_DENOMINATOR, item, ("value",))
    if value.denominator is UNKNOWN and figure.caveat is None:
        yield finding(UNKNOWN_WITHOUT_CAVEAT, item, ("value", "denominator"), field="denominator")
    if figure.denominator_is is None and not (measure and isinstance(measure.denominator_is, str)):
        yield finding(NOT_DESCRIBED, item, ("value",))


def _mean(item: Item, figure: Figure, measure: Measure | None) -> Iterator[Finding]:
    if figure.n is UNKNOWN and figure.caveat is None:
        yield finding(UNKNOWN_WITHOUT_CAVEAT, item, ("n",), field="n")
    is_outcome = figure.role is FigureRole.OUTCOME
    if measure and measure.type is MeasureType.MEAN and is_outcome and figure.n is None:
        yield finding(NO_N, item, ("value",))
