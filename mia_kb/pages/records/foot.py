"""What stands last on every record's page: who keeps it, its reviews and sources, how to cite it, what is near."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.freshness import care
from mia_kb.library.stewardship import keeper
from mia_kb.pages.context import is_shown, title_of
from mia_kb.pages.links import SOME, Some, rest_of
from mia_kb.pages.passages import own_language
from mia_kb.pages.records.relations import relations
from mia_kb.rendering.show import day, kind
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from datetime import date

    from mia_kb.library.freshness import Freshness
    from mia_kb.pages.context import Context
    from mia_kb.pages.records.relations import Relations
    from mia_kb.reading.item import Item
    from mia_kb.records.head import Review, Source
    from mia_kb.records.vocabulary import Licence
    from mia_kb.rendering.view import Ref

VERSION = 8
"""Signs of a file's digest that tell one version of a record from another."""


class Keeper(NamedTuple):
    """Who answers for a record today.

    `organisation` is None for an orphan. `inherited_from` is set when the steward's organisation has ended and
    `organisation` took over. `named` is the steward's organisation as written, for when it has no page.
    """

    function: str
    organisation: Ref | None
    inherited_from: Ref | None
    named: str


class Near(NamedTuple):
    """A record that belongs with this one: `word` is an English message id for how, seen from this record."""

    word: str
    ref: Ref
    why: str
    lang: str


class Foot(NamedTuple):
    """The bottom of a record's page. `cite` is text to copy; `similar` are records that none has linked to it."""

    keeper: Keeper
    last_review: date | None
    review_by: date
    state: Freshness
    reviewed: tuple[Review, ...]
    sources: tuple[Source, ...]
    licence: Licence
    cite: str
    near: Some[Near]
    similar: tuple[Ref, ...]
    relations: Relations | None


WORDS = {
    "similar": (N_("Similar to"), N_("Similar to")),
    "derived": (N_("Derived from"), N_("Is the ground for")),
    "replaces": (N_("Replaces"), N_("Is replaced by")),
    "contradicts": (N_("Contradicts"), N_("Is contradicted by")),
    "complements": (N_("Complements"), N_("Is complemented by")),
    "part-of": (N_("Is part of"), N_("Has as a part")),
}
"""How two records belong together, seen from the one that says so and from the other."""


def foot(item: Item, context: Context) -> Foot:
    """The foot of a record's page."""
    record = item.record
    review = care(record, context.today)
    steward = context.library.find(record.steward.organisation, item.library)
    return Foot(
        keeper=_keeper(item, steward, context),
        last_review=review.last,
        review_by=record.review_by,
        state=review.state,
        reviewed=tuple(sorted(record.reviewed, key=lambda event: event.date, reverse=True)),
        sources=record.sources,
        licence=record.licence,
        cite=_cite(item, steward, context, review.last),
        near=_some_near(item, context),
        similar=tuple(context.ref(context.library.by_id[other]) for other in context.similar.get(item.id, ())),
        relations=relations(item, context),
    )


def _keeper(item: Item, steward: Item | None, context: Context) -> Keeper:
    living = keeper(context.library, item, context.today)
    inherited = steward if living and steward and living.id != steward.id else None
    return Keeper(
        function=item.record.steward.function,
        organisation=_shown_ref(living, context),
        inherited_from=_shown_ref(inherited, context),
        named=title_of(steward.record, context.language)[0] if steward else item.record.steward.organisation,
    )


def _shown_ref(item: Item | None, context: Context) -> Ref | None:
    return context.ref(item) if item and is_shown(item.record) else None


def _some_near(item: Item, context: Context) -> Some[Near]:
    """The first of the records that are related to this one; search finds the rest by its name."""
    found = tuple(_near(item, context).values())
    return Some(found[:SOME], len(found), rest_of(len(found), "search", context))


def _near(item: Item, context: Context) -> dict[tuple[str, str], Near]:
    """The records that this one names as related, then those that name this one; each once for each word."""
    by_id, ref, near = context.library.by_id, context.ref, {}
    own, lang = item.record.related, own_language(item, context)
    named = set()
    for link in context.library.links.get(item.id, ()):
        if link.loc[0] == "related":
            other, relation = by_id[link.target], own[int(link.loc[1])]
            if is_shown(other.record):
                named.add((relation.type, other.id))
                word = WORDS[relation.type.code][0]
                near[word, other.id] = Near(word, ref(other), relation.why or "", lang)
    for link in context.library.backlinks.get(item.id, ()):
        if link.loc[0] == "related":
            other = by_id[link.source]
            relation = other.record.related[int(link.loc[1])]
            if is_shown(other.record) and (relation.type, other.id) not in named:  # both say the same of each other
                word = WORDS[relation.type.code][1]
                near[word, other.id] = Near(word, ref(other), relation.why or "", own_language(other, context))
    return near


def _cite(item: Item, steward: Item | None, context: Context, last: date | None) -> str:
    """Title, kind, who answers for it, permanent id, version and the day of its last review."""
    language = context.language
    review = (
        translate(N_("reviewed {date}"), language).format(date=day(language, last))
        if last
        else translate(N_("not gone through since it was written"), language)
    )
    owner = steward.record.title if steward else item.record.steward.organisation
    version = translate(N_("version {version}"), language).format(version=item.digest[:VERSION])
    return f"{owner}. {item.record.title}. {kind(language, item.kind)} {item.id}, {version}, {review}."
