"""Every page of the site, viewed and drawn in as many processes as there are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.catalogue import PAGES, gathered
from mia_kb.pages.gathering import Gathering
from mia_kb.publishing.record_pages import Made, Maker
from mia_kb.publishing.workers import cut, each, workers_for
from mia_kb.rendering.drawing import draw_all, ready

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.pages.context import Context
    from mia_kb.publishing.record_pages import Lasting
    from mia_kb.rendering.page import Asset, Page


class Part(NamedTuple):
    """Some pages in the language of one of the contexts: those of one of `PAGES`, or those of records."""

    context: int
    gathered: int | None
    ids: Sequence[str] = ()


def pages(contexts: Sequence[Context], workers: int = 0) -> Iterator[Page | Asset]:
    """The pages in all languages, in any order."""
    return (page for one in made(contexts, workers) for page in (one.pages if isinstance(one, Made) else (one,)))


def made(contexts: Sequence[Context], workers: int = 0, lasts: Sequence[Lasting] = ()) -> Iterator[Page | Asset | Made]:
    """The same but for what `lasts`; those of records come with what they were made from.

    Those that gather records are begun first, since they take longest.
    """
    shown = [item.id for item in contexts[0].every_shown()]
    count = workers_for(len(shown), workers)
    languages = range(len(contexts))
    parts = [Part(language, number) for language in languages for number in range(len(PAGES))]
    for number in languages:
        done = {one.id for one in lasts if one.language == contexts[number].language}
        parts += [Part(number, None, ids) for ids in cut([id_ for id_ in shown if id_ not in done], count)]
    if count > 1:
        ready([context.language for context in contexts])
    drawn = each(_draw, tuple(map(_Side, contexts)), parts, count, in_order=False)
    return (one for part in drawn for one in part)


@dataclass(frozen=True)
class _Side:
    """The pages in one language, as a worker makes them."""

    context: Context

    @cached_property
    def gathering(self) -> Gathering:
        """What pages that gather records share."""
        return Gathering(self.context)

    @cached_property
    def maker(self) -> Maker:
        """What makes the pages of records."""
        return Maker(self.context)


def _draw(sides: tuple[_Side, ...], part: Part) -> list[Page | Asset | Made]:
    side = sides[part.context]
    if part.gathered is not None:
        return list(draw_all(gathered(side.gathering, PAGES[part.gathered])))
    by_id = side.context.library.by_id
    return [side.maker.made(by_id[id_]) for id_ in part.ids]
