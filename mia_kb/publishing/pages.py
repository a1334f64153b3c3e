"""Every page of the site, viewed and drawn in as many processes as there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.catalogue import PAGES, gathered, pages_of
from mia_kb.pages.gathering import Gathering
from mia_kb.publishing.workers import cut, each, workers_for
from mia_kb.rendering.drawing import draw_all, ready

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.pages.context import Context
    from mia_kb.rendering.page import Asset, Page
    from mia_kb.rendering.view import View


class Part(NamedTuple):
    """Some pages in the language of one of the contexts: those of one of `PAGES`, or those of records."""

    context: int
    gathered: int | None
    ids: Sequence[str] = ()


def pages(contexts: Sequence[Context], workers: int = 0) -> Iterator[Page | Asset]:
    """The pages in all languages, in any order; those that gather records are begun first, since they take longest."""
    shown = [item.id for item in contexts[0].every_shown()]
    count = workers_for(len(shown), workers)
    languages = range(len(contexts))
    parts = [Part(language, number) for language in languages for number in range(len(PAGES))]
    parts += [Part(language, None, ids) for language in languages for ids in cut(shown, count)]
    if count > 1:
        ready([context.language for context in contexts])
    drawn = each(_draw, tuple(Gathering(context) for context in contexts), parts, count, in_order=False)
    return (page for part in drawn for page in part)


def views(gathering: Gathering, part: Part) -> Iterator[View | Asset]:
    """What the pages of a part show."""
    if part.gathered is not None:
        return gathered(gathering, PAGES[part.gathered])
    by_id = gathering.context.library.by_id
    return (view for id_ in part.ids for view in pages_of(by_id[id_], gathering))


def _draw(gatherings: tuple[Gathering, ...], part: Part) -> list[Page | Asset]:
    return list(draw_all(views(gatherings[part.context], part)))
