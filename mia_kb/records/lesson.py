"""A lesson: what happened, what it taught, what others should do."""

from __future__ import annotations

from typing import ClassVar

from mia_kb.records.fields import Day, Frozen, Line, Many, MethodRef, Prose, Slug, Some
from mia_kb.records.head import Record
from mia_kb.records.unknown import OrUnknown
from mia_kb.records.vocabulary import Closure, Outcome, Party, Role


class Concern(Frozen):
    """The method, and where in it, that a lesson is about."""

    method: MethodRef
    """The method."""
    step: Slug | None = None
    """The step's id, or `before`, `during` or `after`."""


class LessonReceiver(Frozen):
    """Who should do something with the lesson."""

    role: Role | None = None
    """The role."""
    party: Party | None = None
    """The party; write `funder` for what the funder should hear."""


class Lesson(Record):
    """A lesson others can act on; one that worked is a golden nugget (guldkorn)."""

    kind: ClassVar[str] = "lesson"
    folder: ClassVar[str] = "lessons"

    event: Prose
    """What happened that made you learn this."""
    lesson: Prose
    """What it taught."""
    recommendation: Prose
    """What others should do."""
    outcome: OrUnknown[Outcome]
    """How it went. What did not work is worth as much as what did."""
    applies_when: OrUnknown[Prose]
    """When the lesson applies."""
    applies_not_when: OrUnknown[Prose]
    """When it does not apply."""
    concerns: Many[Concern] = ()
    """The method and step it concerns; it is shown beside that step."""
    receivers: Some[LessonReceiver]
    """Who should do something with it."""
    closure: Closure
    """What has become of it."""
    closed: Day | None = None
    """The day it was built in or rejected."""
    closure_reason: Line | None = None
    """Why it was rejected, or how it was built in."""
    built_into: MethodRef | None = None
    """The method it was built into."""
