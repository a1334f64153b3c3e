"""The contents of a site from its records: read, link, check, view, draw."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mia_kb.pages.catalogue import views
from mia_kb.pages.context import Context
from mia_kb.pages.redirects import redirects
from mia_kb.pages.sections import sections
from mia_kb.publishing.checking import check_records
from mia_kb.publishing.content import SiteContents
from mia_kb.publishing.pages import pages
from mia_kb.rendering.drawing import draw_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mia_kb.publishing.checking import Checked
    from mia_kb.publishing.content import Content
    from mia_kb.publishing.examining import Known
    from mia_kb.publishing.settings import Settings
    from mia_kb.rendering.drawing import Memo as DrawingMemo
    from mia_kb.rendering.page import Page
    from mia_kb.rendering.view import View


@dataclass(frozen=True, slots=True)
class _Memory:
    """What one build leaves for the next: files read and pages drawn, kept as long as they would come out the same."""

    read: Known = field(default_factory=dict)
    drawn: DrawingMemo = field(default_factory=dict)


def contents(settings: Settings) -> SiteContents:
    """The contents of the site, from nothing; with several processes, they are begun at once."""
    checked = check_records(settings.records, settings.today, workers=settings.workers)
    return _contents(settings, checked, lambda contexts: pages(contexts, settings.workers))


def remembering() -> Content:
    """Like `contents`, for one who builds the same site again and again: what has not changed is not made again."""
    memory = _Memory()

    def content(settings: Settings) -> SiteContents:
        checked = check_records(settings.records, settings.today, memory.read, settings.workers)
        return _contents(settings, checked, lambda contexts: draw_all(_views(contexts), memo=memory.drawn))

    return content


def _views(contexts: Sequence[Context]) -> Iterator[View]:
    return (view for context in contexts for view in views(context))


def _contents(
    settings: Settings, checked: Checked, drawn: Callable[[Sequence[Context]], Iterable[Page]]
) -> SiteContents:
    refused = SiteContents((), (), (), checked.problems)
    if refused.stop_the_build(strict=settings.strict):
        return refused
    contexts = [
        Context(checked.library, settings.today, language, settings.languages) for language in settings.languages
    ]
    return SiteContents(
        sections(settings.languages),
        drawn(contexts),
        tuple(asset for context in contexts for asset in redirects(context)),
        checked.problems,
    )
