"""The contents of a site from its records: read, link, check, view, draw."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from mia_kb.pages.catalogue import gathering_views
from mia_kb.pages.context import SMALL_NUMBER, Context
from mia_kb.pages.gathering import Gathering
from mia_kb.pages.masking import masked
from mia_kb.pages.redirects import redirects
from mia_kb.pages.sections import sections
from mia_kb.publishing.checking import checked_alone, checked_together
from mia_kb.publishing.content import SiteContents
from mia_kb.publishing.editions import read_editions
from mia_kb.publishing.kept import kept_beside
from mia_kb.publishing.kept_records import load_known, save_known
from mia_kb.publishing.pages import pages
from mia_kb.publishing.record_pages import RecordPages
from mia_kb.publishing.searching.index import Formers, indexing
from mia_kb.publishing.searching.similar import similar_records
from mia_kb.rendering.drawing import draw_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mia_kb.publishing.checking import Checked
    from mia_kb.publishing.content import Content
    from mia_kb.publishing.examining import Known
    from mia_kb.publishing.settings import Settings
    from mia_kb.rendering.drawing import Memo as DrawingMemo
    from mia_kb.rendering.page import Asset, Page


@dataclass(frozen=True, slots=True)
class _Memory:
    """What one build leaves for the next: files read and pages drawn, kept as long as they would come out the same."""

    read: Known = field(default_factory=dict)
    drawn: DrawingMemo = field(default_factory=dict)
    records: defaultdict[str, RecordPages] = field(default_factory=lambda: defaultdict(RecordPages))
    indexes: Formers | None = None


def contents(settings: Settings) -> SiteContents:
    """The contents of the site; several processes draw the pages while this one compares the records.

    With `settings.keep`, files are not read again whose contents a former build knew.
    """
    kept = kept_beside(settings.config_file) if settings.keep else None
    memory = _Memory(load_known(kept) if kept and not settings.clean else {})
    before = frozenset(memory.read)
    made = _contents(settings, memory, lambda contexts: pages(contexts, settings.workers))
    if kept:
        save_known(kept, memory.read, before)
    return made


def remembering() -> Content:
    """Like `contents`, for one who builds the same site again and again: what has not changed is not made again."""
    memory = _Memory(indexes={})
    return lambda settings: _contents(settings, memory, lambda contexts: _remembered(contexts, memory))


def _remembered(contexts: Sequence[Context], memory: _Memory) -> Iterator[Page | Asset]:
    for context in contexts:
        yield from draw_all(gathering_views(Gathering(context)), memo=memory.drawn)
        yield from memory.records[context.language].of(context)


def _contents(
    settings: Settings, memory: _Memory, drawn: Callable[[Sequence[Context]], Iterable[Page | Asset]]
) -> SiteContents:
    root, today = settings.records, settings.today
    alone = checked_alone(root, today, memory.read, settings.workers)
    library = masked(alone.library, SMALL_NUMBER)
    similar = similar_records(library, alone.likenesses)
    editions = read_editions(settings.trend)
    seen = partial(Context, similar=similar, editions=editions, eu_emblem=settings.eu_emblem)
    contexts = [seen(library, today, language, settings.languages) for language in settings.languages]
    begun = () if _refused(settings, alone) else drawn(contexts)
    checked = checked_together(root, today, alone)
    if _refused(settings, checked):
        return SiteContents((), (), (), checked.problems)
    return SiteContents(
        sections(settings.languages),
        begun,
        tuple(asset for context in contexts for asset in redirects(context)),
        checked.problems,
        indexing(contexts, memory.indexes, settings.workers),
    )


def _refused(settings: Settings, checked: Checked) -> bool:
    return SiteContents((), (), (), checked.problems).stop_the_build(strict=settings.strict)
