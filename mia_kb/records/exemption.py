"""A reviewed exemption: that what a check takes for personal data is nobody's own."""

from __future__ import annotations

from typing import ClassVar

from mia_kb.records.fields import AnyRef, Day, Frozen, Line, OrganisationRef, Prose, Slug
from mia_kb.records.vocabulary import Vocabulary


class ExemptRule(Vocabulary):
    """What a text was taken for; an identity number is not among them and can never be exempted."""

    PHONE_NUMBER = "MIA402", "telefonnummer", "telephone number"
    PERSONAL_EMAIL = "MIA403", "e-postadress", "e-mail address"
    CASE_DETAIL = "MIA404", "uppgift om en person", "detail about a person"


class Reviewer(Frozen):
    """The function that has made sure; never a person."""

    organisation: OrganisationRef
    """The organisation that answers for the exemption."""
    function: Line
    """The function there that looked at the text, such as "dataskyddsombud". Never a name."""


class Exemption(Frozen):
    """That one text in one field of one record, which looks like personal data, has been reviewed and is none."""

    kind: ClassVar[str] = "exemption"
    folder: ClassVar[str] = "exemptions"

    rule: ExemptRule
    """The code of the check that is mistaken."""
    record: AnyRef
    """The record that holds the text."""
    field: Line
    """The field with the text, the way to it with full stops and list items from 0, such as `steps.0.text`."""
    seal: Slug
    """Fits only the text that was reviewed, and does not tell what it is; `mia-kb exempt` writes it."""
    reason: Prose
    """Why it is nobody's own, without repeating it."""
    reviewed: Day
    """The day of the review."""
    reviewer: Reviewer
    """Who made sure."""
