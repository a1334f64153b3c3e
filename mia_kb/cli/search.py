"""`mia-kb search`: the built site's own search, for terminals and editors."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mia_kb.cli import common
from mia_kb.cli.build import NO_SETTINGS, config_option
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.cli.common import Voice
    from mia_kb.search.searching import Hit

FORMATS = ("text", "json")
NO_INDEX = N_("{site}: there is no search index; build the site first with: mia-kb build")
NO_HITS = N_("No hits")


def command(say: Callable[[str], str]) -> click.Command:
    """The command with its help in the user's language."""
    return click.Command(
        "search",
        callback=_search,
        help=say(N_("Search the built site. The index, and so the order of the hits, is that of its search page.")),
        params=[
            click.Argument(["query"], metavar=say(N_("WORD…")), nargs=-1, required=True),
            click.Option(
                ["--format", "format_"],
                type=click.Choice(FORMATS),
                default="text",
                show_default=True,
                help=say(N_("How to write the hits.")),
            ),
            click.Option(
                ["--limit"],
                type=click.IntRange(1),
                default=10,
                show_default=True,
                help=say(N_("How many hits to write.")),
            ),
            config_option(say),
            click.Option(["-d", "--site-dir"], type=click.Path(path_type=Path), help=say(N_("Where the site is."))),
            *common.options(say),
        ],
    )


@click.pass_context
def _search(  # noqa: PLR0913 - click hands over one argument an option
    context: click.Context,
    /,
    query: tuple[str, ...],
    config_file: Path,
    site_dir: Path | None,
    *,
    format_: str,
    limit: int,
    **rest: object,
) -> None:
    voice = common.voice(context, rest)
    site = site_dir or _site_of(config_file, voice)
    hits = _hits(site, " ".join(query), limit, voice)
    if format_ == "json":
        import json

        click.echo(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, indent=2))
    elif hits:
        click.echo("\n\n".join(_lines(hit, site, voice) for hit in hits))
    else:
        voice.tell(NO_HITS)


def _site_of(config_file: Path, voice: Voice) -> Path:
    """The folder of the site with these settings."""
    if not config_file.is_file():
        voice.refuse(NO_SETTINGS, path=config_file)
    from mia_kb.engines.failure import Failure
    from mia_kb.publishing.settings_file import read_settings

    try:
        return read_settings(config_file).site
    except Failure as failure:
        click.echo(failure.text(voice.language), err=True)
        sys.exit(1)


def _hits(site: Path, query: str, limit: int, voice: Voice) -> tuple[Hit, ...]:
    """The hits in the index of the user's language; ends with exit code 2 where there is none."""
    from mia_kb.publishing.searching.folders import FOLDERS
    from mia_kb.search.reader import Index
    from mia_kb.search.searching import search

    folder = site / FOLDERS[voice.language]

    def read(name: str) -> bytes | None:
        path = folder / name
        return path.read_bytes() if path.is_file() else None

    try:
        return search(Index(read), query, limit=limit)
    except FileNotFoundError:
        voice.refuse(NO_INDEX, site=site)


def _lines(hit: Hit, site: Path, voice: Voice) -> str:
    """A hit as a few lines: title and kind, the file to open, the summary."""
    from mia_kb.publishing.searching.folders import kind_name

    title = click.style(hit.title, bold=True) if voice.colour else hit.title
    lines = (f"{title} ({kind_name(hit.kind, voice.language)})", str(site / hit.url), hit.summary)
    return "\n".join(line for line in lines if line)
