"""Counts that are larger than what they are counted among."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.checks.finding import finding
from mia_kb.library.queries import typed
from mia_kb.problems import Level, Rule
from mia_kb.records.figure import Figure
from mia_kb.records.progression import FollowUp, Progression
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.reading.nodes import Location
    from mia_kb.records.progression import Move

RULE = Rule(
    code="MIA308",
    slug="more-than-all",
    level=Level.ERROR,
    message=N_("{part} is more than {whole}, which it is counted among."),
    remedy=N_("Check both in the source; they may have been swapped, or count different things."),
    why=N_(
        "Of 30 who were asked, 42 cannot have answered. When the part is larger than the whole, one of them is wrong "
        "or they count different things, such as participations among persons."
    ),
    bad="value: {numerator: 132, denominator: 24}",
    good="value: {numerator: 24, denominator: 132}",
)
RULES = (RULE,)


class _Pair(NamedTuple):
    """A part and its whole, where they are numbers, and where the part stands."""

    part: object
    whole: object
    loc: Location


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each part that exceeds its whole."""
    for kind in (Figure.kind, Progression.kind):
        for item in context.library.of_kind.get(kind, ()):
            pairs = (
                _of_figure(typed(item, Figure)) if kind == Figure.kind else _of_progression(typed(item, Progression))
            )
            for part, whole, loc in pairs:
                if isinstance(part, int) and isinstance(whole, int) and part > whole:
                    yield finding(RULE, item, loc, part=part, whole=whole)


def _of_figure(figure: Figure) -> Iterator[_Pair]:
    yield _Pair(figure.value.numerator, figure.value.denominator, ("value", "numerator"))
    if figure.response:
        yield _Pair(figure.response.answered, figure.response.asked, ("response", "answered"))


def _of_progression(progression: Progression) -> Iterator[_Pair]:
    yield from _of_moves(progression.moves, progression.total, ("moves",))
    later = progression.follow_up
    if isinstance(later, FollowUp):
        yield _Pair(later.asked, progression.total, ("follow_up", "asked"))
        yield from _of_moves(later.moves, later.asked, ("follow_up", "moves"))


def _of_moves(moves: tuple[Move, ...], total: object, loc: Location) -> Iterator[_Pair]:
    """Each move by itself: together they may exceed the total, since one person can make several."""
    return (_Pair(move.count, total, (*loc, index, "count")) for index, move in enumerate(moves))
