"""Step progression of a group: from where, to where, and what happened afterwards."""

from __future__ import annotations

from typing import ClassVar

from mia_kb.records.fields import Frozen, Integer, Line, Many, MethodRef, OrganisationRef, Prose, Some, When
from mia_kb.records.head import Record
from mia_kb.records.practice import Period
from mia_kb.records.unknown import OrUnknown
from mia_kb.records.vocabulary import Counts, ParticipantView, Standing


class Move(Frozen):
    """How many moved from one standing to another."""

    from_: OrUnknown[Standing]
    """Where they stood before."""
    to: OrUnknown[Standing]
    """Where they stood when measured."""
    count: OrUnknown[Integer]
    """How many."""


class FollowUp(Frozen):
    """What happened some time after the end."""

    months: OrUnknown[Integer]
    """Months after the end."""
    asked: OrUnknown[Integer]
    """How many were followed up."""
    moves: Many[Move] = ()
    """Where they stood then."""
    text: Prose | None = None
    """What happened then."""


class Progression(Record):
    """Aggregated step progression; never one person."""

    kind: ClassVar[str] = "progression"
    folder: ClassVar[str] = "progressions"

    place: OrganisationRef | None = None
    """The sub-project it is about."""
    methods: Many[MethodRef] = ()
    """The methods the participants took part in."""
    total: OrUnknown[Integer]
    """How many the moves are counted on."""
    total_is: Line
    """Who they are, in words."""
    counts: Counts
    """Persons or participations."""
    period: Period
    """The time it covers."""
    moves: Some[Move]
    """From, to and how many."""
    measured: OrUnknown[When]
    """When it was measured."""
    measured_how: OrUnknown[Line]
    """How it was measured: register, survey, the staff's judgement."""
    follow_up: OrUnknown[FollowUp]
    """What happened afterwards."""
    participant_view: OrUnknown[ParticipantView]
    """Whether it was good in the participants' own eyes."""
    went_wrong: OrUnknown[Prose]
    """What went wrong for those it did not work for."""
    caveat: Prose | None = None
    """What one must know before using it."""
