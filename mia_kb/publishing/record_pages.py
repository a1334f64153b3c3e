"""The pages of records for one who builds the same site again and again.

A page is made again when its record, or anything else that it was made from, has changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mia_kb.library.watching import Watched, answered_otherwise, answers, watched
from mia_kb.pages.records.kinds import record_view
from mia_kb.rendering.drawing import draw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.library.watching import Answers, Question
    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.rendering.page import Page


@dataclass(slots=True)
class RecordPages:
    """The pages of all records in one language as they were last, each with the questions that its making asked."""

    _former: Answers | None = None
    _made: dict[str, tuple[frozenset[Question], Page]] = field(default_factory=dict)

    def of(self, context: Context) -> Iterator[Page]:
        """The page of each shown record, in order of id. They are remembered once all have been taken."""
        now = {**answers(context.library), "similar": context.similar}
        stale = self._stale(now)
        made = {}
        for item in context.every_shown():
            known = self._made.get(item.id)
            if known is None or not known[0].isdisjoint(stale):
                known = _page(item, context)
            made[item.id] = known
            yield known[1]
        self._former, self._made = now, made

    def _stale(self, now: Answers) -> frozenset[Question]:
        if self._former is None:
            return frozenset()
        asked = frozenset[tuple[str, str]]().union(*(questions for questions, _ in self._made.values()))
        return answered_otherwise(self._former, now, asked)


def _page(item: Item, context: Context) -> tuple[frozenset[Question], Page]:
    asked: set[Question] = {("by_id", item.id)}
    watching = replace(
        context, library=watched(context.library, asked), similar=Watched("similar", context.similar, asked)
    )
    page = draw(record_view(item, watching))
    return frozenset(asked), page
