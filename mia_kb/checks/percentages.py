"""Percentages of running text that have no other number beside them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from mia_kb.checks.prose import sentences
from mia_kb.records.figure import Figure
from mia_kb.records.measure import Measure
from mia_kb.records.progression import Progression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mia_kb.reading.nodes import Location
    from mia_kb.records.head import Record
    from mia_kb.records.walk import Leaf

Percentages: TypeAlias = "tuple[tuple[Location, tuple[Decimal, ...]], ...]"
"""Where the texts are that have some, and which."""
HAVE_CONTEXT = frozenset({Figure.kind, Measure.kind, Progression.kind})
"""Kinds whose fields hold the context."""
FREE = frozenset({"sources", "eu_rate", "synonyms", "avoid"})
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)[\s\u00a0]?(?:%|procent\b|percent\b|per cent\b)")
_ANOTHER_NUMBER = re.compile(
    r"(?<![\d.,\-])(?!(?:19|20)\d\d\b)\d+(?:[\s\u00a0]\d{3})*\b"
    r"(?![.,]?\d|[\s\u00a0]?(?:%|procent|percent|per cent|år\b|månad|timm))"
)
_OF_FULL_TIME = re.compile(
    r"heltid|deltid|tjänst\b|tjänstgöring|sysselsättning|arbetstid|full.time|part.time", re.IGNORECASE
)
_WHOLE = frozenset({Decimal(0), Decimal(100)})


def loose_in(record: Record, leaves: Iterable[Leaf]) -> Percentages:
    """Those of a record; `leaves` are its texts."""
    if record.kind in HAVE_CONTEXT:
        return ()
    found = [(leaf.loc, tuple(loose(leaf.value))) for leaf in leaves if _has_percent(leaf.value)]
    return tuple((loc, its) for loc, its in found if its and loc[0] not in FREE)


def _has_percent(text: str) -> bool:
    is_spoken_of = "%" in text or "rocent" in text or "ercent" in text or "er cent" in text
    return is_spoken_of and _PERCENT.search(text) is not None


def loose(text: str) -> Iterator[Decimal]:
    """The percentages of a text that have no other number in their sentence; shares of full time are something else."""
    for sentence in sentences(text):
        if _ANOTHER_NUMBER.search(sentence) or _OF_FULL_TIME.search(sentence):
            continue
        for written in _PERCENT.findall(sentence):
            percent = Decimal(written.replace(",", "."))
            if percent not in _WHOLE:
                yield percent
