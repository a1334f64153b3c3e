"""The list of all pages: read it to know what the site holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.pages import lists
from mia_kb.pages.records.kinds import record_views
from mia_kb.rendering.drawing import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mia_kb.pages.context import Context
    from mia_kb.rendering.view import View

PAGES: tuple[Callable[[Context], Iterator[View]], ...] = (lists.pages,)


def views(context: Context) -> Iterator[View]:
    """Every page of the site in one language: those that gather records, then one a record."""
    for pages in PAGES:
        yield from pages(context)
    for view in record_views(context):
        if (TEMPLATES / view.template).is_file():
            yield view
