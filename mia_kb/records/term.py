"""A word of the field, explained."""

from __future__ import annotations

from typing import ClassVar

from mia_kb.records.fields import Frozen, Line, Many, Prose, TermRef, YesNo
from mia_kb.records.head import Record
from mia_kb.records.vocabulary import TermUse


class Avoid(Frozen):
    """A word that should not be used."""

    word: Line
    """The word to avoid."""
    why: Line | None = None
    """Why, and what to write instead."""


class Term(Record):
    """One entry of the glossary; feeds search, tooltips and the language check."""

    kind: ClassVar[str] = "term"
    folder: ClassVar[str] = "terms"

    definition: Prose
    """What it means, in plain words."""
    abbreviation: Line | None = None
    """Its abbreviation."""
    english: Line | None = None
    """What it is called in English."""
    definition_en: Prose | None = None
    """The definition in English."""
    avoid: Many[Avoid] = ()
    """Words to avoid, and what to write instead."""
    see: Many[TermRef] = ()
    """Other terms to read."""
    use: TermUse = TermUse.WORD
    """Whether the term also names a target group."""
    needs_expert: YesNo = False
    """Yes when the definition has no source and should be read by somebody who knows the field."""
