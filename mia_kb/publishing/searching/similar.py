"""Which records are about the same thing, though none of them says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.pages.context import is_shown
from mia_kb.publishing.searching.documents import ELSEWHERE
from mia_kb.records.decision import Decision
from mia_kb.records.deviation import Deviation
from mia_kb.records.lesson import Lesson
from mia_kb.records.method import Method
from mia_kb.records.obstacle import Obstacle
from mia_kb.records.practice import Practice
from mia_kb.records.story import Story
from mia_kb.records.walk import texts
from mia_kb.text.analysis.likeness import bag, similar
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item
    from mia_kb.text.analysis.likeness import Bag

READ = (Method.kind, Practice.kind, Lesson.kind, Deviation.kind, Obstacle.kind, Decision.kind, Story.kind)
"""The kinds that are read for what they tell; figures, words and organisations are found where they belong."""
MOST = 4
LEAST = 0.11
"""How like another a record must be, from 0 to 1, to be worth a reader's time."""
LOOKED_AT = 3 * MOST


def similar_records(library: Library) -> Mapping[str, tuple[str, ...]]:
    """For each record that has some, the ids of those most like it; those that it is linked to are left out."""
    bags = {item.id: _bag(item) for kind in READ for item in library.of_kind.get(kind, ()) if is_shown(item.record)}
    found = {}
    for id_, likest in similar(bags, LOOKED_AT).items():
        linked = {link.target for link in library.links.get(id_, ())}
        linked |= {link.source for link in library.backlinks.get(id_, ())}
        own = [other for other, likeness in likest if likeness >= LEAST and other not in linked]
        if own:
            found[id_] = tuple(own[:MOST])
    return found


def _bag(item: Item) -> Bag:
    record = item.record
    own = [leaf.value for leaf in texts(record) if leaf.loc[0] not in ELSEWHERE]
    return bag(
        [record.title, record.title, record.summary or "", *record.synonyms, *own], Language(record.language.code)
    )
