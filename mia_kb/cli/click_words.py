"""What click says by itself – usage, help, wrong use – in the user's language."""

from __future__ import annotations

import gettext
import os
from typing import TYPE_CHECKING

import click

from mia_kb.text.languages import LOCALE, N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.text.languages import Language

OPTIONS = N_("[OPTIONS]")
VALUES = (
    (click.types.IntRange, N_("NUMBER")),
    (click.types.StringParamType, N_("TEXT")),
    (click.types.DateTime, N_("YEAR-MONTH-DAY")),
)
"""What a value that an option takes is called in help."""
SUBCOMMAND = N_("COMMAND [ARGUMENTS]…")


def speak(language: Language) -> None:
    """Let click take its words from our catalogue: for a program's start, since gettext has one domain a process."""
    os.environ["LANGUAGE"] = language.value  # where gettext looks for the language each time a text is asked for
    gettext.bindtextdomain("click", str(LOCALE))
    gettext.textdomain("click")


def with_usage(command: click.Command, say: Callable[[str], str]) -> click.Command:
    """The command with the placeholders in its usage and help in the user's language."""
    command.options_metavar = say(OPTIONS)
    for option in command.params:
        if isinstance(option, click.Option) and not option.is_flag and option.metavar is None:
            option.metavar = next((say(word) for type_, word in VALUES if isinstance(option.type, type_)), None)
    return command
