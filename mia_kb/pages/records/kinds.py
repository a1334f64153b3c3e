"""The list of all kinds of records' pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.records import (
    decision,
    deviation,
    figure,
    lesson,
    measure,
    method,
    obstacle,
    organisation,
    practice,
    progression,
    story,
    term,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import View


class RecordPage(NamedTuple):
    """A kind of record, and what makes the view of one record's page."""

    kind: str
    view: Callable[[Item, Context], View]


RECORD_PAGES: tuple[RecordPage, ...] = (
    RecordPage("method", method.view),
    RecordPage("practice", practice.view),
    RecordPage("lesson", lesson.view),
    RecordPage("deviation", deviation.view),
    RecordPage("obstacle", obstacle.view),
    RecordPage("figure", figure.view),
    RecordPage("measure", measure.view),
    RecordPage("progression", progression.view),
    RecordPage("decision", decision.view),
    RecordPage("story", story.view),
    RecordPage("organisation", organisation.view),
    RecordPage("term", term.view),
)


VIEWS = {page.kind: page.view for page in RECORD_PAGES}


def record_view(item: Item, context: Context) -> View:
    """The view of a record's page."""
    return VIEWS[item.kind](item, context)
