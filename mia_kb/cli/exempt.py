"""`mia-kb exempt`: say that what a check takes for personal data has been reviewed and is none."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mia_kb.cli import common
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from mia_kb.cli.common import Voice
    from mia_kb.problems import Problem
    from mia_kb.publishing.exempting import Doubt

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")
NO_PLACE = N_("{place}: write the place as mia-kb check does, file:line, for example {example}")
EXAMPLE = "methods/regional/terms/team.yaml:7"
NO_REVIEWER = N_("{text}: write the reviewer as organisation/function, for example roslagen/dataskyddsombud")
NOTHING = N_(
    "{place}: no field that begins there is taken for personal data. A file's name or a comment cannot be exempted; "
    "write it otherwise."
)
NEVER = N_(
    "{place}: an identity number can never be exempted, since its date and check digit are right. Remove it, also from "
    "the file's history."
)
SEVERAL = N_("{place}: several fields begin there; add the column, as mia-kb check tells it, or the code with --rule")
REFUSED = N_("Nothing was written. Mend the above and try again.")
WRITTEN = N_("{path} is written, and holds until that text is changed. Have somebody else review it before it is used.")


def command(say: Callable[[str], str]) -> click.Command:
    """The command with its help in the user's language."""
    return click.Command(
        "exempt",
        callback=_exempt,
        help=say(
            N_(
                "Exempt a text that a check takes for personal data and that has been reviewed: a telephone number, an "
                "e-mail address or a detail about a person that is nobody's own. The place is the one that mia-kb "
                "check tells. Identity numbers cannot be exempted."
            )
        ),
        params=[
            click.Argument(["place"], metavar=say(N_("FILE:LINE[:COLUMN]"))),
            click.Option(["--reason"], required=True, help=say(N_("Why it is nobody's own, without repeating it."))),
            click.Option(
                ["--reviewer"],
                required=True,
                metavar="ORG/FUNCTION",
                help=say(N_("Who has made sure: an organisation's id and a function there, never a name.")),
            ),
            click.Option(["--rule"], help=say(N_("The code of the check, where several object to one line."))),
            *common.options(say),
        ],
    )


@click.pass_context
def _exempt(
    context: click.Context, /, place: str, reason: str, reviewer: str, rule: str | None, **rest: object
) -> None:
    from mia_kb.cli.writing import write_new
    from mia_kb.publishing.checking import records_root
    from mia_kb.publishing.exempting import exemption_for, free_path
    from mia_kb.publishing.settings import today

    voice = common.voice(context, rest)
    organisation, slash, function = reviewer.rpartition("/")
    if not slash or not organisation or not function.strip():
        voice.refuse(NO_REVIEWER, text=reviewer)
    root = records_root(Path(_parts(voice, place)["path"]))
    day = today(os.environ.get("SOURCE_DATE_EPOCH"))
    doubt = _meant(voice, root, place, rule, day)
    path = free_path(root, doubt)
    text = exemption_for(doubt, reason, (organisation, function), day)
    _refuse_faults(voice, root, path, text)
    target = root / path
    write_new(voice, target, text.encode())
    click.echo(target.as_posix())
    voice.tell(WRITTEN, path=target.as_posix())


def _parts(voice: Voice, place: str) -> dict[str, str]:
    """The parts of a place: its path, its line, and its column if it has one."""
    found = _PLACE.fullmatch(place)
    if found is None or not Path(found["path"]).is_file():
        voice.refuse(NO_PLACE, place=place, example=EXAMPLE)
    return {name: part for name, part in found.groupdict().items() if part}


def _meant(voice: Voice, root: Path, place: str, rule: str | None, day: date) -> Doubt:
    """The one text that is meant; ends the program where there is none, or several, or it can never be exempted."""
    from mia_kb.checks.exemptions import EXEMPTABLE
    from mia_kb.publishing.exempting import doubts

    parts = _parts(voice, place)
    path = Path(os.path.relpath(parts["path"], root)).as_posix()
    column = int(parts.get("column", 0))
    found = [one for one in doubts(root, path, int(parts["line"]), day) if column in {0, one.place.column}]
    if any(one.rule.code not in EXEMPTABLE for one in found):
        voice.refuse(NEVER, place=place)
    meant = [one for one in found if rule in {None, one.rule.code}]
    if len(meant) != 1:
        voice.refuse(SEVERAL if meant else NOTHING, place=place)
    return meant[0]


def _refuse_faults(voice: Voice, root: Path, path: str, text: str) -> None:
    """End with exit code 1 when the exemption would be wrong by itself; nothing has been written then."""
    from mia_kb.cli.formats import write

    problems = _faults(root, path, text.encode())
    if problems:
        click.echo(write("text", problems, voice.language, colour=voice.colour), nl=False, err=True)
        voice.tell(REFUSED)
        sys.exit(1)


def _faults(root: Path, path: str, data: bytes) -> tuple[Problem, ...]:
    from mia_kb.checks.exemptions import faults_of
    from mia_kb.library.link import link
    from mia_kb.reading.exemptions import read_exemption
    from mia_kb.reading.records import read_folder

    filed, problems = read_exemption(path, data)
    if filed is None:
        return problems
    reading = read_folder(root)
    return tuple(faults_of([filed], (), link(reading.items, reading.unread), reading.unread))
