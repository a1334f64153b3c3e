"""A report in a language: every cell as words to print, for whatever writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

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
    from collections.abc import Callable, Iterator

    from mia_kb.reports.report import Block, Cell, Part, Plain, Report

RECORD_LINK = re.compile(rf"\[([^\]]+)\]\({REFERENCE.pattern}\)")
"""A link to a record in somebody's Markdown, which leads nowhere outside the site."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words to print: with an address if they are a link, a language if not the report's, `markdown` if they are."""

    text: str
    href: str = ""
    lang: str = ""
    markdown: bool = False


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """What stands under a column's name; several words are a list."""

    name: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class WrittenBlock:
    """A list or a table; the first cell of a row is what it is about. Empty cells are kept in tables only."""

    id: str
    title: str
    why: str
    columns: tuple[str, ...]
    rows: tuple[tuple[WrittenCell, ...], ...]
    empty: str
    table: bool


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A chapter."""

    id: str
    title: Words
    says: tuple[Words, ...]
    blocks: tuple[WrittenBlock, ...]


@dataclass(frozen=True, slots=True)
class WrittenReport:
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


def written(report: Report, writing: Writing) -> WrittenReport:
    """The report in words."""
    language = writing.language
    return WrittenReport(
        name=report.name,
        language=language.value,
        title=say(report.title, writing),
        lead=say(report.lead, writing),
        day=translate(words.ON_DAY, language).format(day=day(language, report.today)),
        numbers_title=translate(words.NUMBERS, language),
        numbers=tuple(
            WrittenCell(translate(found.name, language), (Words(share_text(found.share, language)),))
            for found in report.numbers
        ),
        parts=tuple(_part(part, writing) for part in report.parts),
    )


def say(said: Said, writing: Writing) -> str:
    """The program's own words with their details filled in."""
    if said.many:
        return translate_count(said.text, said.many, said.count, writing.language)
    details = {name: ", ".join(one.text for one in cell_words(cell, writing)) for name, cell in said.details}
    return translate(said.text, writing.language).format(**details)


def cell_words(cell: Cell, writing: Writing) -> tuple[Words, ...]:  # noqa: PLR0911 - one line for each type of cell
    """A cell's words; none for what is left out."""
    if cell is None:
        return ()
    if isinstance(cell, tuple):
        return tuple(one for part in cell for one in cell_words(part, writing))
    if isinstance(cell, RecordRef):
        return (_ref(cell, writing),)
    if isinstance(cell, Own):
        lang = "" if cell.lang == writing.language else cell.lang
        return (Words(RECORD_LINK.sub(r"\1", cell.text), lang=lang, markdown=cell.markdown),)
    if isinstance(cell, Effect):
        return _effect(cell, writing)
    if isinstance(cell, FigureRef):
        return _figure(cell, writing)
    return (Words(_plain(cell, writing)),)


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
    translated = dict(ref.titles).get(writing.language)
    title, lang = (translated, writing.language.value) if translated else (ref.title, ref.lang)
    if ref.figure is None:
        return title, lang
    secrets = figure_value(ref.figure, None, writing.smallest, writing.language).secrets
    return redacted(title, secrets, writing.language), lang


def _plain(cell: Plain, writing: Writing) -> str:  # noqa: PLR0911 - one line for each type of cell
    language = writing.language
    match cell:
        case Said():
            return say(cell, writing)
        case Share():
            return share_text(cell, language)
        case Vocabulary():
            return cell.label(language)
        case KindOf():
            return kind(language, cell.kind)
        case Unknown():
            return translate(NOT_SAID, language)
        case Period():
            return period(language, cell)
        case When() | date():
            return day(language, cell)
        case int():
            return number(language, cell)
        case str():
            return cell


def _ref(ref: RecordRef, writing: Writing) -> Words:
    title, lang = title_in(ref, writing)
    return Words(title, writing.href(ref) if ref.has_page else "", "" if lang == writing.language else lang)


def _effect(cell: Effect, writing: Writing) -> tuple[Words, ...]:
    """The studied effect after the words that its certainty allows; without an effect, what the certainty means."""
    evidence, words_before = cell.evidence, leads_to(cell.evidence, writing.language)
    if not words_before:
        return (Words(certainty_means(evidence.certainty, writing.language)),)
    text = f"{words_before} {evidence.effect}." if evidence.effect else words_before
    return (Words(text, lang="" if cell.lang == writing.language else cell.lang),)


def _figure(cell: FigureRef, writing: Writing) -> tuple[Words, ...]:
    lang = "" if cell.lang == writing.language else cell.lang
    headline, *facts = figure_words(cell, writing.smallest, writing.language)
    if cell.one_line:
        title = _ref(cell.ref, writing)
        return (
            replace(
                title, href="", text=". ".join((title.text, headline, *(fact.rstrip(".") for fact in facts))) + "."
            ),
        )
    return (_ref(cell.ref, writing), Words(headline), *(Words(fact, lang=lang) for fact in facts))


def _part(part: Part, writing: Writing) -> WrittenPart:
    title = cell_words(part.title, writing)[0]
    return WrittenPart(
        anchor(part.key),
        Words(capital(writing.language, title.text), title.href, title.lang),
        tuple(one for cell in part.says for one in cell_words(cell, writing)),
        tuple(_block(part.key, block, writing) for block in part.blocks),
    )


def _block(part: str, block: Block, writing: Writing) -> WrittenBlock:
    names = tuple(_name(column.name, writing) for column in block.columns)
    rows = (_row(names, row, writing) for row in block.rows)
    return WrittenBlock(
        anchor(f"{part}-{block.key}"),
        translate(block.title, writing.language),
        translate(block.why, writing.language),
        names,
        tuple(tuple(cell for cell in row if cell.words or block.table) for row in rows),
        translate(block.empty, writing.language),
        block.table,
    )


def _name(name: str | Vocabulary | RecordRef, writing: Writing) -> str:
    if isinstance(name, str):
        return translate(name, writing.language)
    return capital(writing.language, cell_words(name, writing)[0].text)


def _row(names: tuple[str, ...], row: tuple[Cell, ...], writing: Writing) -> Iterator[WrittenCell]:
    return (WrittenCell(name, cell_words(cell, writing)) for name, cell in zip(names, row, strict=True))


def anchor(key: str) -> str:
    """A key as the id of a heading."""
    return key.replace("/", "-")
