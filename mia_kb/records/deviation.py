"""A deviation (avvikelse): something in the cooperation that chafed for a participant."""

from __future__ import annotations

from typing import ClassVar

from mia_kb.records.fields import Line, ObstacleRef, Prose, When
from mia_kb.records.head import Record
from mia_kb.records.unknown import OrUnknown
from mia_kb.records.vocabulary import DeviationState, ObstacleLevel, Party


class Deviation(Record):
    """What chafed, who can mend it and what came back."""

    kind: ClassVar[str] = "deviation"
    folder: ClassVar[str] = "deviations"

    event: Prose
    """What chafed, told so that nobody can be recognised."""
    consequence: OrUnknown[Prose] | None = None
    """What it led to for the participant."""
    level: ObstacleLevel
    """At which level the cause is."""
    party: OrUnknown[Party]
    """The party that can do something about it."""
    owner: OrUnknown[Line]
    """The function that follows it up."""
    raised_to: OrUnknown[Line] | None = None
    """The body or function it was raised to."""
    noticed: OrUnknown[When]
    """When it was noticed."""
    raised: OrUnknown[When] | None = None
    """When it was raised."""
    answered: OrUnknown[When] | None = None
    """When an answer came."""
    state: OrUnknown[DeviationState]
    """How far it has come."""
    answer: OrUnknown[Prose] | None = None
    """The answer."""
    obstacle: ObstacleRef | None = None
    """The structural obstacle it is an example of."""
