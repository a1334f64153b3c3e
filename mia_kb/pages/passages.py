"""Texts of records on their way to a page: with their language, and with their links to other records resolved."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mia_kb.pages.context import is_shown
from mia_kb.records.fields import Frozen
from mia_kb.records.remembered import remembered
from mia_kb.records.walk import texts
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.prose import link_targets
from mia_kb.rendering.view import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.rendering.prose import Links


def passage(text: object, item: Item, context: Context) -> Passage | None:
    """A text of `item`; None where there is none or the source is silent."""
    return said(text, item, context) if isinstance(text, str) else None


def said(text: str, item: Item, context: Context) -> Passage:
    """A text that `item` has."""
    targets = link_targets(text)
    return Passage(text, own_language(item, context), _resolved(targets, item, context) if targets else ())


def own_language(item: Item, context: Context) -> str:
    """The language of a record's own text, if it is not the page's."""
    code = item.record.language.code
    return "" if code == context.language else code


def own_links(item: Item, context: Context) -> Links:
    """Where the links in all texts of `item` lead; those to no shown record are left out."""
    if not _may_link(item.record):
        return ()
    written = [target for leaf in texts(item.record) for target in link_targets(leaf.value)]
    return _resolved(written, item, context)


@remembered
def _may_link(part: Frozen) -> bool:
    """Whether any string in a record looks like a link: few do, and finding its texts takes five times as long."""
    values = list(part.__dict__.values())
    for value in values:
        if type(value) is str:
            if "](" in value:
                return True
        elif value and type(value) is tuple:
            values.extend(value)
        elif value and _is_part(type(value)):  # type: ignore[arg-type]  # every class can be hashed
            values.extend(value.__dict__.values())
    return False


@cache
def _is_part(kind: type) -> bool:
    """Whether values of a type are parts of a record; pydantic takes long to tell it of each value."""
    return issubclass(kind, Frozen)


def _resolved(targets: Iterable[str], item: Item, context: Context) -> Links:
    found = {target: context.library.find(target, item.library) for target in targets}
    return tuple(
        (target, ROOT + context.record_uri(other))
        for target, other in sorted(found.items())
        if other and is_shown(other.record)
    )
