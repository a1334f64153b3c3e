"""The commands of `mia-kb`, and the language they speak."""

from __future__ import annotations

import io
import sys
from functools import partial
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from mia_kb import __version__
from mia_kb.cli.click_words import OPTIONS, SUBCOMMAND, speak, with_usage
from mia_kb.cli.refusals import refusal
from mia_kb.text.languages import N_, Language, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

COMMANDS = (
    "init", "new", "check", "exempt", "build", "serve", "search", "report", "reassign", "interview", "schema",
)  # fmt: skip
"""Each is a module beside this one with a function `command`, loaded when it is asked for."""
ABOUT = N_(
    "Compile records of tested working methods and lessons learned into a searchable static site.\n\n"
    "Exit codes: 0 all is well, 1 problems were found, 2 the command was used in a wrong way."
)


class Program(click.Group):
    """The commands by name, in the language of `say`."""

    def __init__(self, say: Callable[[str], str], **options: Any) -> None:  # noqa: ANN401 - what click.Group takes
        super().__init__(**options)
        self._say = say

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's arguments
        """All names, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - likewise
        """The command, if there is one of that name."""
        if cmd_name not in COMMANDS:
            return None
        return with_usage(import_module(f"mia_kb.cli.{cmd_name}").command(self._say), self._say)


def command_line(language: Language) -> click.Group:
    """The program, with its help in `language`."""
    say = partial(translate, language=language)
    group = Program(
        say,
        name="mia-kb",
        help=say(ABOUT),
        options_metavar=say(OPTIONS),
        subcommand_metavar=say(SUBCOMMAND),
        context_settings={"help_option_names": ["-h", "--help"], "obj": language, "max_content_width": 100},
        params=[
            click.Option(
                ["--lang"],
                type=click.Choice([language.value for language in Language]),
                help=say(N_("Language: sv or en.")),
            )
        ],
        callback=lambda lang: None,  # noqa: ARG005 - the language is read before the help is written: see language_of
    )
    click.version_option(__version__, prog_name="mia-kb")(group)
    return group


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Do what the arguments say, and end the program; what the system refuses is told in the user's language."""
    language = language_of(arguments, environment)
    speak(language)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without å still gets the rest of the line
    try:
        command_line(language)(arguments)
    except OSError as refused:
        click.echo(refusal(refused, language), err=True)
        sys.exit(1)


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language asked for with `--lang`, else the environment's if it is Swedish or English, else Swedish."""
    words = " ".join(arguments).replace("--lang=", "--lang ").split(" ")
    asked = [following for option, following in pairwise(words) if option == "--lang"]
    spoken = [environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)]
    for code in [*asked[-1:], *(value[:2] for value in spoken[:1])]:
        if code in set(Language):
            return Language(code)
    return Language.SV
