"""A method in a place as pages show it: how it stands, since when, who carries it, and what has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.library.years import years_of
from mia_kb.pages.addresses import place_href
from mia_kb.pages.context import is_shown
from mia_kb.pages.passages import own_language
from mia_kb.records.organisation import Organisation
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.report_words import Writing, WrittenCell, cell_words
from mia_kb.rendering.view import Link
from mia_kb.rendering.years import year_drawing
from mia_kb.reports.adoption import DECIDED_ABOUT, HISTORY, facts, happened, since
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mia_kb.library.standing import Life, Standing
    from mia_kb.library.years import Point, Years
    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.records.vocabulary import Stage
    from mia_kb.rendering.report_words import Words
    from mia_kb.rendering.view import Ref
    from mia_kb.rendering.years import YearDrawing
    from mia_kb.reports.report import Cell, RecordRef

MOST = 100
"""Ways of working that one page shows in full; the command line gives all."""
LATEST = 12
"""Of what has happened with a method in a place, so much is told; the practice and the decisions have it all."""
DRAWN = 3
"""From so many dated ways of working on, their years are drawn."""


class LifeCard(NamedTuple):
    """A method in a place: `about` is what the page's reader does not know yet, the place or the method.

    `stage` is given where it says more than how it stands; `practice` where there is more to read. `facts` and `events`
    are in words, as the report has them; `earlier` is how many more came before those events.
    """

    about: Link
    practice: Ref | None
    local_name: str
    lang: str
    standing: Standing
    stage: Stage | None
    since: str
    facts: tuple[WrittenCell, ...]
    history: str
    events: tuple[Words, ...]
    earlier: int


class YearTable(NamedTuple):
    """The years drawn, and as a table: under each point how many, a row a year; `told` is the drawing in words."""

    title: str
    drawing: YearDrawing | None
    points: tuple[Point, ...]
    rows: tuple[tuple[int, tuple[int, ...]], ...]
    told: str
    undated: str


def writing_for(context: Context) -> Writing:
    """How a report's words are written on a page of the site."""

    def href(ref: RecordRef) -> str:
        return ROOT + context.record_uri(context.library.by_id[ref.id])

    return Writing(Language(context.language), href, context.small_number)


def place_name_link(item: Item, context: Context) -> Link:
    """The link to a place's page with what people call it."""
    ref, short = context.ref(item), typed(item, Organisation).short_name
    lang = item.record.language.code if short else ref.lang
    return Link(short or ref.title, place_href(context, item), "" if lang == context.language else lang)


def method_link(item: Item, context: Context) -> Link:
    """The link to a method's page."""
    ref = context.ref(item)
    return Link(ref.title, ref.href, "" if ref.lang == context.language else ref.lang)


def cards_by_place(found: Iterable[Life], context: Context) -> tuple[LifeCard, ...]:
    """One method's lives, each about its place."""
    writing = writing_for(context)
    return tuple(_card(life, place_name_link(life.place, context), writing, context) for life in found)


def cards_by_method(found: Iterable[Life], context: Context) -> tuple[LifeCard, ...]:
    """One place's lives, each about its method."""
    writing = writing_for(context)
    return tuple(_card(life, method_link(life.adoption.method, context), writing, context) for life in found)


def _card(life: Life, about: Link, writing: Writing, context: Context) -> LifeCard:
    practice = life.practice if life.practice and is_shown(life.practice.record) else None
    return LifeCard(
        about=about,
        practice=context.ref(practice) if practice else None,
        local_name=(life.told.local_name or "") if life.told else "",
        lang=own_language(practice, context) if practice else "",
        standing=life.standing,
        stage=life.stage,
        since=_text(since(life), writing),
        facts=_facts(life, writing),
        history=translate(str(HISTORY.name), writing.language),
        events=tuple(one for event in life.events[-LATEST:] for one in cell_words(happened(event), writing)),
        earlier=max(0, len(life.events) - LATEST),
    )


def _facts(life: Life, writing: Writing) -> tuple[WrittenCell, ...]:
    """What is told besides the stage, under its names."""
    pairs = zip(DECIDED_ABOUT, facts(life)[1:], strict=True)
    cells = (
        WrittenCell(translate(str(column.name), writing.language), cell_words(cell, writing)) for column, cell in pairs
    )
    return tuple(cell for cell in cells if cell.words)


def _text(cell: Cell, writing: Writing) -> str:
    return " ".join(one.text for one in cell_words(cell, writing))


def year_table(found: Sequence[Life], context: Context, *, least: int = 1) -> YearTable | None:
    """The years of some ways of working; None where fewer than `least` are dated or there is nothing to draw."""
    if len(found) < least:
        return None
    years = years_of(found, context.today)
    drawing = year_drawing(years)
    if drawing is None or len(found) - years.undated < least:
        return None
    language = Language(context.language)
    undated = translate(N_("{count} carry no dates and are counted in the last year only."), language)
    return YearTable(
        translate(N_("How many were at each stage at the end of the year"), language),
        drawing,
        years.points,
        tuple((year.year, tuple(count for _, count in year.counts)) for year in years.years),
        _told(years, language),
        undated.format(count=years.undated) if years.undated else "",
    )


def _told(years: Years, language: Language) -> str:
    """The drawing for who cannot see it: from when to when, and how it stands in the last year."""
    first, last = years.years[0], years.years[-1]
    now = ", ".join(f"{point.label(language)} {count}" for point, count in last.counts if count)
    text = translate(N_("From {first} to {last}. In {last}: {now}. Every year stands in the table."), language)
    return text.format(first=first.year, last=last.year, now=now)
