"""Build a site from its settings: contents, engine, release."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.engines.engine import EngineRequest
from mia_kb.publishing.landing import Landing, tell
from mia_kb.publishing.release import publish, workspace
from mia_kb.publishing.settings import Standing
from mia_kb.publishing.tree import site_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mia_kb.engines.engine import Engine
    from mia_kb.problems import Problem
    from mia_kb.publishing.content import Content, SiteContents
    from mia_kb.publishing.release import Counts
    from mia_kb.publishing.settings import Settings


class Outcome(NamedTuple):
    """What a build came to: the problems found, and the counts of the published files (None when they forbade it)."""

    problems: tuple[Problem, ...]
    counts: Counts | None


def build(settings: Settings, content: Content, engine: Engine) -> Outcome:
    """Publish the site, whole or not at all.

    Errors in the records stop the build before the engine starts. Raises `Failure` when the engine stops, or the site's
    folder cannot or may not be replaced. The published site is then as it was.
    """
    contents = content(settings)
    if contents.stop_the_build(strict=settings.strict):
        return Outcome(contents.problems, None)
    with workspace(settings) as work:
        if _stands(settings):
            rendered = engine(request_for(settings, contents, work.engine))
            with _stopped_if_in_vain(contents):
                tell(Landing(work.ground(clean=settings.clean), rendered.frames), work.landing)
                counts = publish(work, site_files(rendered, contents), clean=settings.clean)
            return Outcome(contents.problems, counts)
    return build(replace(settings, former=None), content, engine)


@contextmanager
def _stopped_if_in_vain(contents: SiteContents) -> Iterator[None]:
    """End whatever still works on the contents when they cannot be published: it would go on writing files."""
    try:
        yield
    except BaseException:
        contents.stop()
        raise


def _stands(settings: Settings) -> bool:
    """Whether no other build has replaced the site that files are to be taken from, now that none can any more."""
    former = settings.former
    return former is None or (settings.site.is_dir() and Standing.at(settings.site, former.turn) == former)


def request_for(settings: Settings, contents: SiteContents, folder: Path) -> EngineRequest:
    """What the engine is asked for when it shall put its files into `folder`."""
    return EngineRequest(
        config_file=settings.config_file,
        folder=folder,
        sections=contents.sections,
        languages=settings.languages,
        edit=settings.edit,
        english=settings.english,
        site_url=settings.site_url,
        strict=settings.strict,
    )
