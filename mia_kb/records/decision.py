"""A decision by a local steering group."""

from __future__ import annotations

from typing import ClassVar

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from mia_kb.records.fields import Day, Frozen, Line, Many, MethodRef, OrganisationRef, PracticeRef, Prose
from mia_kb.records.head import Record
from mia_kb.records.unknown import OrUnknown
from mia_kb.records.vocabulary import Choice, Outcome


class DecisionFollowUp(Frozen):
    """What was seen when a decision was followed up."""

    date: Day
    """The day of the follow-up."""
    outcome: OrUnknown[Outcome]
    """How it had gone."""
    text: Prose
    """What was seen, and what it led to."""


class Decision(Record):
    """What a steering group chose, why, and when it looks at it again. A no is worth as much as a yes."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["method"]}, {"required": ["practice"]}]})

    kind: ClassVar[str] = "decision"
    folder: ClassVar[str] = "decisions"

    body: Line
    """The steering group or other body that decided."""
    place: OrganisationRef
    """The sub-project or organisation the decision is for."""
    date: Day
    """The day of the decision."""
    method: MethodRef | None = None
    """The method it is about."""
    practice: PracticeRef | None = None
    """The local practice it is about, when it is not the method as a whole."""
    choice: Choice
    """Try, adopt, wait, decline or end."""
    grounds: Prose
    """Why."""
    conditions: OrUnknown[Prose] | None = None
    """What must be in place."""
    owner: OrUnknown[Line]
    """The function that owns it."""
    follow_up: OrUnknown[Day]
    """The day it will be followed up next."""
    followed_up: Many[DecisionFollowUp] = ()
    """The follow-ups made."""

    @model_validator(mode="after")
    def _about_something(self) -> Decision:
        if self.method is None and self.practice is None:
            raise PydanticCustomError("method-or-practice", "method or practice is missing")
        return self
