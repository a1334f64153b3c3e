"""An organisation, sub-project or project, with Projektbanken's field names."""

from __future__ import annotations

from typing import ClassVar

from mia_kb.records.fields import Address, Integer, Line, Many, OrganisationRef, Prose, When
from mia_kb.records.head import Record
from mia_kb.records.unknown import OrUnknown
from mia_kb.records.vocabulary import OrganisationType, Party


class Organisation(Record):
    """Somebody who does, owns, pays for or takes over something; with an end date when there is one."""

    kind: ClassVar[str] = "organisation"
    folder: ClassVar[str] = "organisations"

    type: OrganisationType
    """What it is."""
    short_name: Line | None = None
    """What people call it."""
    party: Party | None = None
    """The party it belongs to, for agencies, municipalities and associations."""
    text: Prose | None = None
    """What one should know about it."""
    url: Address | None = None
    """Its own site."""
    municipalities: Many[Line] = ()
    """The municipalities it covers."""
    part_of: OrganisationRef | None = None
    """The project or organisation it is part of."""
    owner: OrganisationRef | None = None
    """The organisation that owns it."""
    members: Many[OrganisationRef] = ()
    """The organisations that are members or sub-projects."""
    start: OrUnknown[When] | None = None
    """When it began."""
    end: OrUnknown[When] | None = None
    """When it ended or will end; left out for what has no end."""
    successor: OrUnknown[OrganisationRef] | None = None
    """Who takes over when it ends."""
    project_number: Line | None = None
    """Diary number at the funder (Projektbanken: diarienummer)."""
    programme_area: Line | None = None
    """Programme area (Projektbanken: programområde)."""
    specific_objective: Line | None = None
    """Specific objective (Projektbanken: specifikt mål)."""
    region: Line | None = None
    """Region (Projektbanken: region)."""
    planned_participants: Integer | None = None
    """Planned participants: a target, not an outcome (Projektbanken: planerat antal deltagare)."""
    budget_total: Integer | None = None
    """Total budget in kronor (Projektbanken: total budget)."""
    esf_support: Integer | None = None
    """Support granted by the ESF in kronor (Projektbanken: beviljat ESF-stöd)."""
    eu_rate: Line | None = None
    """The EU's share of the cost (Projektbanken: EU-medfinansiering)."""
    contact: Line | None = None
    """The function to turn to. Never a person."""
