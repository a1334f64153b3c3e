"""`mia-kb serve`: the site on this computer, new in the browser as soon as a file is saved."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from mia_kb.cli import common
from mia_kb.cli.build import NO_SETTINGS, config_option
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PORT = 8000


def command(say: Callable[[str], str]) -> click.Command:
    """The command with its help in the user's language."""
    return click.Command(
        "serve",
        callback=_serve,
        help=say(N_("Show the site on this computer, and follow every change to records, pages and templates.")),
        params=[
            config_option(say),
            click.Option(
                ["--port"],
                type=click.IntRange(1, 65535),
                default=PORT,
                show_default=True,
                help=say(N_("The port to listen to.")),
            ),
            *common.options(say),
        ],
    )


@click.pass_context
def _serve(context: click.Context, /, config_file: Path, port: int, **rest: object) -> None:
    voice = common.voice(context, rest)
    if not config_file.is_file():
        voice.refuse(NO_SETTINGS, path=config_file)
    from mia_kb.engines.failure import Failure
    from mia_kb.publishing.serve import serve

    try:
        serve(config_file, port, voice.language)
    except Failure as failure:
        click.echo(failure.text(voice.language), err=True)
        sys.exit(1)
