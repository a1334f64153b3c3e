"""What stands first on every record's page: what it is, for whom, and how far its review has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.freshness import Freshness, care
from mia_kb.pages.addresses import PHASE, TARGET_GROUP, VALUE_LEVEL, facet_link, facet_uri, party_link
from mia_kb.pages.context import is_shown, summary_language, summary_of, title_of
from mia_kb.pages.figure_card import place_link
from mia_kb.pages.passages import own_language, own_links, passage
from mia_kb.reading.item import REGIONAL
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.view import Link, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.records.vocabulary import Party, Status, Vocabulary
    from mia_kb.rendering.prose import Links
    from mia_kb.rendering.view import Passage


class Head(NamedTuple):
    """The top of a record's page.

    `lang`, `title_lang`, `summary_lang` are given where the text is not in the page's language. `in_short` is the
    record in the page's language, for a record written in another. `due` is set when the review is late or soon due.
    """

    id: str
    kind: str
    title: str
    title_lang: str
    summary: str
    summary_lang: str
    lang: str
    links: Links
    in_short: Passage | None
    status: Status
    due: Freshness | None
    place: Link | None
    section: Link
    groups: tuple[Link, ...]
    parties: tuple[Link, ...]
    phases: tuple[Link, ...]
    levels: tuple[Link, ...]
    audience: tuple[Vocabulary, ...]
    synonyms: tuple[str, ...]


def head(item: Item, context: Context) -> Head:
    """The head of a record's page."""
    record = item.record
    title, title_lang = title_of(record, context.language)
    state = care(record, context.today).state
    return Head(
        id=item.id,
        kind=item.kind,
        title=title,
        title_lang=_foreign(title_lang, context),
        summary=summary_of(record, context.language),
        summary_lang=_foreign(summary_language(record, context.language), context),
        lang=own_language(item, context),
        links=own_links(item, context),
        in_short=_in_short(item, context),
        status=record.status,
        due=None if state is Freshness.FRESH else state,
        place=place_link(item, f"{REGIONAL}/{item.library}", context) if item.library != REGIONAL else None,
        section=Link("", ROOT + context.section_uri(item.kind)),
        groups=target_groups(item, context),
        parties=party_links(record.parties, context),
        phases=tuple([facet_link(PHASE, term, context.language) for term in record.phases]),
        levels=tuple([facet_link(VALUE_LEVEL, term, context.language) for term in record.value_levels]),
        audience=record.audience,
        synonyms=record.synonyms,
    )


def record_view(item: Item, context: Context, data: object, title: str = "", description: str = "") -> View:
    """The view of a record's page; `title` and `description` stand in for the record's own where those may not show."""
    other = context.other
    return View(
        uri=context.record_uri(item),
        section=item.kind,
        language=context.language,
        template=f"records/{item.kind}.html.jinja",
        title=title or title_of(item.record, context.language)[0],
        description=description or summary_of(item.record, context.language),
        data=data,
        alternate=context.record_uri(item, other) if other else None,
        source=f"{context.records_folder}/{item.path}",
    )


def target_groups(item: Item, context: Context) -> tuple[Link, ...]:
    """Links to the pages of a record's target groups."""
    found = (context.library.find(reference, item.library) for reference in item.record.target_groups)
    return tuple(_group(term, context) for term in found if term and is_shown(term.record))


def party_links(parties: Sequence[Party], context: Context) -> tuple[Link, ...]:
    """Links to the parties' pages."""
    return tuple([party_link(party, context.language) for party in parties])


def _group(term: Item, context: Context) -> Link:
    title, lang = title_of(term.record, context.language)
    return Link(title, ROOT + facet_uri(context, TARGET_GROUP, term.id), _foreign(lang, context))


def _in_short(item: Item, context: Context) -> Passage | None:
    translations = item.record.translations
    translation = getattr(translations, context.language, None) if translations else None
    found = passage(translation.text, item, context) if translation else None
    return found._replace(lang="") if found else None


def _foreign(code: str, context: Context) -> str:
    return "" if code == context.language else code
