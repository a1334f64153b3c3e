"""Every page of the site, viewed and drawn in as many processes as there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.catalogue import PAGES, gathered
from mia_kb.publishing.record_pages import Made
from mia_kb.publishing.side import Side
from mia_kb.publishing.workers import Crew, cut, workers_for
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


def crew_for(contexts: Sequence[Context], workers: int = 0) -> Crew[tuple[Side, ...]]:
    """Those who make the pages of so many records; `workers` are the processes wanted, if any."""
    count = workers_for(len(contexts[0].every_shown()), workers)
    if count > 1:
        ready([context.language for context in contexts])
    return Crew(tuple(map(Side, contexts)), count)


def pages(contexts: Sequence[Context], workers: int = 0) -> Iterator[Page | Asset]:
    """The pages in all languages, in any order."""
    return pages_by(crew_for(contexts, workers))


def pages_by(crew: Crew[tuple[Side, ...]]) -> Iterator[Page | Asset]:
    """The pages in all languages, in any order, made by a crew."""
    return (page for one in made(crew) for page in (one.pages if isinstance(one, Made) else (one,)))


def made(crew: Crew[tuple[Side, ...]], lasts: Sequence[Lasting] = ()) -> Iterator[Page | Asset | Made]:
    """The same, but for what `lasts`, made by a crew; those of records come with what they were made from.

    Those that gather records are begun first, since they take longest.
    """
    contexts = [side.context for side in crew.shared]
    shown = [item.id for item in contexts[0].every_shown()]
    languages = range(len(contexts))
    parts = [Part(language, number) for language in languages for number in range(len(PAGES))]
    for number in languages:
        done = {one.id for one in lasts if one.language == contexts[number].language}
        parts += [Part(number, None, ids) for ids in cut([id_ for id_ in shown if id_ not in done], crew.workers)]
    drawn = crew.each(_draw, parts, in_order=False)
    return (one for part in drawn for one in part)


def _draw(sides: tuple[Side, ...], part: Part) -> list[Page | Asset | Made]:
    side = sides[part.context]
    if part.gathered is not None:
        return list(draw_all(gathered(side.gathering, PAGES[part.gathered])))
    vars(side).pop("gathering", None)  # it is large, and all that gathers has been begun
    by_id = side.context.library.by_id
    return [side.maker.made(by_id[id_]) for id_ in part.ids]
