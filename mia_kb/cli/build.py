"""`mia-kb build`: the site, whole or not at all."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING, NamedTuple

import click

from mia_kb.cli import common
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mia_kb.cli.common import Voice
    from mia_kb.engines.engine import Engine, EngineRequest, EngineResult
    from mia_kb.problems import Problem
    from mia_kb.publishing.build import Outcome
    from mia_kb.publishing.content import Content, Landed, Same, SiteContents
    from mia_kb.publishing.kept import Kept
    from mia_kb.publishing.settings import Settings, Standing
    from mia_kb.publishing.unchanged import Sources
    from mia_kb.rendering.page import Asset, Page

ENGINE_NAMES = ("mkdocs",)
NO_SETTINGS = N_(
    "{path}: there are no such settings; go to the library's folder, or create one with: mia-kb init FOLDER"
)
STOPPED = N_("Nothing was published: {errors} errors, {warnings} warnings. The former site is as it was.")
DONE = N_("{site}: {files} files, of which {written} are new or changed, in {seconds:.1f} s.")
WARNED = N_("{warnings} warnings; mia-kb check tells more.")
DRAWING = N_("Drawing pages")


class Asked(NamedTuple):
    """How a build was asked for."""

    config_file: Path
    site: Path | None
    strict: bool
    clean: bool
    force: bool
    workers: int


def command(say: Callable[[str], str]) -> click.Command:
    """The command with its help in the user's language."""
    return click.Command(
        "build",
        callback=_build,
        help=say(N_("Build the site. It replaces the former one whole, or not at all.")),
        params=[
            config_option(say),
            click.Option(["-d", "--site-dir"], type=click.Path(path_type=Path), help=say(N_("Where to put the site."))),
            click.Option(
                ["--engine"],
                type=click.Choice(ENGINE_NAMES),
                default="mkdocs",
                show_default=True,
                help=say(N_("The site engine.")),
            ),
            click.Option(["--clean"], is_flag=True, help=say(N_("Write every file anew."))),
            click.Option(
                ["--workers"],
                type=click.IntRange(1),
                help=say(N_("How many processes share the work; without it, as many as suit the library.")),
            ),
            click.Option(["--strict"], is_flag=True, help=say(N_("Let warnings stop the build."))),
            click.Option(["--force"], is_flag=True, help=say(N_("Replace a site that another program has built."))),
            click.Option(
                ["--verify"],
                type=click.Path(path_type=Path),
                metavar=say(N_("FOLDER")),
                help=say(N_("Build nothing; tell whether this site is what the records give.")),
            ),
            *common.options(say),
        ],
    )


def config_option(say: Callable[[str], str]) -> click.Option:
    """Which settings to use."""
    return click.Option(
        ["-f", "--config-file"],
        type=click.Path(path_type=Path),
        default=Path("mkdocs.yml"),
        show_default=True,
        help=say(N_("The site's settings.")),
    )


@click.pass_context
def _build(  # noqa: PLR0913 - click hands over one argument an option
    context: click.Context,
    /,
    config_file: Path,
    site_dir: Path | None,
    engine: str,  # noqa: ARG001 - there is one engine; click has refused all other names
    *,
    clean: bool,
    strict: bool,
    force: bool,
    workers: int | None,
    verify: Path | None,
    **rest: object,
) -> None:
    voice = common.voice(context, rest)
    if not config_file.is_file():
        voice.refuse(NO_SETTINGS, path=config_file)
    if verify is not None:
        from mia_kb.cli.verify import verify as verified

        verified(voice, config_file, verify)
        return
    from mia_kb.engines.failure import Failure
    from mia_kb.publishing.kept import kept_beside

    start = time.monotonic()
    kept = kept_beside(config_file.absolute())
    asked = Asked(config_file.absolute(), site_dir and site_dir.absolute(), strict, clean, force, workers or 0)
    try:
        settings, outcome = _built(voice, kept, asked)
    except Failure as failure:
        click.echo(failure.text(voice.language), err=True)
        sys.exit(1)
    _report(voice, settings, outcome, time.monotonic() - start)


