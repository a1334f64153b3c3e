"""`mia-kb reassign`: hand records from one steward to another."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from mia_kb.cli import common
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from mia_kb.cli.common import Voice
    from mia_kb.library.link import Library
    from mia_kb.library.reassigning import Post
    from mia_kb.problems import Problem
    from mia_kb.publishing.checking import Checked
    from mia_kb.publishing.rewriting import Rewrite

NOT_THERE = N_("{path}: there is no such folder of records; go to the library's folder, or give --records")
UNREAD = N_("The files above cannot be read, and may name the same steward. Mend them first; no file has been changed.")
NO_GIVER = N_("No organisation is called {name}. These are there: {known}")
NO_TAKER = N_(
    "No organisation is called {name}. Write its record first, with mia-kb new organisation. These are there: {known}"
)
ENDED = N_("{name} ended on {day} and can answer for nothing. Choose the organisation that has taken over.")
NOTHING = N_("No record has the steward {giver}, or it is the same as the new one. No file has been changed.")
REFUSED = N_("With that steward the records above would be wrong. No file has been changed.")
WOULD = N_("Nothing has been changed. Without --dry-run, files changed: {count}")
DONE = N_(
    "Files changed: {count}. Only the lines of the steward are new; reviews and their dates stand. git diff shows them."
)


def command(say: Callable[[str], str]) -> click.Command:
    """The command with its help in the user's language."""
    return click.Command(
        "reassign",
        callback=_reassign,
        help=say(
            N_(
                "Hand all records of a steward to another, when an organisation ends or a function moves. Only the "
                "lines of the steward are changed, in all files or in none."
            )
        ),
        params=[
            click.Option(
                ["--from", "giver"],
                required=True,
                metavar="ORG[/FUNCTION]",
                help=say(N_("Who answers for the records now. Without a function: the whole organisation.")),
            ),
            click.Option(
                ["--to", "taker"],
                required=True,
                metavar="ORG[/FUNCTION]",
                help=say(N_("Who takes over. Without a function, each record keeps the one it has.")),
            ),
            click.Option(["--dry-run"], is_flag=True, help=say(N_("Only show what would be changed, as a diff."))),
            common.records_option(say),
            *common.options(say),
        ],
    )


@click.pass_context
def _reassign(
    context: click.Context, /, giver: str, taker: str, *, dry_run: bool, records: Path, **rest: object
) -> None:
    from mia_kb.engines.failure import Failure
    from mia_kb.library.reassigning import handed_over
    from mia_kb.publishing.checking import checked_alone
    from mia_kb.publishing.reassigning import planned
    from mia_kb.publishing.settings import today

    voice = common.voice(context, rest)
    if not records.is_dir():
        voice.refuse(NOT_THERE, path=records)
    day = today(os.environ.get("SOURCE_DATE_EPOCH"))
    checked = checked_alone(records, day)
    _refuse_problems(voice, _unread(checked), UNREAD)
    former = _post(voice, giver, checked.library, NO_GIVER)
    new = _post(voice, taker, checked.library, NO_TAKER)
    _refuse_ended(voice, new, day)
    try:
        plan = planned(records, handed_over(checked.library, former, new), day)
        _refuse_problems(voice, plan.problems, REFUSED)
        _carry_out(voice, plan.rewrites, giver, dry_run=dry_run)
    except Failure as failure:
        click.echo(failure.text(voice.language), err=True)
        sys.exit(1)


def _unread(checked: Checked) -> list[Problem]:
    """What is wrong with files that gave no record."""
    read = {item.path for item in checked.library.items}
    return [fault for fault in checked.problems if fault.place.path not in read]


def _refuse_problems(voice: Voice, problems: Sequence[Problem], message: str) -> None:
    """End with exit code 1 where there are problems; nothing has been written then."""
    from mia_kb.cli.formats import write

    if problems:
        click.echo(write("text", tuple(problems), voice.language, colour=voice.colour), nl=False, err=True)
        click.echo(voice.say(message), err=True)
        sys.exit(1)


def _post(voice: Voice, text: str, library: Library, unknown: str) -> Post:
    from mia_kb.library.reassigning import post_named

    found = post_named(text, library)
    if found is None:
        known = sorted(item.id for item in library.of_kind.get("organisation", ()))
        voice.refuse(unknown, name=text, known=", ".join(known))
    return found


def _refuse_ended(voice: Voice, post: Post, day: date) -> None:
    from mia_kb.library.stewardship import has_ended
    from mia_kb.rendering.show import day as day_text

    if has_ended(post.organisation, day):
        end = getattr(post.organisation.record, "end", None)
        voice.refuse(ENDED, name=post.organisation.id, day=day_text(voice.language, end))


def _carry_out(voice: Voice, rewrites: Sequence[Rewrite], giver: str, *, dry_run: bool) -> None:
    """Write the files and name them, or show what would be written."""
    from mia_kb.publishing.reassigning import difference
    from mia_kb.publishing.rewriting import rewrite_all

    if not rewrites:
        voice.tell(NOTHING, giver=giver)
    elif dry_run:
        click.echo("\n".join(difference(rewrites)))
        voice.tell(WOULD, count=len(rewrites))
    else:
        rewrite_all(rewrites)
        click.echo("\n".join(one.path.as_posix() for one in rewrites))
        voice.tell(DONE, count=len(rewrites))
