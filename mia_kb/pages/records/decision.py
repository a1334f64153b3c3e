"""The page of a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import decisions_about, typed
from mia_kb.pages.figure_card import place_link
from mia_kb.pages.links import named, shown
from mia_kb.pages.records.foot import foot
from mia_kb.pages.records.head import head, record_view
from mia_kb.pages.records.lines import decision_line
from mia_kb.records.decision import Decision
from mia_kb.records.practice import Practice
from mia_kb.records.unknown import Unknown

if TYPE_CHECKING:
    from mia_kb.pages.context import Context
    from mia_kb.pages.records.foot import Foot
    from mia_kb.pages.records.head import Head
    from mia_kb.pages.records.lines import DecisionLine
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Link, Ref, View


class DecisionPage(NamedTuple):
    """All that a decision's page shows. `late` says that the follow-up's day has passed without one."""

    head: Head
    foot: Foot
    record: Decision
    place: Link | None
    method: Ref | None
    practice: Ref | None
    late: bool
    others: tuple[DecisionLine, ...]


def view(item: Item, context: Context) -> View:
    """The view of a decision's page."""
    decision = typed(item, Decision)
    practice = next(iter(named([decision.practice], item, context) if decision.practice else ()), None)
    method = _method(item, decision, practice, context)
    others = shown(decisions_about(context.library, method.id)) if method else ()
    return record_view(
        item,
        context,
        DecisionPage(
            head=head(item, context),
            foot=foot(item, context),
            record=decision,
            place=place_link(item, decision.place, context),
            method=context.ref(method) if method else None,
            practice=context.ref(practice) if practice else None,
            late=_is_late(decision, context),
            others=tuple(decision_line(other, context) for other in others if other.id != item.id),
        ),
    )


def _method(item: Item, decision: Decision, practice: Item | None, context: Context) -> Item | None:
    """The method that was decided on, by itself or through the practice of it."""
    if decision.method:
        return next(iter(named([decision.method], item, context)), None)
    return next(iter(named([typed(practice, Practice).method], practice, context)), None) if practice else None


def _is_late(decision: Decision, context: Context) -> bool:
    day = decision.follow_up
    seen = max((event.date for event in decision.followed_up), default=None)
    return not isinstance(day, Unknown) and day < context.today and (seen is None or seen < day)
