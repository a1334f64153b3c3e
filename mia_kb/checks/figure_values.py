"""Figures whose value says nothing, or contradicts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.checks.impossible_percentages import half_unit
from mia_kb.library.queries import typed
from mia_kb.problems import Level, Rule
from mia_kb.records.figure import Figure
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.records.figure import Value

PERCENT_UNITS = frozenset({"%", "procent", "percent", "per cent", "procentenheter av deltagarna"})
NO_VALUE = Rule(
    code="MIA306",
    slug="figure-without-value",
    level=Level.ERROR,
    message=N_("The figure has no value."),
    remedy=N_("Add numerator and denominator, or percent and denominator, or number and unit."),
    why=N_("A figure is there to hold one number. Without it the page would be a heading and nothing more."),
    bad="value: {denominator: 132}",
    good="value: {numerator: 24, denominator: 132}",
)
TWO_VALUES = Rule(
    code="MIA307",
    slug="two-values",
    level=Level.ERROR,
    message=N_("The figure is both a share and a number."),
    remedy=N_("Keep one of them, and write a figure of its own for the other."),
    why=N_(
        "One figure, one value. Otherwise nobody can tell which of the two the definition and the period belong to."
    ),
    bad="value: {numerator: 24, denominator: 132, number: 6.5, unit: månader}",
    good="value: {numerator: 24, denominator: 132}",
)
NO_UNIT = Rule(
    code="MIA309",
    slug="number-without-unit",
    level=Level.ERROR,
    message=N_("The number has no unit."),
    remedy=N_("Add unit, for example: personer"),
    why=N_("6.5 can be months, hours or steps. The unit is shown beside the number wherever it is used."),
    bad="value: {number: 6.5}",
    good="value: {number: 6.5, unit: månader}",
)
SHARE_AS_NUMBER = Rule(
    code="MIA310",
    slug="share-written-as-number",
    level=Level.ERROR,
    message=N_("The number is a percentage written without a denominator."),
    remedy=N_("Write percent and denominator instead of number and unit."),
    why=N_("A percentage is a share of something. Written as a bare number it would slip past the question: of whom?"),
    bad="value: {number: 27, unit: procent}",
    good="value: {percent: 27, denominator: 132}",
)
CONTRADICTION = Rule(
    code="MIA311",
    slug="share-contradicts-its-parts",
    level=Level.ERROR,
    message=N_("{numerator} of {denominator} is not {percent} percent."),
    remedy=N_(
        "Correct the value. If the source contradicts itself, keep numerator and denominator, write its own words "
        "under as_published and explain in caveat."
    ),
    why=N_(
        "Numerator and denominator say everything; a percentage beside them can only be right or wrong. Which of "
        "them is shown must not be left to chance."
    ),
    bad="value: {numerator: 24, denominator: 227, percent: 18}",
    good="value: {numerator: 24, denominator: 132}\nas_published: 18 procent",
)
RULES = (NO_VALUE, TWO_VALUES, NO_UNIT, SHARE_AS_NUMBER, CONTRADICTION)


def check(context: CheckContext) -> Iterator[Finding]:
    """What is wrong with each figure's value."""
    for item in context.library.of_kind.get(Figure.kind, ()):
        value = typed(item, Figure).value
        for rule in _faults(value):
            details = {"numerator": value.numerator, "denominator": value.denominator, "percent": value.percent}
            yield finding(rule, item, ("value",), **(details if rule is CONTRADICTION else {}))


def _faults(value: Value) -> Iterator[Rule]:
    is_share = isinstance(value.numerator, int) or value.percent is not None
    if not is_share and value.number is None:
        yield NO_VALUE
    if is_share and value.number is not None:
        yield TWO_VALUES
    elif value.number is not None and value.unit is None:
        yield NO_UNIT
    elif value.number is not None and str(value.unit).casefold() in PERCENT_UNITS:
        yield SHARE_AS_NUMBER
    if _contradicts_itself(value):
        yield CONTRADICTION


def _contradicts_itself(value: Value) -> bool:
    """Whether the percentage is not what numerator and denominator give; what is approximate cannot be."""
    if not isinstance(value.numerator, int) or not isinstance(value.denominator, int) or value.percent is None:
        return False
    if value.approximate or not value.denominator:
        return False
    distance = abs(100 * value.numerator - value.percent * value.denominator)
    return distance > half_unit(value.percent) * value.denominator
