"""Records handed from one steward to another: which they are, and what each of them says afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.queries import typed
from mia_kb.reading.item import REGIONAL
from mia_kb.records.organisation import Organisation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item
    from mia_kb.records.head import Steward


class Post(NamedTuple):
    """A function in an organisation, or with an empty function all of them."""

    organisation: Item
    function: str


def post_named(text: str, library: Library) -> Post | None:
    """What `text` means: an organisation's id, title or short name, then perhaps a function after `/` or `:`."""
    for name, function in _readings(text.strip()):
        organisation = _organisation(name, library)
        if organisation:
            return Post(organisation, function)
    return None


def handed_over(library: Library, giver: Post, taker: Post) -> Iterator[tuple[Item, Steward]]:
    """The records that `giver` answers for, drafts and retired ones too, each with `taker` as its steward.

    Without a function of the taker, each record keeps the one that it names. A record that would say the same as
    before is left out. The new steward is as asked for: nothing has looked at its function yet.
    """
    for item in library.items:
        steward = item.record.steward
        if _answers(giver, item, library):
            organisation = _reference(taker.organisation, item, library)
            function = taker.function or steward.function
            after = steward.model_copy(update={"organisation": organisation, "function": function})
            if after != steward:
                yield item, after


def _readings(text: str) -> Iterator[tuple[str, str]]:
    """An organisation and a function, the longest organisation first: an id has a slash of its own."""
    yield text, ""
    for place in range(len(text) - 1, 0, -1):
        if text[place] in "/:":
            yield text[:place].strip(), text[place + 1 :].strip()


def _organisation(name: str, library: Library) -> Item | None:
    found = library.find(name, REGIONAL, (Organisation.kind,))
    if found:
        return found
    called = [item for item in library.of_kind.get(Organisation.kind, ()) if name.casefold() in _names(item)]
    return called[0] if len(called) == 1 else None


def _names(item: Item) -> frozenset[str]:
    organisation = typed(item, Organisation)
    return frozenset(name.casefold() for name in (organisation.title, organisation.short_name) if name)


def _answers(post: Post, item: Item, library: Library) -> bool:
    steward = item.record.steward
    organisation = library.find(steward.organisation, item.library, (Organisation.kind,))
    return organisation == post.organisation and (
        not post.function or steward.function.casefold() == post.function.casefold()
    )


def _reference(organisation: Item, item: Item, library: Library) -> str:
    """How a record names the organisation: by its name alone if the record does so now and that leads there."""
    bare = "/" not in item.record.steward.organisation
    leads_there = library.find(organisation.name, item.library, (Organisation.kind,)) == organisation
    return organisation.name if bare and leads_there else organisation.id
