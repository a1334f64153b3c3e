"""What every page is made from: the library on a day, in a language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from mia_kb.pages.sections import SECTIONS, SectionSpec
from mia_kb.reading.item import REGIONAL
from mia_kb.records.organisation import Organisation
from mia_kb.records.term import Term
from mia_kb.records.vocabulary import Status
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.view import Ref
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item
    from mia_kb.records.head import Record
    from mia_kb.rendering.figure_card import FigureCard
    from mia_kb.reports.editions import Edition

SPEC: dict[str, SectionSpec] = {spec.key: spec for spec in SECTIONS}

SMALL_NUMBER = 5
"""Smaller groups of people are not shown as a number, if nothing else is asked for."""


class Cards:
    """Cards of figures by the ids of their records: many pages show one."""

    def __init__(self) -> None:
        self._known: dict[str, FigureCard] = {}

    def of(self, item: Item, context: Context, make: Callable[[Item, Context], FigureCard]) -> FigureCard:
        """The card that `make` makes of a record, or has made of it before."""
        known = self._known.get(item.id)
        if known is None:
            known = self._known[item.id] = make(item, context)
        return known


@dataclass(frozen=True, slots=True)
class Context:
    """The library as it is on the day `today`, for pages in `language`; `other` is the other language, if it is built.

    `small_number` is the smallest group that is shown as a number; `similar` has, by id, those of the records most like
    a record. `editions` are the health reports of former ones. With `eu_emblem` the report to the funder shows who
    co-funds. `refs` are the links made so far, `cards` the cards.
    """

    library: Library
    today: date
    language: Language
    languages: tuple[Language, ...] = tuple(Language)
    records_folder: str = "methods"
    small_number: int = SMALL_NUMBER
    similar: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    editions: tuple[Edition, ...] = ()
    eu_emblem: bool = False
    refs: dict[str, Ref] = field(default_factory=dict, repr=False, compare=False)
    cards: Cards = field(default_factory=Cards, repr=False, compare=False)

    @property
    def other(self) -> Language | None:
        """The other language, if the site is built in both."""
        return next((language for language in self.languages if language != self.language), None)

    def section_uri(self, key: str, language: Language | None = None) -> str:
        """The address of a section's page."""
        return section_uri(key, language or self.language)

    def record_uri(self, item: Item, language: Language | None = None) -> str:
        """The address of a record's page: `metoder/regional/id.html`."""
        return f"{section_folder(item.record.kind, language or self.language)}{item.id}.html"

    def value_uri(self, folder_key: str, code: str, language: Language | None = None) -> str:
        """The address of a page below a section: `parter/kommun.html`."""
        return f"{section_folder(folder_key, language or self.language)}{code}.html"

    def alternate(self, key: str) -> str | None:
        """The address of a section's page in the other language."""
        return self.section_uri(key, self.other) if self.other else None

    def ref(self, item: Item) -> Ref:
        """A link to a record's page: made from the record and from the one that names its place."""
        known = self.refs.get(item.id)
        if known is None:
            known = self.refs[item.id] = self._ref(item)
        return known

    def _ref(self, item: Item) -> Ref:
        title, lang = title_of(item.record, self.language)
        return Ref(
            id=item.id,
            title=title,
            lang=lang,
            href=ROOT + self.record_uri(item),
            kind=item.kind,
            place=item.library,
            summary=summary_of(item.record, self.language),
            summary_lang=summary_language(item.record, self.language),
            place_name=self.place_name(item.library),
        )

    def place_name(self, library: str) -> str:
        """What people call a local library: its organisation's short name. Nothing for the regional one."""
        place = self.library.by_id.get(f"{REGIONAL}/{library}") if library != REGIONAL else None
        if place is None:
            return "" if library == REGIONAL else library
        return (place.record.short_name if isinstance(place.record, Organisation) else None) or place.record.title

    def shown(self, kind: str) -> tuple[Item, ...]:
        """The records of a kind that have a page."""
        return tuple(item for item in self.library.of_kind.get(kind, ()) if is_shown(item.record))

    def every_shown(self) -> tuple[Item, ...]:
        """All records that have a page, in order of id."""
        return tuple(item for item in self.library.items if is_shown(item.record))


def section_uri(key: str, language: Language) -> str:
    """The address of a section's page."""
    spec = SPEC[key]
    return spec.uri_sv if language == "sv" else spec.uri_en


@cache
def section_folder(key: str, language: Language) -> str:
    """The folder of a section's page, with a slash: `metoder/`; nothing where that is the site's root."""
    return section_uri(key, language).removesuffix("index.html")


def is_shown(record: Record) -> bool:
    """Whether a record has a page; drafts have none."""
    return record.status is not Status.DRAFT


def title_of(record: Record, language: Language) -> tuple[str, str]:
    """A record's title in `language` if it has been translated, else as written; with the language it is in."""
    translation = getattr(record.translations, language, None) if record.translations else None
    if translation:
        return translation.title, language
    if language == "en" and isinstance(record, Term) and record.english:
        return record.english, language
    return record.title, record.language.code


def summary_language(record: Record, language: Language) -> str:
    """The language that `summary_of` gives."""
    translation = getattr(record.translations, language, None) if record.translations else None
    return language if translation and translation.summary else record.language.code


def summary_of(record: Record, language: Language) -> str:
    """A record's summary in `language` if there is one, else as written; empty if it has none."""
    translation = getattr(record.translations, language, None) if record.translations else None
    return (translation.summary if translation and translation.summary else record.summary) or ""
