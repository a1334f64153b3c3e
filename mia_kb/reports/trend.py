"""How the library's shares have changed between editions: each on its day, and the change since the latest."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mia_kb.reports.report import Block, Column, Part, said
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.reports.editions import Edition
    from mia_kb.reports.report import Cell, Number, ReportContext, Said, Share

KEY = "trend"
LATEST = 4
"""Former editions in the table; the drawing has all."""
UP, DOWN = N_("{points} percentage points up"), N_("{points} percentage points down")
LITTLE_UP, LITTLE_DOWN = N_("less than one percentage point up"), N_("less than one percentage point down")
SAME = N_("as before")
NEW = N_("nothing to compare with")
BETTER, WORSE = N_("better"), N_("worse")


def trend(numbers: Sequence[Number], context: ReportContext) -> Iterator[Part]:
    """A chapter with the former shares and what has become of them; none without former editions."""
    former = former_editions(context)
    if not former:
        return
    shown = former[-LATEST:]
    rows = tuple(_row(number, shown) for number in numbers)
    columns = (
        Column("share", N_("Share")),
        *(Column(one.day.isoformat(), one.day.isoformat()) for one in shown),
        Column("now", N_("Now")),
        Column("change", N_("Change since the latest")),
        Column("meaning", N_("What that means")),
    )
    says = said(
        N_("Compared with {day}. A share may change because records have come or gone; both numbers stand beside it."),
        day=shown[-1].day,
    )
    block = Block("shares", "", columns, rows, table=True)
    yield Part(KEY, said(N_("What has changed between editions")), (says,), (block,))


def former_editions(context: ReportContext) -> tuple[Edition, ...]:
    """The editions before the day, in order of time."""
    return tuple(sorted((one for one in context.editions if one.day < context.today), key=lambda one: one.day))


def _row(number: Number, former: Sequence[Edition]) -> tuple[Cell, ...]:
    before = [dict(one.shares).get(number.key) for one in former]
    return (said(number.name), *before, number.share, *_change(number, before[-1]))


def _change(number: Number, before: Share | None) -> tuple[Said, Said | None]:
    """The change in words, and whether it is for the better."""
    if before is None or not before.whole or not number.share.whole:
        return said(NEW), None
    change = 100 * (Fraction(number.share.count, number.share.whole) - Fraction(before.count, before.whole))
    if not change:
        return said(SAME), None
    points = int(abs(change) + Fraction(1, 2)) if abs(change) >= 1 else 0
    words = (UP if change > 0 else DOWN) if points else (LITTLE_UP if change > 0 else LITTLE_DOWN)
    meaning = BETTER if (change > 0) is number.higher_is_better else WORSE
    return said(words, points=points) if points else said(words), said(meaning)
