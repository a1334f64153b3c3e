"""A working method: what is done, for whom, and how sure one can be of it (TIDieR's twelve items)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from mia_kb.records.fields import Address, Frozen, Line, Many, Prose, Slug, Some
from mia_kb.records.head import Record
from mia_kb.records.unknown import OrUnknown
from mia_kb.records.vocabulary import Certainty, EvidenceLevel, Licence, StepPhase, Transfer


class CoreComponent(Frozen):
    """A part that must be there for the method to be the method."""

    id: Slug
    """A short permanent name, so that a place can say what it changed."""
    text: Line
    """What must be there."""
    why: Line | None = None
    """Why it cannot be left out."""


class Step(Frozen):
    """One step of the procedure."""

    phase: StepPhase
    """Before, during or after the meeting or activity."""
    text: Prose
    """What is done."""
    id: Slug | None = None
    """A short permanent name, so that a lesson can point at the step."""
    who: Line | None = None
    """Which function does it."""


class Material(Frozen):
    """Something to use: a form, a checklist, a manual."""

    title: Line
    """What it is called."""
    url: Address | None = None
    """Where it is."""
    licence: Licence | None = None
    """What one may do with it."""
    note: Line | None = None
    """What to know before using it, such as an agreement that is needed."""


class Provider(Frozen):
    """Who carries the method out."""

    who: Line
    """The function."""
    training: OrUnknown[Line] | None = None
    """The training needed."""


class Takes(Frozen):
    """What the method costs in time and people."""

    time: OrUnknown[Line]
    """How much time, for one participant or one meeting."""
    people: OrUnknown[Line]
    """How many and which functions."""
    frequency: OrUnknown[Line] | None = None
    """How often."""
    duration: OrUnknown[Line] | None = None
    """For how long."""
    cost: OrUnknown[Line] | None = None
    """Money, and whose."""


class Evidence(Frozen):
    """What is known about the effect; two fields and never one score."""

    level: EvidenceLevel
    """What kind of knowledge there is."""
    certainty: Certainty
    """How sure one can be of the result (GRADE)."""
    about: Prose
    """What the knowledge is about: who was studied, compared with what, what was found."""
    effect: Line | None = None
    """The studied effect as a clause that can follow "leder till", such as "återgång i arbete på kort sikt"."""
    transfer: OrUnknown[Transfer] | None = None
    """How near the studied people are to those the method is offered to."""


class Method(Record):
    """A method that others can start using."""

    kind: ClassVar[str] = "method"
    folder: ClassVar[str] = "methods"

    summary: Annotated[Line, Field(max_length=300)]
    """The method in one or two sentences, at most 300 characters."""
    why: Prose
    """Which problem it answers, and why it ought to help."""
    for_whom: OrUnknown[Prose] | None = None
    """For whom, beyond the target groups, so that a case officer can decide in a minute whether a person fits."""
    not_for: OrUnknown[Prose]
    """For whom it does not fit."""
    referral: OrUnknown[Prose] | None = None
    """How a person is referred, and what must be sent along."""
    consent: OrUnknown[Prose] | None = None
    """Which consent is needed."""
    core_components: Some[CoreComponent]
    """What must be there for it to be this method. Everything else may be adapted."""
    steps: Some[Step]
    """How it is done: before, during and after."""
    materials: Many[Material] = ()
    """What is used."""
    providers: Many[Provider] = ()
    """Who carries it out, with what training."""
    how: OrUnknown[Line] | None = None
    """One by one or in a group, face to face or at a distance."""
    where: OrUnknown[Line] | None = None
    """In what kind of place."""
    takes: Takes
    """Time and people."""
    tailoring: OrUnknown[Prose] | None = None
    """What may be adapted to the person or the place."""
    modifications: OrUnknown[Prose] | None = None
    """How the method has been changed over time."""
    fidelity: OrUnknown[Prose] | None = None
    """How one can tell that it is done as intended, and how well it was."""
    pitfalls: Many[Line] = ()
    """What usually goes wrong."""
    start_tomorrow: Many[Line] = ()
    """The first small steps, for someone who wants to begin tomorrow."""
    evidence: Evidence
    """What is known about the effect."""
