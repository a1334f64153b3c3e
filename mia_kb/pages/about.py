"""About the library and its figures: how it is doing, what it promises, and how to contribute."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb import __version__
from mia_kb.pages.field_reference import reference_link
from mia_kb.pages.health import health
from mia_kb.pages.spots import section_link, section_spot, view_at
from mia_kb.records.vocabulary import Certainty
from mia_kb.rendering.wording import certainty_means
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.health import Health
    from mia_kb.rendering.view import Link, View

LEAD = N_("For you who wonder what this is, whether it can be trusted, and how you add to it.")


class AboutPage(NamedTuple):
    """The section's page. `certainties` are the words that follow how sure one can be."""

    lead: str
    health: Health
    small_number: int
    program: str
    certainties: tuple[tuple[Certainty, str], ...]
    fields: Link
    checks: Link
    onward: tuple[Link, ...]


def pages(gathering: Gathering) -> Iterator[View]:
    """The one page."""
    context, language = gathering.context, gathering.language
    data = AboutPage(
        lead=translate(LEAD, language),
        health=health(gathering),
        small_number=context.small_number,
        program=__version__,
        certainties=tuple((term, certainty_means(term, language)) for term in Certainty),
        fields=reference_link(gathering),
        checks=section_link(context, "check"),
        onward=(
            reference_link(gathering),
            *(section_link(context, key) for key in ("report", "check", "term", "find")),
        ),
    )
    yield view_at(section_spot(context, "about", data.lead), context, "about.html.jinja", data)
