"""`mia-kb new`: a record, asked for on a terminal or given by flags."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from mia_kb.cli import common
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mia_kb.cli.common import Voice
    from mia_kb.records.help import FieldHelp

NO_KIND = N_("There is no kind of record called {kind}. Write one of: {kinds}")
NOT_A_PAIR = N_("--set {text}: write it as key=value, for example --set title='Fråga alla'")
TAKEN = N_("{path}: exists already and is left as it is; choose another id with --set id=…")
NO_ID = N_("Give the record an id with --set id=…, or a title to make it from with --set title=…")
REFUSED = N_("Nothing was written. Mend the above and try again.")
WRITTEN = N_("{path} is written. Open it and go on there, then check it with: mia-kb check {path}")


def command(say: Callable[[str], str]) -> click.Command:
    """The command with its help in the user's language."""
    return click.Command(
        "new",
        callback=_new,
        help=say(
            N_(
                "Write a new record. On a terminal the fields that must be there are asked for; in a script they are "
                "given with --set, for example --set title='Fråga alla' --set steward.function=kansli "
                "--set receivers.0.role=handledare. The library and the id are set in the same way."
            )
        ),
        params=[
            click.Argument(["kind"], metavar=say(N_("KIND"))),
            click.Option(
                ["--set", "pairs"], multiple=True, metavar=say(N_("KEY=VALUE")), help=say(N_("The value of a field."))
            ),
            common.records_option(say),
            *common.options(say),
        ],
    )


@click.pass_context
def _new(context: click.Context, /, kind: str, pairs: tuple[str, ...], records: Path, **rest: object) -> None:
    from mia_kb.cli.writing import write_new
    from mia_kb.records.kinds import BY_KIND

    voice = common.voice(context, rest)
    if kind not in BY_KIND:
        voice.refuse(NO_KIND, kind=kind, kinds=", ".join(BY_KIND))
    answers = dict(_pair(voice, text) for text in pairs)
    if sys.stdin.isatty():
        answers = _ask(voice, kind, answers)
    path = records / _path(voice, kind, answers)
    if path.exists():
        voice.refuse(TAKEN, path=path)
    text = _text(kind, answers)
    _refuse_faults(voice, records, path, text)
    write_new(voice, path, text.encode())
    click.echo(path.as_posix())
    voice.tell(WRITTEN, path=path.as_posix())


def _pair(voice: Voice, text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key:
        voice.refuse(NOT_A_PAIR, text=text)
    return key, value


def _ask(voice: Voice, kind: str, answers: dict[str, str]) -> dict[str, str]:
    """The answers with those that are still missing asked for, one field at a time with its help."""
    asked = dict(answers)
    for key, field in [("library", None), *_questions(kind)]:
        if any(given == key or given.startswith(f"{key}.") for given in asked):
            continue
        if field is not None:
            click.echo(click.style(voice.say(field.help), dim=True), err=True)
        label = voice.say(field.label) if field else voice.say(N_("Library"))
        asked[key] = click.prompt(label, default=_suggested(key, field), show_default=True, err=True)
    return asked


def _questions(kind: str) -> list[tuple[str, FieldHelp]]:
    """The fields that must be there, with dotted keys, in the model's order."""
    from mia_kb.records.help import field_help
    from mia_kb.records.kinds import BY_KIND

    found: list[tuple[str, FieldHelp]] = []
    for field in field_help(BY_KIND[kind]):
        if not field.required:
            continue
        if field.model is None:
            found.append((field.name, field))
        else:
            prefix = f"{field.name}.0" if field.many else field.name
            found += [(f"{prefix}.{inner.name}", inner) for inner in field_help(field.model) if inner.required]
    return found


def _suggested(key: str, field: FieldHelp | None) -> str | None:
    """What a bare Enter stands for."""
    if key == "library":
        return "regional"
    if key == "status":
        return "draft"
    if key == "review_by":
        return _in_a_year(datetime.now(UTC).date()).isoformat()
    return "unknown" if field is not None and field.unknown else None


def _in_a_year(today: date) -> date:
    try:
        return today.replace(year=today.year + 1)
    except ValueError:  # the 29th of February
        return today.replace(year=today.year + 1, day=28)


def _path(voice: Voice, kind: str, answers: dict[str, str]) -> str:
    from mia_kb.records.kinds import BY_KIND
    from mia_kb.text.slug import slug

    name = answers.get("id") or slug(answers.get("title", ""))
    if not name:
        voice.refuse(NO_ID)
    return f"{answers.get('library') or 'regional'}/{BY_KIND[kind].folder}/{name}.yaml"


def _text(kind: str, answers: dict[str, str]) -> str:
    """The record as YAML, fields in the model's order."""
    from mia_kb.records.yaml_text import written

    values = {key: value for key, value in answers.items() if key not in {"library", "id"}}
    return written(kind, values)


def _refuse_faults(voice: Voice, records: Path, path: Path, text: str) -> None:
    """End with exit code 1 when the record would be wrong by itself; nothing has been written then."""
    from mia_kb.cli.formats import write
    from mia_kb.problems import Problem
    from mia_kb.reading.folder import place
    from mia_kb.reading.records import FOLDERS, read_record

    found = place(path.relative_to(records).as_posix(), FOLDERS)
    problems = (found,) if isinstance(found, Problem) else read_record(found, text.encode()).problems
    if problems:
        click.echo(write("text", problems, voice.language, colour=voice.colour), nl=False, err=True)
        voice.tell(REFUSED)
        sys.exit(1)
