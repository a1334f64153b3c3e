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
from mia_kb.cli.formats import FORMATS, write
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.cli.common import Voice
    from mia_kb.problems import Problem

DEFAULT, PAGES = "methods", "docs"
NOT_THERE = N_("{path}: there is no such file or folder; check the spelling")
NOT_RECORDS = N_(
    "{path}: is neither a folder of records nor a record in one; records lie in library/folder/name.yaml, and mia-kb "
    "init FOLDER creates a new library"
)
EMPTY = N_("{path}: the folder is empty; check the spelling, or write a first record with: mia-kb new method")
NONE_YET = N_("There are no records here yet. Write the first one with: mia-kb new method")
WELL = N_("{count} records checked, nothing to mend.")
FOUND = N_("{count} records checked: {errors} errors, {warnings} warnings.")


def command(say: Callable[[str], str]) -> click.Command:
    """The command with its help in the user's language."""
    return click.Command(
        "check",
        callback=_check,
        help=say(N_("Check records: folders or files, by default the folder methods.")),
        params=[
            click.Argument(["paths"], nargs=-1, metavar=say(N_("[PATH]…")), type=click.Path(path_type=Path)),
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
        from mia_kb.cli.history import look_through

        folder = _records_of(asked[0])
        look_through(voice, folder, pages_beside(folder))
        return
    problems, count = _problems_of(voice, asked)
    click.echo(write(format_, problems, voice.language, colour=voice.colour), nl=False)
    _sum_up(voice, problems, count)
    sys.exit(common.exit_code(problems, strict=strict))


def _problems_of(voice: Voice, asked: tuple[Path, ...]) -> tuple[tuple[Problem, ...], int]:
    """What is wrong below the paths asked for, with paths as seen from here, and how many records were read.

    Ends with exit code 2 where there is nothing that could hold records.
    """
    from mia_kb.problems import in_order
    from mia_kb.publishing.checking import check_records, records_root
    from mia_kb.publishing.kept_records import known_beside

    roots: dict[Path, list[Path]] = {}
    for path in map(_records_of, asked):
        root = records_root(path)
        _refuse_emptiness(voice, path, root)
        roots.setdefault(root, []).append(path)
    problems, count = [], 0
    for root, inside in roots.items():
        wanted = [_inside(root, path) for path in inside]
        known = known_beside(root.absolute().parent / "mkdocs.yml")
        checked = check_records(root, datetime.now(UTC).date(), known, paths=wanted)
        problems += [_seen_from_here(root, fault) for fault in checked.problems if _below(fault.place.path, wanted)]
        if "" in wanted and (docs := pages_beside(root)):
            from mia_kb.publishing.written_pages import problems_in_pages

            problems += [_seen_from_here(root, fault) for fault in problems_in_pages(docs, root)]
        count += sum(_below(item.path, wanted) for item in checked.library.items)
    return in_order(problems), count


def _records_of(path: Path) -> Path:
    """The folder of records where a whole site's folder was named; the path itself else."""
    return path / DEFAULT if os.path.isfile(path / "mkdocs.yml") and os.path.isdir(path / DEFAULT) else path  # noqa: PTH112, PTH113 - unlike pathlib's they answer no where nothing may be read


def pages_beside(records: Path) -> Path | None:
    """The hand-written pages of the site that a folder of records belongs to, if they lie where they usually do."""
    docs = records.parent / PAGES
    return docs if (records.parent / "mkdocs.yml").is_file() and docs.is_dir() else None


def _refuse_emptiness(voice: Voice, path: Path, root: Path) -> None:
    """End where a mistyped path would look as if all were well."""
    if not root.is_dir():
        voice.refuse(NOT_RECORDS, path=path)
    try:
        empty = path.is_dir() and not any(path.iterdir())
    except OSError:  # a folder without rights is a problem with a place: see mia_kb.reading.folder
        return
    if empty:
        voice.refuse(EMPTY, path=path)


def _inside(root: Path, path: Path) -> str:
    inside = Path(os.path.relpath(path, root)).as_posix()
    return "" if inside == "." else inside


def _below(path: str, wanted: list[str]) -> bool:
    return any(not inside or path == inside or path.startswith(f"{inside}/") for inside in wanted)


def _seen_from_here(root: Path, fault: Problem) -> Problem:
    path = root if fault.place.path == root.as_posix() else Path(os.path.normpath(root / fault.place.path))
    seen = path if path.is_absolute() else Path(os.path.relpath(path))
    return replace(fault, place=replace(fault.place, path=seen.as_posix()))


def _sum_up(voice: Voice, problems: tuple[Problem, ...], count: int) -> None:
    errors = sum(fault.level == "error" for fault in problems)
    if not problems and not count:
        voice.tell(NONE_YET)
        return
    voice.tell(FOUND if problems else WELL, count=count, errors=errors, warnings=len(problems) - errors)
