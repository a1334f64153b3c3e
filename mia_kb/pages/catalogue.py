"""The list of all pages: read it to know what the site holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.pages import (
    about,
    field_reference,
    find,
    glossary,
    home,
    lists,
    measures,
    new_on_the_job,
    parties,
    places,
    reports,
    rules,
    search,
    what_went_wrong,
)
from mia_kb.pages.gathering import Gathering
from mia_kb.pages.records.kinds import record_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mia_kb.pages.context import Context
    from mia_kb.rendering.view import View

PAGES: tuple[Callable[[Gathering], Iterator[View]], ...] = (
    home.pages,
    lists.pages,
    measures.pages,
    glossary.pages,
    find.pages,
    places.pages,
    parties.pages,
    what_went_wrong.pages,
    new_on_the_job.pages,
    about.pages,
    field_reference.pages,
    rules.pages,
    reports.pages,
    search.pages,
)


def views(context: Context) -> Iterator[View]:
    """Every page of the site in one language: those that gather records, then one a record."""
    yield from gathering_views(Gathering(context))
    for item in context.every_shown():
        yield record_view(item, context)


def gathering_views(gathering: Gathering) -> Iterator[View]:
    """Every page that gathers records."""
    return (view for pages in PAGES for view in gathered(gathering, pages))


def gathered(gathering: Gathering, pages: Callable[[Gathering], Iterator[View]]) -> Iterator[View]:
    """The pages of one of `PAGES`."""
    return pages(gathering)
