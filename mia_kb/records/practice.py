"""A method as it is done in one place."""

from __future__ import annotations

from typing import ClassVar

from mia_kb.records.fields import Address, Frozen, Line, Many, MethodRef, OrganisationRef, Prose, Slug, When
from mia_kb.records.head import Record
from mia_kb.records.unknown import OrUnknown
from mia_kb.records.vocabulary import Party, Stage


class Period(Frozen):
    """From when to when; the precision is the source's."""

    from_: OrUnknown[When]
    """The beginning."""
    to: OrUnknown[When] | None = None
    """The end; left out while it goes on."""


class Adaptation(Frozen):
    """What one place changed in a core component."""

    component: Slug
    """The id of the method's core component."""
    what: Prose
    """What is done differently."""
    why: OrUnknown[Prose]
    """Why it was changed."""
    effect: OrUnknown[Prose]
    """What the change led to."""


class StageEvent(Frozen):
    """A step in the history of the implementation."""

    date: When
    """When it happened."""
    stage: Stage
    """The stage that began then."""
    note: Line | None = None
    """What happened, and why."""


class Receiver(Frozen):
    """Who takes over in ordinary operation."""

    party: Party
    """The party."""
    function: Line
    """The function there."""


class Routine(Frozen):
    """The written routine or agreement where the way of working lives on."""

    title: Line
    """What it is called."""
    url: Address | None = None
    """Where it is."""


class Practice(Record):
    """How one place does a method, and what became of it there."""

    kind: ClassVar[str] = "practice"
    folder: ClassVar[str] = "practices"

    method: MethodRef
    """The method that is practised."""
    place: OrganisationRef
    """The sub-project or organisation where it is done."""
    local_name: Line | None = None
    """What it is called there."""
    period: Period
    """From when to when."""
    text: Prose | None = None
    """How it is done there."""
    carried_by: OrUnknown[Line] | None = None
    """Which function carries it."""
    adaptations: Many[Adaptation] = ()
    """What was changed in each core component."""
    stage: OrUnknown[Stage]
    """How far the implementation has come, or `unknown` if the source does not say."""
    stage_reason: Prose | None = None
    """Why it ended or was declined, or what the stage is built on."""
    history: Many[StageEvent] = ()
    """How the stage has changed."""
    receiver: OrUnknown[Receiver] | None = None
    """Who takes over in ordinary operation."""
    routine: OrUnknown[Routine] | None = None
    """Where the way of working is written down."""
