"""Where a page stands: its address, its section, what it is called, and the sentence for whom it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.context import SPEC
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.view import Link, View

if TYPE_CHECKING:
    from mia_kb.pages.context import Context


class Spot(NamedTuple):
    """A page's place on the site; `title` and `lead` are in the page's language."""

    uri: str
    section: str
    title: str
    lead: str
    alternate: str | None = None


def section_title(context: Context, key: str) -> str:
    """What a section is called."""
    return SPEC[key].title_sv if context.language == "sv" else SPEC[key].title_en


def section_spot(context: Context, key: str, lead: str, title: str = "") -> Spot:
    """The place of a section's own page."""
    return Spot(context.section_uri(key), key, title or section_title(context, key), lead, context.alternate(key))


def value_spot(context: Context, key: str, code: str, title: str, lead: str) -> Spot:
    """The place of a page below a section, called `code` in both languages."""
    other = context.value_uri(key, code, context.other) if context.other else None
    return Spot(context.value_uri(key, code), key, title, lead, other)


def section_href(context: Context, key: str, anchor: str = "") -> str:
    """The link to a section's page, or to a heading of it."""
    return ROOT + context.section_uri(key) + (f"#{anchor}" if anchor else "")


def section_link(context: Context, key: str) -> Link:
    """The link to a section's page with its name."""
    return Link(section_title(context, key), section_href(context, key))


def contribute_href(context: Context) -> str:
    """Where a reader learns how to leave something to the library."""
    return section_href(context, "about", "contribute")


def view_at(spot: Spot, context: Context, template: str, data: object) -> View:
    """The view of the page at `spot`."""
    return View(spot.uri, spot.section, context.language, template, spot.title, spot.lead, data, spot.alternate)
