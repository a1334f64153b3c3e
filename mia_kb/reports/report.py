"""What a report is: a value without a language, which is written as a page, as Markdown and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mia_kb.records.fields import When
from mia_kb.records.figure import Figure
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Period
from mia_kb.records.remembered import remembered
from mia_kb.records.unknown import Unknown
from mia_kb.records.vocabulary import Status, Vocabulary
from mia_kb.reports.known import Known

if TYPE_CHECKING:
    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item
    from mia_kb.records.head import Translations
    from mia_kb.records.measure import Measure
    from mia_kb.records.method import Evidence
    from mia_kb.reports.editions import Edition


@dataclass(frozen=True, slots=True)
class RecordRef:
    """A record that is named: its id and file, its title as written and in other languages. Drafts have no page.

    `figure` is the record itself when it is a figure: its title may tell a number that is masked.
    """

    id: str
    kind: str
    path: str
    title: str
    lang: str
    titles: tuple[tuple[str, str], ...] = ()
    has_page: bool = True
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """A record's own words, in the language they are written in; `markdown` if they may hold paragraphs."""

    text: str
    lang: str
    markdown: bool = True


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many records. Counts of people are figures, never shares."""

    count: int
    whole: int

    @property
    def percent(self) -> int | None:
        """The share in whole percent, 100 only where all are counted; None of nothing."""
        return 100 * self.count // self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A figure, to be shown with its context and its small numbers masked: the record is never written as it is.

    With `one_line` all of it stands on one line, without the definition, which the figure's page has. What the measure
    says is left out where it is `defined` already.
    """

    ref: RecordRef
    figure: Figure
    measure: Measure | None
    lang: str
    one_line: bool = False
    defined: bool = False


@dataclass(frozen=True, slots=True)
class KindOf:
    """A kind of record, named as what one record is."""

    kind: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What is known about a method's effect, to be worded by how certain it is."""

    evidence: Evidence
    lang: str


@dataclass(frozen=True, slots=True)
class Said:
    """The program's own words: an English message id filled by `details`; with `many`, by the number `count`."""

    text: str
    details: tuple[tuple[str, Cell], ...] = ()
    many: str = ""
    count: int = 0


Plain: TypeAlias = Said | Share | KindOf | Vocabulary | Unknown | Period | date | When | int | str
"""What is written as one piece of text that leads nowhere."""
Cell: TypeAlias = Plain | RecordRef | Own | FigureRef | Effect | tuple["Cell", ...] | None
"""What can stand in a report. A plain `str` is a name or a path, the same in every language."""
Rows: TypeAlias = tuple[tuple[Cell, ...], ...]
"""The rows of a block, each with one cell a column."""


class Column(NamedTuple):
    """What the cells of a block's rows are: a permanent key, and a name.

    The name is an English message id, or what else the column is about: a phase, a place.
    """

    key: str
    name: str | Vocabulary | RecordRef


class Block(NamedTuple):
    """A list or, with `table`, a table. The first cell of a row is what it is about; `why` says what to do with it.

    `empty` is what is said where there are no rows, `says` what stands first. `title`, `why` and `empty` are English
    message ids.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: Rows
    why: str = ""
    empty: str = ""
    table: bool = False
    says: tuple[Cell, ...] = ()


class OnePage(NamedTuple):
    """That a part is meant for one A4: what to say where it does not fit, and whether it `fits` by its length.

    What can measure its pages does so and leaves `fits` aside.
    """

    shorten: Said
    fits: bool


class Part(NamedTuple):
    """A chapter: what is said first, then its blocks; `beside` each other if they ask the same of several things."""

    key: str
    title: Said | RecordRef | Vocabulary | Own
    says: tuple[Cell, ...] = ()
    blocks: tuple[Block, ...] = ()
    one_page: OnePage | None = None
    beside: bool = False


class Number(NamedTuple):
    """A number of the report that a script may set a limit for; `higher_is_better` says on which side the limit is."""

    key: str
    name: str
    share: Share
    higher_is_better: bool = True


class Report(NamedTuple):
    """A whole report on a day. `name` is what the command line calls it; `numbers` are those a script may ask for."""

    name: str
    title: Said
    lead: Said
    today: date
    parts: tuple[Part, ...]
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True)
class ReportContext:
    """What every report is made from; reports made from one context share what they work out.

    `steward` narrows a handover to an organisation, place or function. `methods` are those of a decision paper;
    `unanswered_days` is how long a deviation may wait for an answer; `editions` are former health reports.
    """

    library: Library
    today: date
    steward: str = ""
    methods: tuple[str, ...] = ()
    unanswered_days: int = 90
    editions: tuple[Edition, ...] = ()

    @cached_property
    def known(self) -> Known:
        """What reports ask of the library on the day, each answer worked out once."""
        return Known(self.library, self.today)


def said(text: str, /, **details: Cell) -> Said:
    """Words with their details."""
    return Said(text, tuple(details.items())) if details else _constant(text)


@cache
def _constant(text: str) -> Said:
    """Words without details, of which there are as many as the program has texts."""
    return Said(text)


def counted(one: str, many: str, count: int) -> Said:
    """Words that follow a number, which fills `{count}`."""
    return Said(one, (), many, count)


@remembered
def ref(item: Item) -> RecordRef:
    """The record's name in a report."""
    record = item.record
    titles = _titles(record.translations) if record.translations else ()
    has_page = record.status is not Status.DRAFT
    figure = record if type(record) is Figure else None  # pydantic takes long to tell that another is none
    return RecordRef(item.id, item.kind, item.path, record.title, record.language.code, titles, has_page, figure)


def _titles(translations: Translations) -> tuple[tuple[str, str], ...]:
    """A record's titles in the languages that it has been translated to."""
    found = ((language, getattr(translations, language, None)) for language in ("sv", "en"))
    return tuple((language, translation.title) for language, translation in found if translation)


def place_name(item: Item) -> Cell:
    """What people call an organisation: its short name, or its title."""
    short = item.record.short_name if isinstance(item.record, Organisation) else None
    return short or ref(item)


def own(text: object, item: Item, *, markdown: bool = True) -> Cell:
    """A text of the record's own; what is unknown stays unknown, and what is left out nothing."""
    if isinstance(text, str):
        # a summary is plain text, also where it stands for a longer one
        return Own(text, item.record.language.code, markdown and text != item.record.summary)
    return text if isinstance(text, Unknown) else None
