"""Counts of people so small that somebody could be recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.library.queries import typed
from mia_kb.problems import Level, Rule
from mia_kb.records.figure import Figure
from mia_kb.records.progression import FollowUp, Progression
from mia_kb.records.vocabulary import Counts, FigureRole
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.reading.nodes import Location
    from mia_kb.records.figure import Value
    from mia_kb.records.progression import Move

PEOPLE = frozenset({Counts.PERSONS, Counts.PARTICIPATIONS, Counts.ANSWERS, Counts.STAFF})
RULE = Rule(
    code="MIA321",
    slug="small-number",
    level=Level.WARNING,
    message=N_(
        "Fewer than {limit} people are counted here, or so few are left when the part is taken from the whole; the "
        "site masks them."
    ),
    remedy=N_("Join groups or periods until at least {limit} remain, or leave the figure out."),
    why=N_(
        "Where only a few people are counted, those who know the place can tell who they are, and what became of "
        "them. That also goes for the few who remain when a part is taken from the whole. Masking on the site is not "
        "enough: the file still holds the number."
    ),
    bad="value: {numerator: 3, denominator: 40}",
    good="value: {numerator: 24, denominator: 132}",
)
RULES = (RULE,)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each small count; what was only hoped for points out nobody."""
    limit = context.settings.small_number
    for item in context.library.of_kind.get(Figure.kind, ()):
        figure = typed(item, Figure)
        if figure.counts in PEOPLE and figure.role is FigureRole.OUTCOME and _is_small_value(figure.value, limit):
            yield finding(RULE, item, ("value",), limit=limit)
    for item in context.library.of_kind.get(Progression.kind, ()):
        for loc in _small_moves(typed(item, Progression), limit):
            yield finding(RULE, item, loc, limit=limit)


def _is_small_value(value: Value, limit: int) -> bool:
    """Whether the numerator, the denominator, what is left between them, or a count is small."""
    part, whole = value.numerator, value.denominator
    if part is None and value.percent is not None and isinstance(whole, int) and not value.approximate:
        part = round(value.percent * whole / 100)
    left = whole - part if isinstance(whole, int) and isinstance(part, int) else None
    count = value.number if value.number is not None and value.number == int(value.number) and not value.unit else None
    return any(is_small(number, limit) for number in (part, whole, left, count))


def is_small(number: object, limit: int) -> bool:
    """Whether a count is small; none at all is not."""
    return isinstance(number, int) and 0 < number < limit


def _small_moves(progression: Progression, limit: int) -> Iterator[Location]:
    if progression.counts not in PEOPLE:
        return
    yield from _among(progression.moves, ("moves",), limit)
    if is_small(progression.total, limit):
        yield ("total",)
    if isinstance(progression.follow_up, FollowUp):
        yield from _among(progression.follow_up.moves, ("follow_up", "moves"), limit)
        if is_small(progression.follow_up.asked, limit):
            yield ("follow_up", "asked")


def _among(moves: tuple[Move, ...], loc: Location, limit: int) -> Iterator[Location]:
    return ((*loc, index, "count") for index, move in enumerate(moves) if is_small(move.count, limit))
