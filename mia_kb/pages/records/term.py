"""The page of a word in the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.addresses import target_group_href
from mia_kb.pages.links import incoming, incoming_of, named, refs, some_refs
from mia_kb.pages.records.foot import foot
from mia_kb.pages.records.head import head, record_view
from mia_kb.records.term import Term

if TYPE_CHECKING:
    from mia_kb.pages.context import Context
    from mia_kb.pages.records.foot import Foot
    from mia_kb.pages.records.head import Head
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Ref, View

FOR_A_GROUP = ("method", "practice", "lesson", "deviation", "obstacle", "figure", "progression", "decision", "story")


class TermPage(NamedTuple):
    """All that a term's page shows. `group_href` leads to everything for the target group that it names, if any."""

    head: Head
    foot: Foot
    record: Term
    see: tuple[Ref, ...]
    seen_from: tuple[Ref, ...]
    used_by: tuple[Ref, ...]
    group_href: str


def view(item: Item, context: Context) -> View:
    """The view of a term's page."""
    term = typed(item, Term)
    see = named(term.see, item, context)
    from_others = [other for other in incoming(item, "term", context, "see") if other not in see]
    users = incoming_of(item, FOR_A_GROUP, context, "target_groups")
    return record_view(
        item,
        context,
        TermPage(
            head=head(item, context),
            foot=foot(item, context),
            record=term,
            see=refs(see, context),
            seen_from=refs(from_others, context),
            used_by=some_refs(users, context),
            group_href=target_group_href(context, item) if users else "",
        ),
    )
