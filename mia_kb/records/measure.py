"""A measure: what a figure counts, defined once so that figures can be compared."""

from __future__ import annotations

from typing import ClassVar

from mia_kb.records.fields import Line, Prose
from mia_kb.records.head import Record
from mia_kb.records.unknown import OrUnknown
from mia_kb.records.vocabulary import Direction, MeasureType


class Measure(Record):
    """The definition of a measure."""

    kind: ClassVar[str] = "measure"
    folder: ClassVar[str] = "measures"

    definition: Prose
    """What is counted, and what is not."""
    type: MeasureType
    """Share, count, mean or amount."""
    unit: Line
    """The unit, such as "procent" or "personer"."""
    denominator_is: OrUnknown[Line] | None = None
    """Who ought to be the denominator of a share."""
    better: Direction
    """Which way is better."""
    instrument: OrUnknown[Line] | None = None
    """How it is measured: survey, register, count."""
    indicator: Line | None = None
    """The id of a shared indicator, such as one of NNS's; the questions themselves are not stored."""
    pitfalls: Prose | None = None
    """How it is usually misread."""
