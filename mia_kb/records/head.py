"""What every record says about itself."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from mia_kb.records.fields import (
    Address,
    AnyRef,
    Day,
    Frozen,
    Line,
    Many,
    OrganisationRef,
    Prose,
    Slug,
    TermRef,
    YesNo,
)
from mia_kb.records.unknown import OrUnknown
from mia_kb.records.vocabulary import (
    Licence,
    Party,
    Phase,
    RelationType,
    Role,
    SourceKind,
    Status,
    ValueLevel,
    Vocabulary,
)


class ContentLanguage(Vocabulary):
    """The language a record is written in."""

    SV = "sv", "svenska", "Swedish"
    EN = "en", "engelska", "English"


class HeadPart(Frozen):
    """A part of every head: made ready at once, since it would be so again for each kind that is made ready."""

    model_config = ConfigDict(defer_build=False)


class Steward(HeadPart):
    """The function that answers for a record; never a person."""

    organisation: OrganisationRef
    """The organisation that keeps the record alive."""
    function: Line
    """The function there, such as "metodstöd" or "kansli". Never a name and never a person's e-mail address."""


class Review(HeadPart):
    """One occasion when somebody went through the record and answered three questions."""

    date: Day
    """The day of the review."""
    function: Line
    """The function that made the review."""
    still_used: OrUnknown[YesNo]
    """Is this still done? Write `unknown` if nobody could say."""
    where: Line | None = None
    """Where it is still used."""
    changed: Line
    """What was changed in the record; write "inget" if nothing was."""


class Source(HeadPart):
    """Where a fact comes from."""

    url: Address | None = None
    """Web address of the source."""
    diary_number: Line | None = None
    """Diary number, for a source that has no web address."""
    title: Line | None = None
    """What the source is called."""
    kind: SourceKind
    """Who stands behind it."""
    accessed: Day | None = None
    """The day it was read."""
    licence: Licence | None = None
    """What the source lets others do with its text."""
    supports: Many[Line] = ()
    """Which fields of the record it supports."""
    note: Line | None = None
    """What should be known about the source, such as that only its beginning could be read."""


class Relation(HeadPart):
    """A typed link to another record."""

    type: RelationType
    """How the two records belong together."""
    to: AnyRef
    """The other record."""
    why: Line | None = None
    """What the reader should know about the connection."""


class Translation(HeadPart):
    """A record's title and summary in another language."""

    title: Line
    """The title."""
    summary: Annotated[Line, Field(max_length=300)] | None = None
    """The summary, at most 300 characters."""
    text: Prose | None = None
    """The rest in short, for a reader who does not read the original language."""


class Translations(HeadPart):
    """The languages a record has been translated to."""

    sv: Translation | None = None
    """The Swedish translation."""
    en: Translation | None = None
    """The English translation."""


class Record(Frozen):
    """The head that every record has."""

    kind: ClassVar[str]
    """The kind of record, given by the folder it lies in."""
    folder: ClassVar[str]
    """The folder of this kind inside a library."""

    title: Annotated[Line, Field(max_length=160)]
    """What the record is called, best written as a recommendation: what to do, not what it is about."""
    summary: Annotated[Line, Field(max_length=300)] | None = None
    """The point in one or two sentences, at most 300 characters."""
    language: ContentLanguage = ContentLanguage.SV
    """The language of the record's own text."""
    status: Status
    """How far the review has come. A draft is checked but not shown."""
    steward: Steward
    """Who answers for the record: a function in an organisation."""
    reviewed: Many[Review] = ()
    """The reviews made, each with what was found."""
    review_by: Day
    """The day by which somebody must go through the record again."""
    sources: Many[Source] = ()
    """Where the facts come from."""
    licence: Licence = Licence.CC0
    """What others may do with this text."""
    synonyms: Many[Line] = ()
    """Other words for the same thing, also local names and everyday words, so that a search finds it."""
    aliases: Many[Slug] = ()
    """Earlier ids of this record; their addresses lead here."""
    audience: Many[Role] = ()
    """For whom it is written."""
    target_groups: Many[TermRef] = ()
    """Which participants it concerns: ids of terms that are used as target groups."""
    parties: Many[Party] = ()
    """Which parties take part or are concerned."""
    phases: Many[Phase] = ()
    """Where on the way towards work it belongs."""
    value_levels: Many[ValueLevel] = ()
    """At which level the value arises."""
    related: Many[Relation] = ()
    """Other records it belongs with, and how."""
    translations: Translations | None = None
    """Title and summary in other languages."""
