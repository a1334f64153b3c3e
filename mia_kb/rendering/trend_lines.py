"""The drawing of each share over editions: a dot an edition, on a scale from nothing to all."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.rendering.extents import HUNDRED, Extent
from mia_kb.rendering.report_words import share_text
from mia_kb.rendering.show import day
from mia_kb.rendering.timeline import Reading, span_of, timeline
from mia_kb.reports.trend import former_editions
from mia_kb.text.languages import translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.rendering.timeline import Timeline
    from mia_kb.reports.report import Number, ReportContext, Share
    from mia_kb.text.languages import Language

HEIGHT = 56.0
"""Height in pixels of each scale."""


class TrendLine(NamedTuple):
    """A share: its name, what it is now, how it has been in words (first to last), and the drawing."""

    name: str
    now: str
    told: str
    drawing: Timeline


def trend_lines(numbers: Sequence[Number], context: ReportContext, language: Language) -> tuple[TrendLine, ...]:
    """A drawing for each share that at least one former edition has; none without former editions."""
    return tuple(_lines(numbers, context, language))


def _lines(numbers: Sequence[Number], context: ReportContext, language: Language) -> Iterator[TrendLine]:
    former = former_editions(context)
    for number in numbers:
        points = [(one.day, share) for one in former if (share := dict(one.shares).get(number.key)) and share.whole]
        if points and number.share.whole:
            points.append((context.today, number.share))
            readings = [Reading(str(place), None, when, _exact(share)) for place, (when, share) in enumerate(points)]
            joined = [readings[0], *(after._replace(joined_to=before.letter) for before, after in pairwise(readings))]
            told = "; ".join(f"{day(language, when)}: {share_text(share, language)}" for when, share in points)
            drawing = timeline(joined, span_of(readings), HUNDRED, height=HEIGHT, aside=False)
            yield TrendLine(translate(number.name, language), share_text(number.share, language), told, drawing)


def _exact(share: Share) -> Extent:
    percent = round(100 * share.count / share.whole, 1)
    return Extent(percent, percent)
