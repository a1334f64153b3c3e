"""A report in a language: every cell as words to print, for whatever writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from mia_kb.records.fields import REFERENCE, When
from mia_kb.records.practice import Period
from mia_kb.records.unknown import Unknown
from mia_kb.records.vocabulary import Vocabulary
from mia_kb.rendering.figure_value import figure_value, redacted
from mia_kb.rendering.report_figures import figure_words
from mia_kb.rendering.show import NOT_SAID, capital, day, kind, number, period
from mia_kb.rendering.wording import certainty_means, leads_to
from mia_kb.reports import words
from mia_kb.reports.report import Effect, FigureRef, KindOf, Own, RecordRef, Said, Share
from mia_kb.text.languages import Language, translate, translate_count

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.reports.report import Block, Cell, Part, Report

RECORD_LINK = re.compile(rf"\[([^\]]+)\]\({REFERENCE.pattern}\)")
"""A link to a record in somebody's Markdown, which leads nowhere outside the site."""


class Words(NamedTuple):
    """Words to print: with an address if they are a link, a language if not the report's, `markdown` if they are."""

    text: str
    href: str = ""
    lang: str = ""
    markdown: bool = False


class WrittenCell(NamedTuple):
    """What stands under a column's name; several words are a list."""

    name: str
    words: tuple[Words, ...]


class WrittenBlock(NamedTuple):
    """A list or a table; the first cell of a row is what it is about. Empty cells are kept in tables only."""

    id: str
    title: str
    why: str
    columns: tuple[str, ...]
    rows: tuple[tuple[WrittenCell, ...], ...]
    empty: str
    table: bool
    says: tuple[Words, ...] = ()


class WrittenPart(NamedTuple):
    """A chapter; `shorten` is what to say first where it is meant for one page and does not fit it.

    `fits` is whether it does by its length; `beside`, whether its blocks are the rows of one table.
    """

    id: str
    title: Words
    says: tuple[Words, ...]
    blocks: tuple[WrittenBlock, ...]
    shorten: tuple[Words, ...] = ()
    fits: bool = True
    beside: bool = False

    @property
    def opening(self) -> tuple[Words, ...]:
        """What is said first, where nobody can measure how many pages the chapter takes."""
        return self.says if self.fits else (*self.shorten, *self.says)


