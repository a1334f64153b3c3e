"""What the search dialog and page say in one language: their words, the names of kinds, facets and codes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from mia_kb.library.queries import typed
from mia_kb.pages.addresses import FACETS
from mia_kb.pages.context import is_shown
from mia_kb.pages.gathering import Gathering
from mia_kb.pages.places import place_link_of
from mia_kb.pages.spots import contribute_href, section_href, section_title
from mia_kb.publishing.searching.folders import KINDS
from mia_kb.records.organisation import Organisation
from mia_kb.records.term import Term
from mia_kb.records.vocabulary import EvidenceLevel, Party, Phase, Stage, TermUse, ValueLevel
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.show import capital
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.library.link import Library
    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.records.vocabulary import Vocabulary

HOOK = "miaSearchLabels"
TEXTS = {
    "dialog": N_("Search the knowledge base"),
    "field": N_("What are you looking for?"),
    "search": N_("Search"),
    "close": N_("Close"),
    "hits": N_("Hits"),
    "none": N_("No hits"),
    "one": N_("{count} hit"),
    "many": N_("{count} hits"),
    "all": N_("Show all {count} hits and filter them"),
    "also": N_("Also showing: {words}"),
    "corrected": N_("Read as: {words}"),
    "did-you-mean": N_("Did you mean"),
    "related": N_("Related words"),
    "unwritten": N_("Nobody has written this down yet:"),
    "write": N_("write it"),
    "hint": N_("Type a word, an abbreviation or a question. Å, ä, ö and correct spelling are not needed."),
    "keys": N_("Arrow keys choose, Enter opens, Esc closes"),
    "failed": N_("The search index could not be loaded. All records can be found in the lists:"),
    "filters": N_("Filter"),
    "clear": N_("Remove all filters"),
    "more": N_("Show all {count}"),
    "fewer": N_("Show fewer"),
    "sort": N_("Sort by"),
    "relevance": N_("Relevance"),
    "newest": N_("Newest first"),
    "used": N_("Most used in practice"),
    "pages": N_("Pages of hits"),
    "previous": N_("Previous"),
    "next": N_("Next"),
    "page": N_("Page {page} of {pages}"),
    "everything": N_("{count} records and pages"),
    "print": N_("Print the list"),
    "copy": N_("Copy the list"),
    "copied": N_("The list has been copied"),
    "csv": N_("Save as CSV"),
    "first": N_("The list holds the first {count} hits"),
    "column-title": N_("Title"),
    "column-kind": N_("Kind"),
    "column-text": N_("Text"),
    "column-id": N_("Permanent id"),
    "column-address": N_("Address"),
    "file": N_("hits"),
}
"""Every text of the dialog and the page, by the name that their scripts know it by."""


def labels(context: Context) -> bytes:
    """The script that hands over the labels in the language of a context."""
    gathering = Gathering(_narrowed(context))
    language = gathering.language
    value = {
        "language": language.value,
        "texts": {name: translate(text, language) for name, text in TEXTS.items()},
        "kinds": {
            kind: [translate(look.one, language), translate(look.many, language)] for kind, look in KINDS.items()
        },
        "facets": list(_facets(gathering)),
        "find": section_href(context, "find").removeprefix(ROOT),
        "contribute": contribute_href(context).removeprefix(ROOT),
    }
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{HOOK}({data.replace(chr(0x2028), ' ').replace(chr(0x2029), ' ')})\n".encode()


def _narrowed(context: Context) -> Context:
    """The same context with those kinds only whose records give codes their names: the others need no order."""
    of_kind = {kind: context.library.of_kind.get(kind, ()) for kind in (Term.kind, Organisation.kind)}
    return replace(context, library=replace(context.library, of_kind=of_kind))


def _is_target_group(term: Item, library: Library) -> bool:
    """Whether a term is a code: it says so, or a shown record uses it so."""
    uses = (link for link in library.backlinks.get(term.id, ()) if link.field == "target_groups")
    return typed(term, Term).use is TermUse.TARGET_GROUP or any(
        is_shown(library.by_id[one.source].record) for one in uses
    )


def _facets(gathering: Gathering) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Each facet's key, its name, and its codes with their names, in the order in which the page has them."""
    language = gathering.language
    names = {facet.key: translate(facet.name, language) for facet in FACETS}
    kinds = [(kind, translate(look.many, language)) for kind, look in KINDS.items()]
    yield "kind", translate(N_("Kind"), language), kinds
    terms = [term for term in gathering.items[Term.kind] if _is_target_group(term, gathering.context.library)]
    groups = [(term.id, capital(language, gathering.context.ref(term).title)) for term in terms]
    yield "target-group", names["target-group"], groups
    yield "party", section_title(gathering.context, "party"), _scale(Party, gathering)
    places = [(place.id, place_link_of(place, gathering).text) for place in gathering.places]
    yield "place", section_title(gathering.context, "place"), places
    yield "phase", names["phase"], _scale(Phase, gathering)
    yield "value-level", names["value-level"], _scale(ValueLevel, gathering)
    yield "evidence", names["evidence"], _scale(EvidenceLevel, gathering)
    yield "stage", names["stage"], _scale(Stage, gathering)


def _scale(vocabulary: type[Vocabulary], gathering: Gathering) -> list[tuple[str, str]]:
    return [(term.code, capital(gathering.language, term.label(gathering.language))) for term in vocabulary]
