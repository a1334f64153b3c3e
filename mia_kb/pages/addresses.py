"""The addresses of pages that gather records: facets, parties, places."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.context import section_folder
from mia_kb.reading.item import REGIONAL
from mia_kb.records.organisation import Organisation
from mia_kb.records.vocabulary import OrganisationType
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.show import capital
from mia_kb.rendering.view import Link
from mia_kb.text.languages import N_, Language

if TYPE_CHECKING:
    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.records.vocabulary import Party, Vocabulary


class FacetSpec(NamedTuple):
    """A way to find records: its folder below `hitta/` and `en/find/`, its name (an English message id), its icon."""

    key: str
    folder_sv: str
    folder_en: str
    name: str
    icon: str


TARGET_GROUP = FacetSpec(
    "target-group", "malgrupp", "target-group", N_("Target group"), "material/account-group-outline"
)
PHASE = FacetSpec("phase", "fas", "phase", N_("Phase"), "material/map-marker-path")
VALUE_LEVEL = FacetSpec("value-level", "niva", "value-level", N_("Value level"), "material/layers-outline")
EVIDENCE = FacetSpec("evidence", "evidens", "evidence", N_("Evidence"), "material/book-check-outline")
STAGE = FacetSpec("stage", "stadium", "stage", N_("Stage"), "material/stairs")
FACETS = (TARGET_GROUP, PHASE, VALUE_LEVEL, EVIDENCE, STAGE)
"""Facets with pages of their own; the facets party and place are the sections `party` and `place`."""


def facet_uri(context: Context, facet: FacetSpec, code: str, language: Language | None = None) -> str:
    """The address of one value of a facet: `hitta/fas/referral.html`. `code` is a vocabulary's code or a term's id."""
    return _facet_uri(facet, code, language or context.language)


def _facet_uri(facet: FacetSpec, code: str, language: Language) -> str:
    folder = facet.folder_sv if language == Language.SV else facet.folder_en
    return f"{section_folder('find', language)}{folder}/{code.lower()}.html"


def facet_href(context: Context, facet: FacetSpec, term: Vocabulary) -> str:
    """The link to a vocabulary's value."""
    return ROOT + facet_uri(context, facet, term.code)


@cache
def facet_link(facet: FacetSpec, term: Vocabulary, language: Language) -> Link:
    """The link to a vocabulary's value with its label."""
    return Link(term.label(language), ROOT + _facet_uri(facet, term.code, language))


def target_group_href(context: Context, term: Item) -> str:
    """The link to the page of everything for a target group: `hitta/malgrupp/regional/langtidssjukskrivna.html`."""
    return ROOT + facet_uri(context, TARGET_GROUP, term.id)


@cache
def party_link(party: Party, language: Language) -> Link:
    """The link to a party's page with its name."""
    return Link(capital(language, party.label(language)), f"{ROOT}{section_folder('party', language)}{party.code}.html")


def is_place(context: Context, organisation: Item) -> bool:
    """Whether an organisation has a page as a place: sub-projects, and whatever a record names as its place."""
    if typed(organisation, Organisation).type is OrganisationType.SUB_PROJECT:
        return True
    return any(link.field == "place" for link in context.library.backlinks.get(organisation.id, ()))


def place_code(organisation: Item) -> str:
    """What a place's page is called: its name, after its library's where that is not the regional one."""
    return organisation.name if organisation.library == REGIONAL else organisation.id


def place_href(context: Context, organisation: Item) -> str:
    """The link to a place's page; to the organisation's own record where there is no such page."""
    if is_place(context, organisation):
        return ROOT + context.value_uri("place", place_code(organisation))
    return ROOT + context.record_uri(organisation)
