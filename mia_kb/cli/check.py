"""`mia-kb check`: all that is wrong with the records."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mia_kb.cli import common
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.cli.common import Voice
    from mia_kb.problems import Problem

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
DEFAULT = "methods"
NOT_THERE = N_("{path}: there is no such file or folder; check the spelling")
WELL = N_("{count} records checked, nothing to mend.")
FOUND = N_("{count} records checked: {errors} errors, {warnings} warnings.")


def command(say: Callable[[str], str]) -> click.Command:
    """The command with its help in the user's language."""
    return click.Command(
        "check",
        callback=_check,
        help=say(N_("Check records: folders or files, by default the folder methods.")),
        params=[
            click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path)),
            click.Option(
                ["--format", "format_"],
                type=click.Choice(FORMATS),
                default="text",
                show_default=True,
                help=say(N_("How to write the problems.")),
            ),
            click.Option(["--strict"], is_flag=True, help=say(N_("Let warnings count as errors."))),
            click.Option(
                ["--history"],
                is_flag=True,
                help=say(N_("Look for personal data in the git history of the first folder instead.")),
            ),
            *common.options(say),
        ],
    )


@click.pass_context
def _check(
    context: click.Context,
    /,
    paths: tuple[Path, ...],
    format_: str,
    *,
    strict: bool,
    history: bool,
    **rest: object,
) -> None:
    voice = common.voice(context, rest)
    asked = paths or (Path(DEFAULT),)
    missing = [path for path in asked if not os.path.lexists(path)]
    if missing:
        voice.refuse(NOT_THERE, path=missing[0])
    if history:
        from mia_kb.cli.history import look_through  # noqa: PLC0415 - seldom asked for

        look_through(voice, asked[0])
        return
    problems, count = _problems_of(asked)
    from mia_kb.cli.formats import write  # noqa: PLC0415 - only this command writes problems

    click.echo(write(format_, problems, voice.language, colour=voice.colour), nl=False)
    _sum_up(voice, problems, count)
    sys.exit(common.exit_code(problems, strict=strict))


def _problems_of(asked: tuple[Path, ...]) -> tuple[tuple[Problem, ...], int]:
    """What is wrong below the paths asked for, with paths as seen from here, and how many records were read."""
    from mia_kb.problems import in_order  # noqa: PLC0415
    from mia_kb.publishing.checking import check_records, records_root  # noqa: PLC0415

    roots: dict[Path, list[Path]] = {}
    for path in asked:
        roots.setdefault(records_root(path), []).append(path)
    problems, count = [], 0
    for root, inside in roots.items():
        checked = check_records(root, datetime.now(UTC).date())
        wanted = [_inside(root, path) for path in inside]
        problems += [_seen_from_here(root, fault) for fault in checked.problems if _below(fault.place.path, wanted)]
        count += sum(_below(item.path, wanted) for item in checked.library.items)
    return in_order(problems), count


def _inside(root: Path, path: Path) -> str:
    inside = Path(os.path.relpath(path, root)).as_posix()
    return "" if inside == "." else inside


def _below(path: str, wanted: list[str]) -> bool:
    return any(not inside or path == inside or path.startswith(f"{inside}/") for inside in wanted)


def _seen_from_here(root: Path, fault: Problem) -> Problem:
    path = fault.place.path if fault.place.path == root.as_posix() else (root / fault.place.path).as_posix()
    return replace(fault, place=replace(fault.place, path=path))


def _sum_up(voice: Voice, problems: tuple[Problem, ...], count: int) -> None:
    errors = sum(fault.level == "error" for fault in problems)
    voice.tell(FOUND if problems else WELL, count=count, errors=errors, warnings=len(problems) - errors)
