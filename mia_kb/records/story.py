"""A story: what somebody saw, and what it teaches."""

from __future__ import annotations

from typing import ClassVar

from mia_kb.records.fields import Line, Many, MethodRef, OrganisationRef, Prose
from mia_kb.records.head import Record
from mia_kb.records.unknown import OrUnknown
from mia_kb.records.vocabulary import Perspective


class Story(Record):
    """A story in our own words; participants are never quoted."""

    kind: ClassVar[str] = "story"
    folder: ClassVar[str] = "stories"

    perspective: Perspective
    """Whose perspective it is told from."""
    place: OrganisationRef | None = None
    """The sub-project it comes from."""
    what_happened: Prose
    """What happened."""
    teaches: Prose
    """What it teaches."""
    consent: OrUnknown[Line]
    """How consent was noted, such as "publicerad av projektet; återgiven utan namn"."""
    methods: Many[MethodRef] = ()
    """The methods it is about."""