def _built(voice: Voice, kept: Kept | None, asked: Asked) -> tuple[Settings, Outcome]:
    """The outcome of a build, or of the last one if another would change nothing."""
    from mia_kb.publishing.settings import today
    from mia_kb.publishing.unchanged import Changes, last_build, sources

    now = today(os.environ.get("SOURCE_DATE_EPOCH"))
    last = last_build(kept, asked, now) if kept and not asked.clean else None
    if last is None:
        return _changed(voice, kept, asked)
    seen = sources(last.settings)
    changes = last.changes(seen)
    if changes is Changes.NOTHING and last.outcome.counts:
        return last.settings, last.outcome._replace(counts=replace(last.outcome.counts, written=0))
    return _changed(voice, kept, asked, (last.standing, seen) if changes else None)


def _changed(
    voice: Voice, kept: Kept | None, asked: Asked, former: tuple[Standing, Sources] | None = None
) -> tuple[Settings, Outcome]:
    """Build, and keep what the next build needs to know.

    Given the `former` site, of which some may stay, with what its sources look like now.
    """
    from mia_kb.publishing.unchanged import remember, sources

    standing, seen = former or (None, None)
    with _begun(kept, asked) as (read, engine):
        force = asked.force or read.force
        asked_for = replace(read, clean=asked.clean, force=force, workers=asked.workers)
        settings = replace(asked_for, keep=True, turn=os.urandom(16), former=standing)
        before = seen or sources(settings)
        outcome = _run(settings, engine, voice)
    if kept:
        remember(kept, asked, settings, outcome, before)
    return settings, outcome


@contextmanager
def _begun(kept: Kept | None, asked: Asked) -> Iterator[tuple[Settings, Engine]]:
    """The settings and the engine, which works beside this process where it must run and there may be several."""
    from mia_kb.publishing.kept_engine import has_run, spared

    if asked.workers == 1 or (kept and has_run(kept) and not asked.clean):
        from mia_kb.publishing.settings_file import read_settings

        settings = read_settings(asked.config_file, asked.site, strict=asked.strict or None)
        yield settings, spared(_render, replace(settings, clean=asked.clean))
        return
    from mia_kb.publishing.beside import beside

    with beside(asked.config_file, asked.site, strict=asked.strict, clean=asked.clean) as working:
        import_module("mia_kb.publishing.site")  # what takes longest to load, while the engine is loaded too
        yield working.settings(), working.engine(_render)


def _render(request: EngineRequest) -> EngineResult:
    """MkDocs, which is loaded only where this process runs it."""
    from mia_kb.engines.mkdocs import render

    return render(request)


def _run(settings: Settings, engine: Engine, voice: Voice) -> Outcome:
    from mia_kb.publishing.build import build
    from mia_kb.publishing.site import contents
    from mia_kb.publishing.workers import rarely_collecting

    with rarely_collecting():
        return build(settings, _watched(contents, voice), engine)


def _watched(content: Content, voice: Voice) -> Content:
    """The content with its pages counted on the terminal as they are drawn; as it is where nobody watches."""
    if voice.quiet or not sys.stderr.isatty():
        return content

    def counted(settings: Settings) -> SiteContents:
        made = content(settings)
        return made._replace(pages=_passing(made.pages, voice.say(DRAWING)))

    return counted


def _passing(pages: Iterable[Page | Asset | Landed | Same], label: str) -> Iterator[Page | Asset | Landed | Same]:
    with click.progressbar(pages, label=label, file=sys.stderr) as passing:
        yield from passing


def _report(voice: Voice, settings: Settings, outcome: Outcome, seconds: float) -> None:
    problems = [_seen_from_root(settings, fault) for fault in outcome.problems]
    errors = sum(fault.level == "error" for fault in problems)
    if outcome.counts is None:
        _write_problems(voice, problems)
        voice.tell(STOPPED, errors=errors, warnings=len(problems) - errors)
        sys.exit(1)
    if voice.verbose:
        _write_problems(voice, problems)
    elif problems:
        voice.tell(WARNED, warnings=len(problems))
    counts = outcome.counts
    voice.tell(DONE, site=settings.site, files=counts.files, written=counts.written, seconds=seconds)


def _write_problems(voice: Voice, problems: list[Problem]) -> None:
    from mia_kb.cli.formats import write

    click.echo(write("text", tuple(problems), voice.language, colour=voice.colour), nl=False, err=True)


def _seen_from_root(settings: Settings, fault: Problem) -> Problem:
    """The problem with its path counted from the folder of the settings."""
    if not settings.records.is_relative_to(settings.root):
        return fault
    folder = settings.records.relative_to(settings.root).as_posix()
    path = folder if fault.place.path == settings.records.as_posix() else normpath(f"{folder}/{fault.place.path}")
    return replace(fault, place=replace(fault.place, path=path))
