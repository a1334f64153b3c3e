"""What a place does its own way: a practice beside the method it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import pointed_at, typed
from mia_kb.pages.context import is_shown
from mia_kb.pages.passages import own_language, said
from mia_kb.pages.records.lines import practice_line
from mia_kb.records.method import Method
from mia_kb.records.practice import Practice, Receiver

if TYPE_CHECKING:
    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.records.lines import PracticeLine
    from mia_kb.reading.item import Item
    from mia_kb.records.vocabulary import Party
    from mia_kb.rendering.view import Passage, Ref


class Change(NamedTuple):
    """What was changed in one core component; the component's words are in the method's language."""

    component: str
    component_lang: str
    what: Passage


class OwnWay(NamedTuple):
    """A practice: its method, and what was changed. `receiver` is None where nobody is known to take over."""

    line: PracticeLine
    method: Ref | None
    changes: tuple[Change, ...]
    receiver: Party | None
    receiver_function: str


def own_way(item: Item, gathering: Gathering) -> OwnWay:
    """A place's way of doing a method."""
    context, practice = gathering.context, typed(item, Practice)
    method = next(iter(pointed_at(context.library, item.id, "method")), None)
    known = practice.receiver if isinstance(practice.receiver, Receiver) else None
    return OwnWay(
        line=practice_line(item, context),
        method=context.ref(method) if method and is_shown(method.record) else None,
        changes=_changes(item, method, gathering),
        receiver=known.party if known else None,
        receiver_function=known.function if known else "",
    )


def _changes(item: Item, method: Item | None, gathering: Gathering) -> tuple[Change, ...]:
    if method is None:
        return ()
    components = {part.id: part.text for part in typed(method, Method).core_components}
    lang = own_language(method, gathering.context)
    return tuple(
        Change(components.get(change.component, ""), lang, said(change.what, item, gathering.context))
        for change in typed(item, Practice).adaptations
    )
