"""The list of all pages: read it to know what the site holds."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from mia_kb.pages import (
    about,
    adoption,
    comparison,
    decision_papers,
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
from mia_kb.pages.addresses import FACETS
from mia_kb.pages.gathering import Gathering
from mia_kb.pages.records.kinds import record_view
from mia_kb.records.method import Method
from mia_kb.rendering.page import Asset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import View

PAGES: tuple[Callable[[Gathering], Iterator[View | Asset]], ...] = (
    home.pages,
    lists.pages,
    measures.pages,
    glossary.pages,
    find.pages,
    *(partial(find.value_pages, facet) for facet in FACETS),
    places.pages,
    parties.pages,
    what_went_wrong.pages,
    new_on_the_job.pages,
    about.pages,
    field_reference.pages,
    rules.pages,
    reports.pages,
    adoption.pages,
    comparison.pages,
    search.pages,
)
"""The pages that gather records. Beside them each record has pages of its own: those of `pages_of`."""


def views(context: Context) -> Iterator[View]:
    """Every page of the site in one language: those that gather records, then those of each record."""
    gathering = Gathering(context)
    own = (view for item in context.every_shown() for view in pages_of(item, gathering))
    return (view for view in chain(gathering_views(gathering), own) if not isinstance(view, Asset))


def gathering_views(gathering: Gathering) -> Iterator[View | Asset]:
    """Every page that gathers records, and the files that such pages load."""
    return chain.from_iterable(gathered(gathering, pages) for pages in PAGES)


def pages_of(item: Item, gathering: Gathering) -> Iterator[View | Asset]:
    """The pages of one record: its own, and a method's decision paper."""
    yield record_view(item, gathering.context)
    if item.kind == Method.kind:
        yield from decision_papers.paper_pages(item, gathering)


def gathered(gathering: Gathering, pages: Callable[[Gathering], Iterator[View | Asset]]) -> Iterator[View | Asset]:
    """The pages of one of `PAGES`."""
    return pages(gathering)
