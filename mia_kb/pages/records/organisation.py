"""The page of an organisation, sub-project or project."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import at_place, typed
from mia_kb.library.stewardship import has_ended
from mia_kb.pages.addresses import is_place, place_href
from mia_kb.pages.links import incoming, named, named_ref, refs, shown, some_refs
from mia_kb.pages.records.foot import foot
from mia_kb.pages.records.head import head, party_links, record_view
from mia_kb.records.organisation import Organisation

if TYPE_CHECKING:
    from mia_kb.pages.context import Context
    from mia_kb.pages.records.foot import Foot
    from mia_kb.pages.records.head import Head
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Link, Ref, View

AT_A_PLACE = ("practice", "lesson", "figure", "deviation", "decision", "story", "progression")


class Tally(NamedTuple):
    """How many records of a kind come from here."""

    kind: str
    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something


class OrganisationPage(NamedTuple):
    """All that an organisation's page shows. `place_href` is empty for one that is no place with a page of its own."""

    head: Head
    foot: Foot
    record: Organisation
    party: Link | None
    part_of: Ref | None
    owner: Ref | None
    successor: Ref | None
    members: tuple[Ref, ...]
    parts: tuple[Ref, ...]
    owns: tuple[Ref, ...]
    took_over: tuple[Ref, ...]
    ended: bool
    place_href: str
    tallies: tuple[Tally, ...]
    practices: tuple[Ref, ...]


def view(item: Item, context: Context) -> View:
    """The view of an organisation's page."""
    organisation = typed(item, Organisation)
    place = is_place(context, item)
    members = named(organisation.members, item, context)
    parts = [part for part in incoming(item, "organisation", context, "part_of") if part not in members]
    return record_view(
        item,
        context,
        OrganisationPage(
            head=head(item, context),
            foot=foot(item, context),
            record=organisation,
            party=party_links([organisation.party], context)[0] if organisation.party else None,
            part_of=named_ref(organisation.part_of, item, context),
            owner=named_ref(organisation.owner, item, context),
            successor=named_ref(organisation.successor, item, context),
            members=refs(members, context),
            parts=refs(parts, context),
            owns=refs(incoming(item, "organisation", context, "owner"), context),
            took_over=refs(incoming(item, "organisation", context, "successor"), context),
            ended=has_ended(item, context.today),
            place_href=place_href(context, item) if place else "",
            tallies=_tallies(item, context) if place else (),
            practices=some_refs(at_place(context.library, item.id, "practice"), context) if place else (),
        ),
    )


def _tallies(item: Item, context: Context) -> tuple[Tally, ...]:
    counts = ((kind, len(shown(at_place(context.library, item.id, kind)))) for kind in AT_A_PLACE)
    return tuple(Tally(kind, count) for kind, count in counts if count)
