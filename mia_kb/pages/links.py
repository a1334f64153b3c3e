"""Links from one record's page to other records, those without a page left out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from mia_kb.library.queries import pointing_at
from mia_kb.pages.context import is_shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.rendering.view import Ref


SOME = 40
"""Records that one page names at most where another page gathers them: no page may hold the whole library."""


MANY = 60
"""Figures of one role that a measure's page shows with all that is needed to read them; pages below it list all."""


def shown(items: Iterable[Item]) -> tuple[Item, ...]:
    """Those of `items` that have a page."""
    return tuple(item for item in items if is_shown(item.record))


def refs(items: Iterable[Item], context: Context) -> tuple[Ref, ...]:
    """Links to those of `items` that have a page."""
    return tuple(context.ref(item) for item in items if is_shown(item.record))


def some_refs(items: Iterable[Item], context: Context) -> tuple[Ref, ...]:
    """Links to the first of `items` that have a page: the rest is found on the page that gathers them."""
    return tuple(islice((context.ref(item) for item in items if is_shown(item.record)), SOME))


def named(references: Iterable[str], item: Item, context: Context) -> tuple[Item, ...]:
    """The records that `item` names by these references, those that have a page."""
    found = (context.library.find(reference, item.library) for reference in references)
    return tuple(other for other in found if other and is_shown(other.record))


def named_ref(reference: object, item: Item, context: Context) -> Ref | None:
    """The link to the record that `item` names; None where it names none, says unknown, or the record has no page."""
    found = named([reference], item, context) if isinstance(reference, str) else ()
    return context.ref(found[0]) if found else None


def incoming(item: Item, kind: str, context: Context, field: str | None = None) -> tuple[Item, ...]:
    """The records of `kind` that name `item` (in `field`, if given) and have a page."""
    return shown(pointing_at(context.library, item.id, kind, field))
