"""Facts that nobody can trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.problems import Level, Rule
from mia_kb.records.figure import Figure
from mia_kb.records.method import Method
from mia_kb.records.organisation import Organisation
from mia_kb.records.progression import Progression
from mia_kb.records.term import Term
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.records.head import Record, Source

NEED_SOURCES = (Method, Figure, Progression, Organisation, Term)
"""Kinds that retell what somebody else has found. The others are first-hand: a lesson is its own source."""
NO_SOURCES = Rule(
    code="MIA208",
    slug="no-sources",
    level=Level.ERROR,
    message=N_("The record has no sources."),
    remedy=N_("Add sources, each with its kind and its web address or diary number."),
    why=N_(
        "Whoever is to decide on a method, or quote a figure, must be able to see who says so. A term without a "
        "source is allowed if it says needs_expert: yes, so that somebody who knows the field reads it."
    ),
    bad="title: Började arbeta eller studera",
    good="title: Började arbeta eller studera\nsources:\n  - {diary_number: 2016/00403, kind: funder}",
)
UNTRACEABLE = Rule(
    code="MIA209",
    slug="untraceable-source",
    level=Level.ERROR,
    message=N_("The source cannot be found: it has neither web address, diary number nor title."),
    remedy=N_("Add url, diary_number or title."),
    why=N_("That an evaluation exists somewhere helps nobody. A reader must be able to go there, or to ask for it."),
    bad="sources:\n  - kind: evaluation",
    good="sources:\n  - {kind: evaluation, title: Slutrapport, diary_number: 2016/00403}",
)
RULES = (NO_SOURCES, UNTRACEABLE)


def check(context: CheckContext) -> Iterator[Finding]:
    """Records without the sources they need, and sources that lead nowhere."""
    for item in context.items:
        if not item.record.sources and _needs_sources(item.record):
            yield finding(NO_SOURCES, item, ())
        for index, source in enumerate(item.record.sources):
            if not _is_traceable(source):
                yield finding(UNTRACEABLE, item, ("sources", index))


def _needs_sources(record: Record) -> bool:
    if isinstance(record, Term) and record.needs_expert:
        return False
    return isinstance(record, NEED_SOURCES)


def _is_traceable(source: Source) -> bool:
    return bool(source.url or source.diary_number or source.title)
