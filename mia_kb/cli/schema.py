"""`mia-kb schema`: the JSON Schema of a kind of record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mia_kb.cli import common
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable

NO_KIND = N_("There is no kind of record called {kind}. Write one of: {kinds}")
WRITTEN = N_("{count} schemas in {folder}")


def command(say: Callable[[str], str]) -> click.Command:
    """The command with its help in the user's language."""
    return click.Command(
        "schema",
        callback=_schema,
        help=say(N_("Write the JSON Schema (2020-12) of a kind of record, or of all kinds into a folder.")),
        params=[
            click.Argument(["kind"], metavar=say(N_("[KIND]")), required=False),
            click.Option(
                ["-o", "--output"],
                type=click.Path(path_type=Path, file_okay=False),
                help=say(N_("The folder to write all schemas into.")),
            ),
            *common.options(say),
        ],
    )


@click.pass_context
def _schema(context: click.Context, /, kind: str | None, output: Path | None, **rest: object) -> None:
    from mia_kb.records.kinds import MODELS
    from mia_kb.records.schema import schema_text

    voice = common.voice(context, rest)
    kinds = ", ".join(MODELS)
    if kind is not None and kind not in MODELS:
        voice.refuse(NO_KIND, kind=kind, kinds=kinds)
    if output is None:
        if kind is None:
            voice.refuse(N_("Name a kind of record, or a folder with -o. Kinds: {kinds}"), kinds=kinds)
        click.echo(schema_text(kind), nl=False)
        return
    from mia_kb.cli.writing import write_over

    for name in [kind] if kind else list(MODELS):
        write_over(voice, output / f"{name}.json", schema_text(name).encode())
    voice.tell(WRITTEN, count=1 if kind else len(MODELS), folder=output)