class WrittenReport(NamedTuple):
    """A whole report in one language."""

    name: str
    language: str
    title: str
    lead: str
    day: str
    numbers_title: str
    numbers: tuple[WrittenCell, ...]
    parts: tuple[WrittenPart, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """How a report is written: in which language, with which addresses for records, with how small numbers masked."""

    language: Language
    href: Callable[[RecordRef], str]
    smallest: int = 5

    def text(self, message: str) -> str:
        """The program's own text in the language."""
        return translate(message, self.language)


def written(report: Report, writing: Writing) -> WrittenReport:
    """The report in words."""
    language = writing.language
    return WrittenReport(
        name=report.name,
        language=language.value,
        title=say(report.title, writing),
        lead=say(report.lead, writing),
        day=writing.text(words.ON_DAY).format(day=day(language, report.today)),
        numbers_title=writing.text(words.NUMBERS),
        numbers=tuple(
            WrittenCell(writing.text(found.name), (Words(share_text(found.share, language)),))
            for found in report.numbers
        ),
        parts=tuple([_part(part, writing) for part in report.parts]),
    )


def _each(cells: tuple[Cell, ...], writing: Writing) -> tuple[Words, ...]:
    return tuple([one for cell in cells for one in cell_words(cell, writing)])


def _said(cell: Said, writing: Writing) -> tuple[Words, ...]:
    return (Words(say(cell, writing)),) if cell.details or cell.many else _constant(cell.text, writing.language)


@cache
def _constant(message: str, language: Language) -> tuple[Words, ...]:
    """The program's own words that nothing fills in: a report says the same things again and again."""
    return (Words(translate(message, language).format()),)


def say(said: Said, writing: Writing) -> str:
    """The program's own words with their details filled in."""
    if said.many:
        return translate_count(said.text, said.many, said.count, writing.language)
    details = {name: _in_a_row(cell_words(cell, writing)) for name, cell in said.details}
    return translate(said.text, writing.language).format(**details)


def _in_a_row(found: tuple[Words, ...]) -> str:
    return found[0].text if len(found) == 1 else ", ".join([one.text for one in found])


def cell_words(cell: Cell, writing: Writing) -> tuple[Words, ...]:
    """A cell's words; none for what is left out."""
    if cell is None:
        return ()
    said = SAID.get(type(cell))
    if said:
        return said(cell, writing)
    if isinstance(cell, Vocabulary):
        return (Words(cell.label(writing.language)),)
    return (ONE[type(cell)](cell, writing),)


def share_text(share: Share, language: Language) -> str:
    """A share of records: 12 av 40 (30 %)."""
    if share.percent is None:
        return translate(words.NOTHING_COUNTED, language)
    text = translate(words.SHARE, language).format(
        count=number(language, share.count), whole=number(language, share.whole)
    )
    sign = f"{share.percent}\N{NO-BREAK SPACE}%" if language is Language.SV else f"{share.percent}%"
    return f"{text} ({sign})"


def title_in(ref: RecordRef, writing: Writing) -> tuple[str, str]:
    """A record's title in the language if it has one, and the language that the title is in; no masked number in it."""
    translated = dict(ref.titles).get(writing.language) if ref.titles else None
    title, lang = (translated, writing.language.value) if translated else (ref.title, ref.lang)
    if ref.figure is None:
        return title, lang
    secrets = figure_value(ref.figure, None, writing.smallest, writing.language).secrets
    return redacted(title, secrets, writing.language), lang


def _own(cell: Own, writing: Writing) -> Words:
    text = RECORD_LINK.sub(r"\1", cell.text) if "](" in cell.text else cell.text
    return Words(text, "", "" if cell.lang == writing.language else cell.lang, cell.markdown)


def _ref(ref: RecordRef, writing: Writing) -> Words:
    title, lang = title_in(ref, writing)
    return Words(title, writing.href(ref) if ref.has_page else "", "" if lang == writing.language else lang)


def _effect(cell: Effect, writing: Writing) -> Words:
    """The studied effect after the words that its certainty allows; without an effect, what the certainty means."""
    evidence, words_before = cell.evidence, leads_to(cell.evidence, writing.language)
    if not words_before:
        return Words(certainty_means(evidence.certainty, writing.language))
    text = f"{words_before} {evidence.effect}." if evidence.effect else words_before
    return Words(text, lang="" if cell.lang == writing.language else cell.lang)


def _figure(cell: FigureRef, writing: Writing) -> tuple[Words, ...]:
    lang = "" if cell.lang == writing.language else cell.lang
    headline, facts = figure_words(cell, writing.smallest, writing.language)
    title = _ref(cell.ref, writing)
    if cell.one_line:
        told = ". ".join((title.text, headline, *(fact.text.rstrip(".") for fact in facts))) + "."
        return (Words(told, lang=title.lang),)
    return (title, Words(headline), *(Words(fact.text, lang=lang if fact.own else "") for fact in facts))


def _day(cell: When | date, writing: Writing) -> Words:
    return Words(day(writing.language, cell))


ONE: dict[type, Callable[[Any, Writing], Words]] = {
    RecordRef: _ref,
    Own: _own,
    Effect: _effect,
    Share: lambda cell, writing: Words(share_text(cell, writing.language)),
    KindOf: lambda cell, writing: Words(kind(writing.language, cell.kind)),
    Unknown: lambda _, writing: Words(writing.text(NOT_SAID)),
    Period: lambda cell, writing: Words(period(writing.language, cell)),
    When: _day,
    date: _day,
    int: lambda cell, writing: Words(number(writing.language, cell)),
    str: lambda cell, _: Words(cell),
}
"""What stands in a cell as one piece of text, besides the words of a vocabulary."""
SAID: dict[type, Callable[[Any, Writing], tuple[Words, ...]]] = {Said: _said, FigureRef: _figure, tuple: _each}
"""What is written as several pieces, or as ones that are known already."""
TITLES = (Vocabulary, RecordRef)
"""What begins with a capital where it begins a row."""


def _part(part: Part, writing: Writing) -> WrittenPart:
    title = cell_words(part.title, writing)[0]
    return WrittenPart(
        anchor(part.key),
        _begun(title._replace(markdown=False) if title.markdown else title, writing.language),
        tuple([one for cell in part.says for one in cell_words(cell, writing)]),
        tuple([_block(part.key, block, writing) for block in part.blocks]),
        cell_words(part.one_page.shorten, writing) if part.one_page else (),
        part.one_page is None or part.one_page.fits,
        part.beside,
    )


def _block(part: str, block: Block, writing: Writing) -> WrittenBlock:
    names = tuple([_name(column.name, writing) for column in block.columns])
    return WrittenBlock(
        anchor(f"{part}-{block.key}"),
        writing.text(block.title),
        writing.text(block.why),
        names,
        tuple([_row(names, row, writing, keep_empty=block.table) for row in block.rows]),
        writing.text(block.empty),
        block.table,
        tuple([one for cell in block.says for one in cell_words(cell, writing)]),
    )


def written_again(told: WrittenPart, was: Part, now: Part, writing: Writing) -> WrittenPart:
    """`now` in words, where `told` is `was` in words and only cells of rows differ: the rows of both are taken over."""
    blocks = zip(told.blocks, was.blocks, now.blocks, strict=True)
    return told._replace(blocks=tuple([_block_again(*block, writing) for block in blocks]))


def _block_again(told: WrittenBlock, was: Block, now: Block, writing: Writing) -> WrittenBlock:
    rows = zip(told.rows, was.rows, now.rows, strict=True)
    return told._replace(
        rows=tuple(
            [
                words if row == before else _row(told.columns, row, writing, keep_empty=told.table)
                for words, before, row in rows
            ]
        ),
    )


def _name(name: str | Vocabulary | RecordRef, writing: Writing) -> str:
    if isinstance(name, str):
        return writing.text(name)
    return capital(writing.language, cell_words(name, writing)[0].text)


def _row(
    names: tuple[str, ...], row: tuple[Cell, ...], writing: Writing, *, keep_empty: bool
) -> tuple[WrittenCell, ...]:
    cells: list[WrittenCell] = []
    for name, cell in zip(names, row, strict=True):
        said = cell_words(cell, writing)
        if not cells and said and isinstance(cell, TITLES):
            said = (_begun(said[0], writing.language), *said[1:])
        if said or keep_empty:
            cells.append(WrittenCell(name, said))
    return tuple(cells)


def _begun(first: Words, language: Language) -> Words:
    """The words with a capital first, as most titles have it already."""
    text = capital(language, first.text)
    return first if text == first.text else first._replace(text=text)


def anchor(key: str) -> str:
    """A key as the id of a heading."""
    return key.replace("/", "-")
