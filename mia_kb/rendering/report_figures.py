"""A figure in a report: its value, and everything that is needed to read it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from mia_kb.records.remembered import remembered
from mia_kb.rendering.figure_value import count_text, figure_value, redacted, response_text
from mia_kb.rendering.show import capital, label, number, period
from mia_kb.reports import words
from mia_kb.text.languages import translate, translate_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.records.figure import Figure
    from mia_kb.records.head import Source
    from mia_kb.records.vocabulary import MeasureType
    from mia_kb.rendering.figure_value import FigureValue
    from mia_kb.reports.report import FigureRef
    from mia_kb.text.languages import Language


OWN = frozenset({words.WHO, words.DEFINITION, words.CAVEAT})
"""The facts that somebody has written in words."""


class Fact(NamedTuple):
    """Something that must be known to read a figure; `own` if it holds the record's own words."""

    text: str
    own: bool


class _Way(NamedTuple):
    """How a figure is told: by its measure, on one line or in full, masked, in a language."""

    form: MeasureType | None
    definition: str
    one_line: bool
    smallest: int
    language: Language


def figure_words(cell: FigureRef, smallest: int, language: Language) -> tuple[str, tuple[Fact, ...]]:
    """The value, never without its role and its whole; and what must be known to read it, one thing each."""
    form = cell.measure.type if cell.measure else None
    definition = cell.measure.definition if cell.measure and not cell.defined else ""
    return _told(cell.figure, _Way(form, definition, cell.one_line, smallest, language))


@remembered
def _told(figure: Figure, way: _Way) -> tuple[str, tuple[Fact, ...]]:
    language = way.language
    value = figure_value(figure, way.form, way.smallest, language)
    role = capital(language, label(language, figure.role))
    whole = ", ".join(
        part for part in (value.part, redacted(figure.denominator_is or "", value.secrets, language)) if part
    )
    headline = f"{role}: {value.headline}" + (f" ({whole})" if whole else "")
    facts = tuple(
        Fact(f"{translate(name, language)}: {text}", name in OWN) for name, text in _facts(figure, value, way) if text
    )
    return headline, facts


def _facts(figure: Figure, value: FigureValue, way: _Way) -> Iterator[tuple[str, str]]:
    language, smallest = way.language, way.smallest
    yield words.PERIOD, period(language, figure.period)
    yield words.COUNTS, label(language, figure.counts)
    if figure.n is not None and figure.n != figure.value.denominator:
        yield words.BUILT_ON, count_text(figure.n, figure.counts, smallest, language)
    yield words.WHO, redacted(figure.population or "", value.secrets, language)
    if figure.response:
        yield words.RESPONSE, response_text(figure.response, smallest, language)
    if figure.follow_up_months is not None:
        months = number(language, figure.follow_up_months)
        yield words.MEASURED, translate(words.MONTHS_AFTER, language).format(months=months)
    if not way.one_line:
        yield words.DEFINITION, _flat(figure.definition or way.definition, value, language)
    yield words.WHOSE_VIEW, label(language, figure.perspective)
    yield words.CAVEAT, " ".join(part for part in (value.interval, _flat(figure.caveat or "", value, language)) if part)
    yield words.CAVEAT, value.masked or value.impossible
    if others := len(figure.conflicts):
        yield words.CAVEAT, translate_count(words.CONTRADICTED, words.CONTRADICTED_BY_MANY, others, language)
    sources = "; ".join(_source(source, whole=not way.one_line) for source in figure.sources)
    yield words.SOURCE, sources or translate(words.NO_SOURCE, language)


def _source(source: Source, *, whole: bool) -> str:
    """What a source is called: its address where it has no name, on one line only whose it is."""
    address = source.url or ""
    return source.title or source.diary_number or (address if whole else urlsplit(address).netloc.removeprefix("www."))


def _flat(text: str, value: FigureValue, language: Language) -> str:
    return redacted(" ".join(text.split()), value.secrets, language)
