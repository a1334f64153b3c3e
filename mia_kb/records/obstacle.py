"""A structural obstacle: the cause that ties deviations together."""

from __future__ import annotations

from typing import ClassVar

from mia_kb.records.fields import Many, MethodRef, Prose
from mia_kb.records.head import Record
from mia_kb.records.unknown import OrUnknown
from mia_kb.records.vocabulary import ObstacleLevel, Party


class Obstacle(Record):
    """A cause in rules, mandates or organisation, never in a person."""

    kind: ClassVar[str] = "obstacle"
    folder: ClassVar[str] = "obstacles"

    cause: Prose
    """What the obstacle is."""
    consequence: OrUnknown[Prose]
    """What it leads to for participants and parties."""
    level: ObstacleLevel
    """At which level it is."""
    mandate: OrUnknown[Many[Party]]
    """The parties that have the mandate to change it."""
    eased_by: Many[MethodRef] = ()
    """Methods that make it easier to live with."""
    tried: Prose | None = None
    """What has been tried against it."""
