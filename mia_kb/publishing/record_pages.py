"""The pages of single records, each made again only when something that it was made from changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mia_kb.library.link import unlinked
from mia_kb.library.watching import Watched, answered_otherwise, answers, lasts, taken, watched
from mia_kb.pages.catalogue import pages_of
from mia_kb.pages.context import Cards
from mia_kb.pages.gathering import Gathering
from mia_kb.publishing.notes import Lasting, note
from mia_kb.reading.item import REGIONAL
from mia_kb.rendering.drawing import draw_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mia_kb.library.link import Library
    from mia_kb.library.watching import Answers, Asked, Asking
    from mia_kb.pages.context import Context
    from mia_kb.publishing.content import Landed
    from mia_kb.reading.item import Item
    from mia_kb.rendering.figure_card import FigureCard
    from mia_kb.rendering.page import Asset, Page
    from mia_kb.rendering.view import Ref, View

    Pages = tuple[Page | Asset | Landed, ...]


Similar = Mapping[str, tuple[str, ...]]
"""The ids of the records most like a record, by its id."""


class Made(NamedTuple):
    """The pages of one record in one language, and what a later build is told of them."""

    note: str
    pages: Pages


class Viewed(NamedTuple):
    """What the pages of one record show, and the questions that were asked for it."""

    asked: Asked
    views: tuple[View | Asset, ...]


One = TypeVar("One", Viewed, Lasting)


class Maker:
    """Views and makes the pages of records in one language, and notes what each asks of the library.

    `landed` is told of the pages that were made, and may put them into their places.
    """

    def __init__(self, context: Context, landed: Callable[[Iterable[Page | Asset]], Pages] = tuple) -> None:
        self._landed = landed
        self._asking: Asking = {}
        self._similar = dict(context.similar)
        self._context = replace(
            context,
            library=watched(context.library, self._asking),
            similar=Watched("similar", self._similar, self._asking),
            refs=_WatchedRefs(self._asking),
            cards=_WatchedCards(context, self._asking),
        )

    def made(self, item: Item, similar: tuple[str, ...] = ()) -> Made:
        """The pages of one record, to which those of the ids of `similar` are the most like."""
        self._similar[item.id] = similar
        asked, views = self.viewed(item)
        pages = tuple(draw_all(views))
        return Made(note(item.id, self._context.language, asked, pages), self._landed(pages))

    def viewed(self, item: Item) -> Viewed:
        """What the pages of one record show."""
        self._asking["by_id"].add(item.id)
        views = tuple(pages_of(item, Gathering(self._context)))
        return Viewed(taken(self._asking), views)


class _WatchedRefs(dict[str, "Ref"]):
    """Links by the ids of their records; whoever takes one has asked for all that it was made from."""

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self._note = asking["by_id"].update
        self._asked: dict[str, tuple[str, str]] = {}

    def __setitem__(self, key: str, made: Ref) -> None:
        super().__setitem__(key, made)
        self._asked[key] = (key, f"{REGIONAL}/{made.place}")

    def get(self, key: str, default: Ref | None = None) -> Ref | None:  # type: ignore[override]  # one default type
        """As a dictionary does."""
        found = dict.get(self, key, default)  # half the time of asking by `super`, and each page asks dozens of times
        if found is not None:
            self._note(self._asked[key])
        return found


class _WatchedCards(Cards):
    """Cards of figures; whoever takes one has asked for all that it was made from."""

    def __init__(self, context: Context, asking: Asking) -> None:
        self._asking = asking
        self._apart: Asking = {}
        library = watched(context.library, self._apart)
        self._context = replace(context, library=library, refs=_WatchedRefs(self._apart), cards=Cards())
        self._made: dict[str, tuple[FigureCard, Asked]] = {}

    def of(self, item: Item, context: Context, make: Callable[[Item, Context], FigureCard]) -> FigureCard:  # noqa: ARG002 - it has one of its own
        """The card that `make` makes of a record, or has made of it before."""
        made = self._made.get(item.id)
        if made is None:
            made = self._made[item.id] = (make(item, self._context), taken(self._apart))
        card, asked = made
        for part, keys in asked.items():
            self._asking[part].update(keys)
        return card


def facts(library: Library, similar: Similar) -> Answers:
    """All that the pages of records are made from, but for what holds for the whole site."""
    return {**answers(library), "similar": similar}


def lasting(made: Mapping[str, One], former: Answers, now: Answers) -> dict[str, One]:
    """What was made from `former` facts and would come out the same from those of `now`, by the ids of records."""
    if not made:
        return {}
    stale = answered_otherwise(former, now, [one.asked for one in made.values()])
    return {id_: one for id_, one in made.items() if lasts(one.asked, stale)}


@dataclass(slots=True)
class RecordViews:
    """What the pages of all records in one language showed last, for one who makes the same site again and again."""

    _former: Answers = field(default_factory=dict)
    _viewed: dict[str, Viewed] = field(default_factory=dict)
    _whole: Context | None = None

    def of(self, context: Context) -> dict[str, Iterator[View | Asset]]:
        """The views of each shown record by its id, in order of id; those that have to be made are when taken."""
        now = facts(context.library, context.similar)
        whole = replace(context, library=unlinked(()), similar={}, refs={}, cards=Cards())
        self._viewed = lasting(self._viewed, self._former, now) if whole == self._whole else {}
        self._former, self._whole = now, whole
        maker = Maker(context)
        return {item.id: self._views(item, maker) for item in context.every_shown()}

    def _views(self, item: Item, maker: Maker) -> Iterator[View | Asset]:
        known = self._viewed.get(item.id)
        if known is None:
            known = self._viewed[item.id] = maker.viewed(item)
        yield from known.views
