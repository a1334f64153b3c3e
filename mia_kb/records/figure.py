"""A figure with everything needed to read it."""

from __future__ import annotations

from typing import ClassVar

from mia_kb.records.fields import (
    FigureRef,
    Frozen,
    Integer,
    Line,
    Many,
    MeasureRef,
    MethodRef,
    Number,
    OrganisationRef,
    Percent,
    Prose,
)
from mia_kb.records.head import Record
from mia_kb.records.practice import Period
from mia_kb.records.unknown import OrUnknown
from mia_kb.records.vocabulary import Approximate, Counts, FigureRole, Perspective


class Value(Frozen):
    """The value: a numerator over a denominator, a published share, or a number."""

    numerator: OrUnknown[Integer] | None = None
    """How many it happened to."""
    denominator: OrUnknown[Integer] | None = None
    """How many it could have happened to."""
    percent: Percent | None = None
    """The share as published, in percent, when the numerator is not known."""
    number: Number | None = None
    """A number that is not a share."""
    unit: Line | None = None
    """The number's unit, such as "personer", "kr" or "år"."""
    approximate: Many[Approximate] = ()
    """The parts that are not exact."""


class Response(Frozen):
    """How many were asked and how many answered."""

    asked: OrUnknown[Integer]
    """How many were asked."""
    answered: OrUnknown[Integer]
    """How many answered."""


class Comparison(Frozen):
    """Another figure this one may be read beside."""

    figure: FigureRef
    """The other figure."""
    why: Line
    """What may be compared, and what may not."""


class Conflict(Frozen):
    """Another figure that says something else about the same thing."""

    figure: FigureRef
    """The other figure."""
    why: OrUnknown[Line]
    """Why they differ."""


class Figure(Record):
    """One number that cannot lose its context."""

    kind: ClassVar[str] = "figure"
    folder: ClassVar[str] = "figures"

    measure: MeasureRef
    """What is measured; the measure's record holds the definition."""
    role: FigureRole
    """Target or outcome, never both."""
    value: Value
    """The value."""
    definition: Line | None = None
    """How the source defines what it counts, where that differs from the measure's definition."""
    denominator_is: Line | None = None
    """Who the denominator is, in words."""
    n: OrUnknown[Integer] | None = None
    """How many the figure is built on, when that is not the denominator."""
    counts: Counts
    """Persons or participations, answers or something else."""
    population: Line | None = None
    """Who the figure is about."""
    period: Period
    """The time it covers."""
    place: OrganisationRef | None = None
    """The sub-project or organisation it is about."""
    methods: Many[MethodRef] = ()
    """The methods it says something about."""
    response: Response | None = None
    """For a survey: how many were asked and how many answered."""
    follow_up_months: Integer | None = None
    """Months after the end when it was measured."""
    as_published: Line | None = None
    """The figure as the source writes it."""
    caveat: Prose | None = None
    """What one must know before using it."""
    comparison: Many[Comparison] = ()
    """Figures it may be read beside."""
    conflicts: Many[Conflict] = ()
    """Figures that contradict it, and why."""
    perspective: Perspective
    """Whose view it is."""
