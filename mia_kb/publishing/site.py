"""The contents of a site from its records: read, link, check, view, draw."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mia_kb.pages.catalogue import views
from mia_kb.pages.context import Context
from mia_kb.pages.redirects import redirects
from mia_kb.pages.sections import sections
from mia_kb.problems import Level
from mia_kb.publishing.checking import check_records
from mia_kb.publishing.content import SiteContents
from mia_kb.rendering.drawing import draw_all

if TYPE_CHECKING:
    from mia_kb.publishing.content import Content
    from mia_kb.publishing.settings import Settings
    from mia_kb.reading.records import Memo as ReadingMemo
    from mia_kb.rendering.drawing import Memo as DrawingMemo


@dataclass(frozen=True, slots=True)
class _Memory:
    """What one build leaves for the next: files read and pages drawn, kept as long as they would come out the same."""

    read: ReadingMemo = field(default_factory=dict)
    drawn: DrawingMemo = field(default_factory=dict)


def contents(settings: Settings) -> SiteContents:
    """The contents of the site, from nothing."""
    return _contents(settings, _Memory())


def remembering() -> Content:
    """Like `contents`, for one who builds the same site again and again: what has not changed is not made again."""
    memory = _Memory()
    return lambda settings: _contents(settings, memory)


def _contents(settings: Settings, memory: _Memory) -> SiteContents:
    checked = check_records(settings.records, settings.today, memory.read)
    if any(problem.level is Level.ERROR for problem in checked.problems):
        return SiteContents((), (), (), checked.problems)
    contexts = [
        Context(checked.library, settings.today, language, settings.languages) for language in settings.languages
    ]
    return SiteContents(
        sections(settings.languages),
        draw_all((view for context in contexts for view in views(context)), memo=memory.drawn),
        tuple(asset for context in contexts for asset in redirects(context)),
        checked.problems,
    )
