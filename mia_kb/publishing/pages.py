"""Every page of the site, viewed and drawn in as many processes as there are."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.catalogue import PAGES, gathered
from mia_kb.publishing.content import Landed
from mia_kb.publishing.landing import Coast
from mia_kb.publishing.once import Once
from mia_kb.publishing.record_pages import Made
from mia_kb.publishing.side import Side
from mia_kb.publishing.workers import Crew, cut, give_back, workers_for
from mia_kb.rendering.drawing import draw_all, ready

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from mia_kb.pages.context import Context
    from mia_kb.publishing.notes import Lasting
    from mia_kb.publishing.record_pages import Similar
    from mia_kb.rendering.page import Asset, Page


class Part(NamedTuple):
    """Some pages in the language of one of the contexts: those of one of `PAGES`, or those of records.

    With the id of each of these records come those of the records most like it.
    """

    context: int
    gathered: int | None
    records: Sequence[tuple[str, tuple[str, ...]]] = ()


class Rest(NamedTuple):
    """What the pages of single records are made from beside the library, and those that need not be made again."""

    similar: Similar
    lasts: Sequence[Lasting] = ()


def crew_for(contexts: Sequence[Context], workers: int = 0, landing: Path | None = None) -> Crew[tuple[Side, ...]]:
    """Those who make the pages of so many records; `workers` are the processes wanted, if any.

    They put files into their places from when on the file `landing` tells where.
    """
    count = workers_for(len(contexts[0].every_shown()), workers)
    if count > 1:
        ready([context.language for context in contexts])
    coast = Coast(landing)
    return Crew(tuple(Side(context, coast) for context in contexts), count)


def pages(contexts: Sequence[Context], workers: int = 0) -> Iterator[Page | Asset]:
    """The pages in all languages, in any order; where they land, nobody has told."""
    made_by = pages_by(crew_for(contexts, workers), lambda: Rest(contexts[0].similar))
    return (page for page in made_by if not isinstance(page, Landed))


def pages_by(crew: Crew[tuple[Side, ...]], rest: Callable[[], Rest]) -> Iterator[Page | Asset | Landed]:
    """The pages in all languages, in any order, made by a crew."""
    return (page for one in made(crew, rest) for page in (one.pages if isinstance(one, Made) else (one,)))


def made(crew: Crew[tuple[Side, ...]], rest: Callable[[], Rest]) -> Iterator[Page | Asset | Landed | Made]:
    """The same, but for what lasts; those of records come with what a later build is told of them.

    Those that gather records are begun first, since they take longest; the `rest` is asked for in the meantime.
    """
    gathering = [Part(language, number) for language in range(len(crew.shared)) for number in range(len(PAGES))]
    contexts = [side.context for side in crew.shared]
    of_records = Once(lambda: _of_records(contexts, rest(), crew.workers))
    drawn = crew.each(_draw, chain(gathering, _when_asked(of_records)), in_order=False)
    of_records()  # found out while others make the first parts; nothing here holds the library afterwards
    return (one for part in drawn for one in part)


def _when_asked(parts: Callable[[], Iterable[Part]]) -> Iterator[Part]:
    yield from parts()


def _of_records(contexts: Sequence[Context], rest: Rest, workers: int) -> list[Part]:
    shown = [item.id for item in contexts[0].every_shown()]
    parts = []
    for number, context in enumerate(contexts):
        done = {one.id for one in rest.lasts if one.language == context.language}
        records = [(id_, rest.similar.get(id_, ())) for id_ in shown if id_ not in done]
        parts += [Part(number, None, some) for some in cut(records, workers)]
    return parts


def _draw(sides: tuple[Side, ...], part: Part) -> list[Page | Asset | Landed | Made]:
    side = sides[part.context]
    if part.gathered is not None:
        return list(side.coast.landed(draw_all(gathered(side.gathering, PAGES[part.gathered]))))
    if vars(side).pop("gathering", None):  # it is large, and all that gathers has been begun
        give_back()
    by_id = side.context.library.by_id
    return [side.maker.made(by_id[id_], similar) for id_, similar in part.records]
