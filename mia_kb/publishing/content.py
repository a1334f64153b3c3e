"""All that a site holds beside what its engine makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.problems import Level
from mia_kb.publishing.settings import Settings
from mia_kb.rendering.page import Asset

if TYPE_CHECKING:
    from mia_kb.problems import Problem
    from mia_kb.rendering.page import Page, Section
    from mia_kb.text.languages import Language


class Written(NamedTuple):
    """A hand-written page, finished by the site engine."""

    uri: str
    language: Language
    html: str


class Same(NamedTuple):
    """A file that the former site has at `uri` and that would come out the same; a page tells its language too."""

    uri: str
    language: Language | None = None
    alternate: str | None = None


class Landed(NamedTuple):
    """A file that whoever made it has put into its place in the growing release; a page tells its language too.

    `written` tells whether it is new or another than the former site's.
    """

    uri: str
    language: Language | None = None
    alternate: str | None = None
    written: bool = True


Search = Callable[[Iterable[Written]], Iterable[Asset | Landed | Same]]
"""What begins to make the files by which a site is searched, its hand-written pages among the rest.

They are asked for last, so that they can be made in the meantime.
"""


def _nothing(_: Iterable[Written]) -> tuple[Asset, ...]:
    return ()


def _not_begun() -> None:
    pass


class SiteContents(NamedTuple):
    """The sections with their frames, the finished pages and files, and what is wrong with the records.

    Each section has a page at its `uri` among `pages`, which are read once and in order, with the files that some of
    them load. `search` gives the files by which all of it is searched, once the hand-written pages are finished. Files
    are the `Same` only where the settings name a former site that stands. `stop` ends at once whatever works on them.
    """

    sections: tuple[Section, ...]
    pages: Iterable[Page | Asset | Landed | Same]
    assets: Iterable[Asset] = ()
    problems: tuple[Problem, ...] = ()
    search: Search = _nothing
    stop: Callable[[], None] = _not_begun

    def stop_the_build(self, *, strict: bool) -> bool:
        """Whether the problems forbid to publish: any error, and any warning too when `strict`."""
        return any(strict or found.level is Level.ERROR for found in self.problems)


Content = Callable[[Settings], SiteContents]
"""Where a site's contents come from; whoever calls it again may keep what has not changed."""
