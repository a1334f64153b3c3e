"""The contents of a site from its records: read, link, check, view, draw."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from mia_kb.pages.catalogue import gathering_views
from mia_kb.pages.context import SMALL_NUMBER, Context
from mia_kb.pages.gathering import Gathering
from mia_kb.pages.masking import masked
from mia_kb.pages.redirects import redirects
from mia_kb.pages.sections import sections
from mia_kb.problems import in_order
from mia_kb.publishing.checking import checked_alone, checked_together
from mia_kb.publishing.content import SiteContents
from mia_kb.publishing.editions import read_editions
from mia_kb.publishing.kept import kept_beside
from mia_kb.publishing.kept_pages import Keeping, files_digest, former
from mia_kb.publishing.kept_records import load_known, save_known
from mia_kb.publishing.kept_search import kept_search
from mia_kb.publishing.kept_written import kept_problems
from mia_kb.publishing.pages import made, pages
from mia_kb.publishing.record_pages import RecordPages
from mia_kb.publishing.searching.index import indexing
from mia_kb.publishing.searching.similar import similar_records
from mia_kb.publishing.written_pages import problems_in_pages
from mia_kb.rendering.drawing import draw_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from mia_kb.problems import Problem
    from mia_kb.publishing.checking import Checked
    from mia_kb.publishing.content import Content, Same, Search
    from mia_kb.publishing.examining import Known
    from mia_kb.publishing.kept import Kept
    from mia_kb.publishing.searching.index import Formers
    from mia_kb.publishing.settings import Settings
    from mia_kb.rendering.drawing import Memo as DrawingMemo
    from mia_kb.rendering.page import Asset, Page


@dataclass(frozen=True, slots=True)
class _Ways:
    """How pages are drawn and search is made, given the library in each language; `read` is what is known of files.

    `written` tells what is wrong with hand-written pages.
    """

    read: Known
    written: Callable[[Path, Path], Iterable[Problem]]
    drawn: Callable[[Sequence[Context]], Iterable[Page | Asset | Same]]
    searched: Callable[[Sequence[Context]], Search]


def contents(settings: Settings) -> SiteContents:
    """The contents of the site; several processes draw the pages while this one compares the records.

    With `settings.keep`, what a former build left is not made again as long as it would come out the same.
    """
    kept = kept_beside(settings.config_file) if settings.keep else None
    if kept is not None:
        return _kept_contents(settings, kept)
    workers = settings.workers
    return _contents(
        settings, _Ways({}, problems_in_pages, partial(pages, workers=workers), partial(indexing, workers=workers))
    )


def _kept_contents(settings: Settings, kept: Kept) -> SiteContents:
    read = {} if settings.clean else load_known(kept)
    before = frozenset(read)
    left = settings.former and former(kept, settings.former.turn, read, SMALL_NUMBER)

    def drawn(contexts: Sequence[Context]) -> Iterator[Page | Asset | Same]:
        lasts = [one for context in contexts for one in left.lasting(context)] if left else []
        keeping = Keeping(kept, settings.turn, files_digest(read))
        return keeping.passing(lasts, made(contexts, settings.workers, lasts), contexts[0].similar)

    site = settings.site if left else None
    searched = partial(kept_search, workers=settings.workers, kept=kept, site=site)
    found = _contents(settings, _Ways(read, kept_problems(kept, settings), drawn, searched))
    save_known(kept, read, before)
    return found


def remembering() -> Content:
    """Like `contents`, for one who builds the same site again and again: what has not changed is not made again."""
    drawn: DrawingMemo = {}
    records: defaultdict[str, RecordPages] = defaultdict(RecordPages)
    indexes: Formers = {}

    def all_drawn(contexts: Sequence[Context]) -> Iterator[Page | Asset | Same]:
        for context in contexts:
            yield from draw_all(gathering_views(Gathering(context)), memo=drawn)
            yield from records[context.language].of(context)

    ways = _Ways({}, problems_in_pages, all_drawn, partial(indexing, formers=indexes))
    return lambda settings: _contents(settings, ways)


def _contents(settings: Settings, ways: _Ways) -> SiteContents:
    root, today = settings.records, settings.today
    records = checked_alone(root, today, ways.read, settings.workers)
    alone = replace(records, problems=in_order([*records.problems, *ways.written(settings.docs, root)]))
    library = masked(alone.library, SMALL_NUMBER)
    similar = similar_records(library, alone.likenesses)
    editions = read_editions(settings.trend)
    seen = partial(Context, similar=similar, editions=editions, eu_emblem=settings.eu_emblem)
    contexts = [seen(library, today, language, settings.languages) for language in settings.languages]
    begun = () if _refused(settings, alone) else ways.drawn(contexts)
    checked = checked_together(root, today, alone)
    if _refused(settings, checked):
        return SiteContents((), (), (), checked.problems)
    return SiteContents(
        sections(settings.languages),
        begun,
        tuple(asset for context in contexts for asset in redirects(context)),
        checked.problems,
        ways.searched(contexts),
    )


def _refused(settings: Settings, checked: Checked) -> bool:
    return SiteContents((), (), (), checked.problems).stop_the_build(strict=settings.strict)
