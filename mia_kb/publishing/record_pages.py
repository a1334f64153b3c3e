"""The pages of single records, each made again only when something that it was made from changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mia_kb.library.watching import Watched, answered_otherwise, answers, lasts, taken, watched
from mia_kb.pages.catalogue import pages_of
from mia_kb.pages.gathering import Gathering
from mia_kb.publishing.content import Same
from mia_kb.reading.item import REGIONAL
from mia_kb.rendering.drawing import draw_all
from mia_kb.rendering.page import Asset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.library.link import Library
    from mia_kb.library.watching import Answers, Asked, Asking
    from mia_kb.pages.context import Context
    from mia_kb.reading.item import Item
    from mia_kb.rendering.page import Page
    from mia_kb.rendering.view import Ref
    from mia_kb.text.languages import Language


Similar = Mapping[str, tuple[str, ...]]
"""The ids of the records most like a record, by its id."""


class Made(NamedTuple):
    """What was made of one record in one language, and the questions that its making asked."""

    id: str
    language: Language
    asked: Asked
    pages: tuple[Page | Asset, ...]

    def left(self) -> Lasting:
        """What a later build is told of it."""
        return Lasting(self.id, self.language, self.asked, tuple(map(_same, self.pages)))


class Lasting(NamedTuple):
    """What was made of one record by a former build, and lies in the former site."""

    id: str
    language: Language
    asked: Asked
    pages: tuple[Same, ...]


One = TypeVar("One", Made, Lasting)


class Maker:
    """Makes the pages of records in one language, and notes what each asks of the library."""

    def __init__(self, context: Context) -> None:
        self._asking: Asking = {}
        self._context = replace(
            context,
            library=watched(context.library, self._asking),
            similar=Watched("similar", context.similar, self._asking),
            refs=_WatchedRefs(self._asking),
        )

    def made(self, item: Item) -> Made:
        """The pages of one record."""
        self._asking["by_id"].add(item.id)
        pages = tuple(draw_all(pages_of(item, Gathering(self._context))))
        return Made(item.id, self._context.language, taken(self._asking), pages)


class _WatchedRefs(dict[str, "Ref"]):
    """Links by the ids of their records; whoever takes one has asked for all that it was made from."""

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self._note = asking["by_id"].update

    def get(self, key: str, default: Ref | None = None) -> Ref | None:  # type: ignore[override]  # one default type
        """As a dictionary does."""
        found = super().get(key, default)
        if found is not None:
            self._note((key, f"{REGIONAL}/{found.place}"))
        return found


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
class RecordPages:
    """The pages of all records in one language as they were last, for one who builds the same site again and again."""

    _former: Answers = field(default_factory=dict)
    _made: dict[str, Made] = field(default_factory=dict)

    def of(self, context: Context) -> Iterator[Page | Asset]:
        """The pages of each shown record, in order of id. They are remembered once all have been taken."""
        now, maker = facts(context.library, context.similar), Maker(context)
        known = lasting(self._made, self._former, now)
        made = {}
        for item in context.every_shown():
            made[item.id] = one = known.get(item.id) or maker.made(item)
            yield from one.pages
        self._former, self._made = now, made


def _same(page: Page | Asset) -> Same:
    return Same(page.uri) if isinstance(page, Asset) else Same(page.uri, page.language, page.alternate)
