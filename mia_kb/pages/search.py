"""The search page: a place for its script, and where to go without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.spots import section_link, section_spot, view_at
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.pages.gathering import Gathering
    from mia_kb.rendering.view import Link, View

LEAD = N_("Search all records and pages, and choose among the hits: for whom, where, by whom and how well it is known.")


class SearchPage(NamedTuple):
    """The section's page; `find` leads to the lists that need no script."""

    lead: str
    find: Link


def pages(gathering: Gathering) -> Iterator[View]:
    """The one page."""
    context = gathering.context
    data = SearchPage(lead=translate(LEAD, gathering.language), find=section_link(context, "find"))
    yield view_at(section_spot(context, "search", data.lead), context, "search.html.jinja", data)
