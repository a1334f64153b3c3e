"""The page of a step progression."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.figure_card import place_link
from mia_kb.pages.links import named, refs
from mia_kb.pages.passages import passage
from mia_kb.pages.records.foot import foot
from mia_kb.pages.records.head import head, record_view
from mia_kb.records.progression import FollowUp, Progression
from mia_kb.records.unknown import Unknown
from mia_kb.rendering.figure_value import PEOPLE
from mia_kb.rendering.figures import Cells, Mask, mask_cells
from mia_kb.rendering.flows import Flow, FlowMove, flow
from mia_kb.rendering.show import NOT_SAID, capital, label, number
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mia_kb.pages.context import Context
    from mia_kb.pages.records.foot import Foot
    from mia_kb.pages.records.head import Head
    from mia_kb.reading.item import Item
    from mia_kb.records.fields import When
    from mia_kb.records.practice import Period
    from mia_kb.records.progression import Move
    from mia_kb.records.vocabulary import Counts, ParticipantView
    from mia_kb.rendering.view import Link, Passage, Ref, View


class Moves(NamedTuple):
    """Moves as rows and as a drawing, with the total in words; small numbers masked.

    `rest` is how many of the total no number among the rows tells of; empty where that is nobody, or not known.
    `in_numbers` says whether any of the rows has a number.
    """

    rows: tuple[FlowMove, ...]
    total: str
    rest: str
    in_numbers: bool
    drawing: Flow | None
    masked: str


class Afterwards(NamedTuple):
    """What was seen some time after the end."""

    months: int | Unknown
    moves: Moves
    text: Passage | None


class ProgressionPage(NamedTuple):
    """All that a progression's page shows. The record itself is left out: it holds what is masked."""

    head: Head
    foot: Foot
    moves: Moves
    total_is: str
    counts: Counts
    period: Period
    measured: When | Unknown
    measured_how: str | Unknown
    afterwards: Afterwards | None
    participant_view: ParticipantView | Unknown
    went_wrong: Passage | None
    caveat: Passage | None
    place: Link | None
    methods: tuple[Ref, ...]


def view(item: Item, context: Context) -> View:
    """The view of a progression's page, its small numbers masked."""
    found = typed(item, Progression)
    return record_view(
        item,
        context,
        ProgressionPage(
            head=head(item, context),
            foot=foot(item, context),
            moves=_moves(found.moves, found.total, found.counts, context),
            total_is=found.total_is,
            counts=found.counts,
            period=found.period,
            measured=found.measured,
            measured_how=found.measured_how,
            afterwards=afterwards(found, item, context),
            participant_view=found.participant_view,
            went_wrong=passage(found.went_wrong, item, context),
            caveat=passage(found.caveat, item, context),
            place=place_link(item, found.place, context),
            methods=refs(named(found.methods, item, context), context),
        ),
    )


def afterwards(found: Progression, item: Item, context: Context) -> Afterwards | None:
    """The follow-up, drawn on the scale of the moves before it; None where the source is silent."""
    later = found.follow_up
    if not isinstance(later, FollowUp):
        return None
    scale = _scale(found, context)
    moves = _moves(later.moves, later.asked, found.counts, context, scale)
    return Afterwards(later.months, moves, passage(later.text, item, context))


def how_many(found: Progression, context: Context) -> str:
    """How many a progression is about, in words, masked if they are few."""
    return _words(_cells(found.moves, found.total, found.counts, context).total, context)


def _scale(found: Progression, context: Context) -> int:
    """How many the moves are in all, as far as that is shown."""
    cells = _cells(found.moves, found.total, found.counts, context)
    return max(_shown(cells), cells.total if isinstance(cells.total, int) else 0)


def _cells(moves: Sequence[Move], total: int | Unknown, counts: Counts, context: Context) -> Cells:
    smallest = context.small_number if counts in PEOPLE else 0
    return mask_cells(tuple(_known(move.count) for move in moves), _known(total), smallest)


def _moves(moves: Sequence[Move], total: int | Unknown, counts: Counts, context: Context, scale: int = 0) -> Moves:
    cells = _cells(moves, total, counts, context)
    rows = tuple(
        FlowMove(
            capital(context.language, label(context.language, move.from_)),
            capital(context.language, label(context.language, move.to)),
            cell if isinstance(cell, int) else None,
            _words(cell, context),
            cell is not None,
        )
        for move, cell in zip(moves, cells.parts, strict=True)
    )
    hidden = any(isinstance(cell, Mask) for cell in (*cells.parts, cells.total))
    why = N_("Numbers smaller than {limit} are not shown, so that nobody can be recognised.")
    masked = translate(why, context.language).format(limit=context.small_number) if hidden else ""
    rest = _rest(cells, context)
    adds_up = isinstance(cells.total, int) and _shown(cells) <= cells.total
    drawing = flow(rows, rest, scale, adds_up=adds_up) if rows else None
    return Moves(
        rows, _words(cells.total, context), rest.count_text if rest else "", _shown(cells) > 0, drawing, masked
    )


def _rest(cells: Cells, context: Context) -> FlowMove | None:
    """Those of the total that no shown number tells of: the numbers shown already say how many they are."""
    shown = _shown(cells)
    if not shown or not isinstance(cells.total, int) or cells.total <= shown:
        return None
    left = cells.total - shown
    name = translate(N_("The rest, not divided"), context.language)
    return FlowMove(name, "", left, number(context.language, left), says_how_many=True)


def _shown(cells: Cells) -> int:
    return sum(cell for cell in cells.parts if isinstance(cell, int))


def _words(cell: int | Mask | None, context: Context) -> str:
    """A count, or why there is none."""
    if isinstance(cell, int):
        return number(context.language, cell)
    if cell is Mask.FEW:
        return translate(N_("fewer than {limit}"), context.language).format(limit=context.small_number)
    return translate(N_("not shown") if cell is Mask.HIDDEN else NOT_SAID, context.language)


def _known(count: int | Unknown) -> int | None:
    return None if isinstance(count, Unknown) else count
