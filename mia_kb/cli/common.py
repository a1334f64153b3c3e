"""What all commands share: their common options, and where their words go."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import click

from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mia_kb.problems import Problem

Say = "Callable[[str], str]"


class Voice(NamedTuple):
    """How a command speaks: results to standard output, everything else to standard error."""

    language: Language
    quiet: bool
    verbose: bool
    colour: bool

    def say(self, message: str, **details: object) -> str:
        """A message in the user's language."""
        return translate(message, self.language).format(**details)

    def tell(self, message: str, **details: object) -> None:
        """Say to standard error what has been done, unless asked to be quiet."""
        if not self.quiet:
            click.echo(self.say(message, **details), err=True)

    def detail(self, message: str, **details: object) -> None:
        """Say to standard error what only `-v` asks for."""
        if self.verbose:
            click.echo(self.say(message, **details), err=True)

    def refuse(self, message: str, **details: object) -> NoReturn:
        """End with exit code 2: the command was used in a wrong way."""
        click.echo(self.say(message, **details), err=True)
        sys.exit(2)


def options(say: Callable[[str], str]) -> list[click.Parameter]:
    """The options that every command has."""
    return [
        click.Option(["-q", "--quiet"], is_flag=True, help=say(N_("Say nothing but results and problems."))),
        click.Option(["-v", "--verbose"], is_flag=True, help=say(N_("Say more about what is done."))),
        click.Option(
            ["--lang"],
            type=click.Choice([language.value for language in Language]),
            help=say(N_("Language: sv or en.")),
        ),
        click.Option(["--no-color"], is_flag=True, help=say(N_("Do not use colours."))),
    ]


def records_option(say: Callable[[str], str]) -> click.Parameter:
    """Which folder of records a command reads or writes."""
    return click.Option(
        ["--records"],
        type=click.Path(path_type=Path),
        default=Path("methods"),
        show_default=True,
        help=say(N_("The folder of the records.")),
    )


def voice(context: click.Context, common: Mapping[str, object]) -> Voice:
    """How the command of `context` speaks, given its common options."""
    colour = not common["no_color"] and "NO_COLOR" not in os.environ and sys.stdout.isatty()
    return Voice(context.find_root().obj, bool(common["quiet"]), bool(common["verbose"]), colour)


def exit_code(problems: Iterable[Problem], *, strict: bool) -> int:
    """1 when there is an error, or a warning that `strict` makes one; 0 else."""
    return int(any(strict or found.level == "error" for found in problems))
