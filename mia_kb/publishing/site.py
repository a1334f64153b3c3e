"""The contents of a site from its records: read, link, check, view, draw."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.pages.catalogue import PAGES, gathered
from mia_kb.pages.context import SMALL_NUMBER, Context
from mia_kb.pages.gathering import Gathering
from mia_kb.pages.masking import masked
from mia_kb.pages.redirects import redirects
from mia_kb.pages.sections import sections
from mia_kb.problems import in_order
from mia_kb.publishing.checking import Before, checked_alone, checked_together
from mia_kb.publishing.content import SiteContents
from mia_kb.publishing.drawings import Drawings
from mia_kb.publishing.editions import read_editions
from mia_kb.publishing.kept import kept_beside
from mia_kb.publishing.kept_links import save_links
from mia_kb.publishing.kept_pages import Keeping, files_digest, former
from mia_kb.publishing.kept_records import load_known, save_known
from mia_kb.publishing.kept_search import kept_search
from mia_kb.publishing.kept_written import kept_problems
from mia_kb.publishing.once import Once
from mia_kb.publishing.pages import Rest, crew_for, made, pages_by
from mia_kb.publishing.record_pages import RecordViews, Similar
from mia_kb.publishing.release import Workspace
from mia_kb.publishing.searching.index import indexed_by, indexing
from mia_kb.publishing.searching.similar import similar_records
from mia_kb.publishing.stamps import stamps_of
from mia_kb.publishing.wanted import in_turn
from mia_kb.publishing.written_pages import problems_in_pages

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from mia_kb.engines.failure import Failure
    from mia_kb.problems import Problem
    from mia_kb.publishing.checking import Checked
    from mia_kb.publishing.content import Content, Landed, Same, Search
    from mia_kb.publishing.examining import Known
    from mia_kb.publishing.kept import Kept
    from mia_kb.publishing.searching.index import Formers
    from mia_kb.publishing.settings import Settings
    from mia_kb.publishing.wanted import Givers, Wanted
    from mia_kb.rendering.page import Asset, Page
    from mia_kb.rendering.view import View
    from mia_kb.text.languages import Language


class _Begun(NamedTuple):
    """The pages, which are being drawn, what makes search, and what ends both."""

    pages: Iterable[Page | Asset | Landed | Same]
    search: Search
    stop: Callable[[], None] = lambda: None


_Begin = Callable[["_Look"], _Begun]
"""How pages and search are begun."""
_Written = Callable[[Path, Path], Iterable["Problem"]]
"""What tells what is wrong with hand-written pages and the files beside them; folders of pages and of records."""


def contents(settings: Settings) -> SiteContents:
    """The contents of the site; several processes draw the pages while this one compares the records.

    With `settings.keep`, what a former build left is not made again as long as it would come out the same.
    """
    kept = kept_beside(settings.config_file) if settings.keep else None
    if kept is not None:
        return _kept_contents(settings, kept)

    def begin(look: _Look) -> _Begun:
        crew = crew_for(look.contexts, settings.workers)
        rest = Once(lambda: Rest(look.similar()))
        return _Begun(pages_by(crew, rest), indexed_by(crew, settings.workers), crew.stop)

    return _contents(settings, _look(settings, Before()), problems_in_pages, begin)


def _kept_contents(settings: Settings, kept: Kept) -> SiteContents:
    read = {} if settings.clean else load_known(kept)
    before = frozenset(read)
    left = settings.former and former(kept, settings.former.turn, read, SMALL_NUMBER)

    def begin(look: _Look) -> _Begun:
        keeping = Keeping(kept, settings.turn, files_digest(read))
        crew = crew_for(look.contexts, settings.workers, Workspace.of(settings).landing)
        rest = Once(lambda: Rest(look.similar(), left.lasting(look.contexts, look.similar()) if left else ()))
        pages = keeping.passing(made(crew, rest), rest)
        search = kept_search(crew, settings.workers, kept, settings.site if left else None)
        return _Begun(pages, search, crew.stop)

    look = _look(settings, Before(read, left.checked if left else None))
    found = _contents(settings, look, kept_problems(kept, settings), begin)
    if before != read.keys():
        save_known(kept, read, before)
        save_links(kept, files_digest(read), look.alone.library)
    return found


@dataclass(slots=True)
class _Follower:
    """The contents of a site whose records, pages and templates change again and again, and what is known of it."""

    wanted: Wanted
    drawings: Drawings
    read: Known = field(default_factory=dict)
    looked: tuple[object, _Look] | None = None
    records: defaultdict[Language, RecordViews] = field(default_factory=lambda: defaultdict(RecordViews))
    givers: Givers = field(default_factory=dict)
    indexes: Formers = field(default_factory=dict)

    def contents(self, settings: Settings) -> SiteContents:
        """Everything is made when it is taken; views, pages and search files that come out the same are the former."""
        return _contents(settings, self._look(settings), problems_in_pages, self._begin)

    def _begin(self, look: _Look) -> _Begun:
        contexts = [replace(context, similar=look.similar()) for context in look.contexts]
        return _Begun(self._drawn(contexts), indexing(contexts, self.indexes))

    def _look(self, settings: Settings) -> _Look:
        """The former look unless a setting or a file below the records has changed."""
        seen = (settings, stamps_of(path for path in (settings.records, settings.trend) if path))
        if self.looked is None or self.looked[0] != seen:
            self.looked = (seen, _look(settings, Before(self.read, self.looked and self.looked[1].alone)))
        return self.looked[1]

    def _drawn(self, contexts: Sequence[Context]) -> Iterator[Page | Asset]:
        streams = {key: views for context in contexts for key, views in self._streams(context)}
        yield from self.drawings.of(in_turn(streams, self.wanted, self.givers))

    def _streams(self, context: Context) -> Iterator[tuple[Hashable, Iterator[View | Asset]]]:
        """The views of each record, then those of each of the pages that gather records."""
        for id_, views in self.records[context.language].of(context).items():
            yield (context.language, id_), views
        gathering = Gathering(context)
        for number, of_one in enumerate(PAGES):
            yield (context.language, number), gathered(gathering, of_one)


def remembering(wanted: Wanted, tell: Callable[[Failure], None]) -> Content:
    """Like `contents`, for one who shows the same site again and again: what has not changed is not made again.

    Of the pages, the wanted one comes first. `tell` is told of faults in templates; the former pages then stay.
    """
    return _Follower(wanted, Drawings(tell)).contents


@dataclass(frozen=True, slots=True)
class _Look:
    """The records checked one by one, the library in each language, and which records are alike, when asked."""

    alone: Checked
    contexts: tuple[Context, ...]
    similar: Callable[[], Similar]


def _look(settings: Settings, before: Before) -> _Look:
    """The records as they are now."""
    alone = checked_alone(settings.records, settings.today, before, settings.workers)
    library = masked(alone.library, SMALL_NUMBER)
    seen = partial(Context, editions=read_editions(settings.trend), eu_emblem=settings.eu_emblem)
    contexts = (seen(library, settings.today, language, settings.languages) for language in settings.languages)
    return _Look(alone, tuple(contexts), Once(lambda: similar_records(library, alone.likenesses())))


def _contents(settings: Settings, look: _Look, written: _Written, begin: _Begin) -> SiteContents:
    in_pages = tuple(written(settings.docs, settings.records))
    begun = None if _refused(settings, (*look.alone.problems, *in_pages)) else begin(look)
    checked = checked_together(settings.records, settings.today, look.alone)
    problems = in_order([*checked.problems, *in_pages])
    if begun is None or _refused(settings, problems):
        return SiteContents((), (), (), problems)
    return SiteContents(
        sections(settings.languages),
        begun.pages,
        tuple(asset for context in look.contexts for asset in redirects(context)),
        problems,
        begun.search,
        begun.stop,
    )


def _refused(settings: Settings, problems: tuple[Problem, ...]) -> bool:
    return SiteContents((), (), (), problems).stop_the_build(strict=settings.strict)
