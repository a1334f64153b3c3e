"""A figure in a report: its value, and everything that is needed to read it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.rendering.figure_value import count_text, figure_value, redacted, response_text
from mia_kb.rendering.show import capital, label, number, period
from mia_kb.reports import words
from mia_kb.text.languages import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.rendering.figure_value import FigureValue
    from mia_kb.reports.report import FigureRef
    from mia_kb.text.languages import Language


def figure_words(cell: FigureRef, smallest: int, language: Language) -> tuple[str, ...]:
    """First the value, never without its role and its whole; then what must be known to read it, one thing each."""
    figure = cell.figure
    value = figure_value(figure, cell.measure.type if cell.measure else None, smallest, language)
    role = capital(language, label(language, figure.role))
    whole = " ".join(
        part for part in (value.part, redacted(figure.denominator_is or "", value.secrets, language)) if part
    )
    headline = f"{role}: {value.headline}" + (f" ({whole})" if whole else "")
    facts = (f"{translate(name, language)}: {text}" for name, text in _facts(cell, value, smallest, language) if text)
    return (headline, *facts)


def _facts(cell: FigureRef, value: FigureValue, smallest: int, language: Language) -> Iterator[tuple[str, str]]:
    figure, measure = cell.figure, cell.measure
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
    if not cell.one_line:
        yield words.DEFINITION, _flat(figure.definition or (measure.definition if measure else ""), value, language)
    yield words.WHOSE_VIEW, label(language, figure.perspective)
    yield words.CAVEAT, " ".join(part for part in (value.interval, _flat(figure.caveat or "", value, language)) if part)
    yield words.CAVEAT, value.masked
    if figure.conflicts:
        yield words.CAVEAT, translate(words.CONTRADICTED, language).format(count=len(figure.conflicts))
    sources = "; ".join(source.title or source.diary_number or source.url or "" for source in figure.sources)
    yield words.SOURCE, sources or translate(words.NO_SOURCE, language)


def _flat(text: str, value: FigureValue, language: Language) -> str:
    return redacted(" ".join(text.split()), value.secrets, language)
