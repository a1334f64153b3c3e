"""Percentages that no whole number of people can give."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.library.queries import typed
from mia_kb.problems import Level, Rule
from mia_kb.records.figure import Figure
from mia_kb.records.vocabulary import Approximate, FigureRole
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding

RULE = Rule(
    code="MIA320",
    slug="impossible-percentage",
    level=Level.WARNING,
    message=N_("No whole number out of {denominator} gives {percent} percent; the nearest are {nearest}."),
    remedy=N_(
        "Check the denominator in the source. If the source says so, mark denominator as approximate or unknown and "
        "explain in caveat."
    ),
    why=N_(
        "Of 30 people, 27 are 90 percent and 28 are 93 percent: nobody can be 92. A percentage that its denominator "
        "cannot give usually means that fewer answered that very question, or that the share is counted on somebody "
        "else. The test is called GRIM (Brown and Heathers, 2017)."
    ),
    bad="value: {percent: 92, denominator: 30}",
    good="value: {percent: 92, denominator: unknown}\nn: 30\ncaveat: 92 procent går inte att få av 30 svar.",
)
RULES = (RULE,)


def check(context: CheckContext) -> Iterator[Finding]:
    """Figures whose published share their denominator cannot give; what is marked as approximate is let be."""
    for item in context.library.of_kind.get(Figure.kind, ()):
        if found := impossible(typed(item, Figure)):
            percent, denominator = found
            nearest = " / ".join(f"{count} ({_share(count, denominator)} %)" for count in _around(percent, denominator))
            yield finding(RULE, item, ("value", "percent"), percent=percent, denominator=denominator, nearest=nearest)


def impossible(figure: Figure) -> tuple[Decimal, int] | None:
    """The published share and its denominator if no whole number gives that share; None where nothing is wrong."""
    percent, denominator = figure.value.percent, figure.value.denominator
    if figure.role is FigureRole.TARGET or _is_rough(figure) or percent is None or not isinstance(denominator, int):
        return None
    return None if not denominator or is_possible(percent, denominator) else (percent, denominator)


def is_possible(percent: Decimal, total: int) -> bool:
    """Whether some count out of `total` gives `percent` when rounded to the decimals it was published with.

    Half a unit away counts as possible both up and down, since sources round halves in either direction.
    """
    reach = half_unit(percent) * total
    return any(abs(Decimal(100 * count) - percent * total) <= reach for count in _around(percent, total))


def half_unit(percent: Decimal) -> Decimal:
    """Half of the last decimal that a percentage was published with: 0.5 for 92, 0.05 for 92.0."""
    return Decimal(5).scaleb(min(int(percent.as_tuple().exponent), 0) - 1)


def _around(percent: Decimal, total: int) -> tuple[int, int]:
    """The whole numbers just below and above the share of the total."""
    below = int(percent * total / 100)
    return below, min(below + 1, total)


def _share(count: int, total: int) -> str:
    return f"{100 * count / total:.1f}"


def _is_rough(figure: Figure) -> bool:
    return bool({Approximate.PERCENT, Approximate.DENOMINATOR} & set(figure.value.approximate))
