"""Percentages in running text that say neither of how many nor which figure they come from."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.library.queries import typed
from mia_kb.problems import Level, Rule
from mia_kb.records.figure import Figure
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.records.figure import Value

RULE = Rule(
    code="MIA604",
    slug="percentage-without-figure",
    level=Level.WARNING,
    message=N_("{percent} percent stands here without saying of how many, and no linked figure has it."),
    remedy=N_("Write of how many in the same sentence, or write a figure and link to it under related."),
    why=N_(
        "A percentage in running text is quoted as it stands, and what it is a share of is left behind. Written as a "
        "figure it keeps its denominator, period and source wherever it is shown."
    ),
    bad="why: 27 procent började arbeta.",
    good="why: 27 procent (36 av 132 avslutade) började arbeta.",
)
RULES = (RULE,)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each text with a percentage that has neither a number beside it nor a figure behind it."""
    for item in context.asked_for:
        loose = context.percentages(item)
        known = _linked_percentages(context, item.id) if loose else frozenset()
        for loc, percentages in loose:
            found = next((percent for percent in percentages if percent not in known), None)
            if found is not None:
                yield finding(RULE, item, loc, percent=found)


def _linked_percentages(context: CheckContext, item: str) -> frozenset[Decimal]:
    """The percentages of all figures that the record links to or is linked from, as whole and as published."""
    library = context.library
    linked = {link.target for link in library.links.get(item, ())}
    linked |= {link.source for link in library.backlinks.get(item, ())}
    figures = (library.by_id[other] for other in linked if library.by_id[other].kind == Figure.kind)
    return frozenset(percent for figure in figures for percent in _percentages(typed(figure, Figure).value))


def _percentages(value: Value) -> Iterator[Decimal]:
    percent = value.percent
    if (
        percent is None
        and isinstance(value.numerator, int)
        and isinstance(value.denominator, int)
        and value.denominator
    ):
        percent = Decimal(100 * value.numerator) / value.denominator
    if percent is not None:
        yield from (percent, round(percent, 0), round(percent, 1))
