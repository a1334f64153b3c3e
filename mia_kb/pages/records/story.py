"""The page of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.pages.figure_card import place_link
from mia_kb.pages.links import incoming, named, refs, some
from mia_kb.pages.records.foot import foot
from mia_kb.pages.records.head import head, record_view
from mia_kb.pages.records.lines import story_line
from mia_kb.records.story import Story

if TYPE_CHECKING:
    from mia_kb.pages.context import Context
    from mia_kb.pages.links import Some
    from mia_kb.pages.records.foot import Foot
    from mia_kb.pages.records.head import Head
    from mia_kb.pages.records.lines import StoryLine
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Link, Ref, View


class StoryPage(NamedTuple):
    """All that a story's page shows."""

    head: Head
    foot: Foot
    record: Story
    place: Link | None
    methods: tuple[Ref, ...]
    others: Some[StoryLine]


def view(item: Item, context: Context) -> View:
    """The view of a story's page."""
    story = typed(item, Story)
    methods = named(story.methods, item, context)
    others = {other.id: other for method in methods for other in incoming(method, "story", context, "methods")}
    others.pop(item.id, None)
    return record_view(
        item,
        context,
        StoryPage(
            head=head(item, context),
            foot=foot(item, context),
            record=story,
            place=place_link(item, story.place, context),
            methods=refs(methods, context),
            others=some((other for _, other in sorted(others.items())), story_line, context),
        ),
    )
