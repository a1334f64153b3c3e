"""`mia-kb interview`: the answers of a filled-in exit interview as drafts in the library."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mia_kb.cli import common
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mia_kb.cli.common import Voice
    from mia_kb.problems import Problem
    from mia_kb.publishing.interviewing import Draft
    from mia_kb.rendering.interview_form import Fault, Line
    from mia_kb.reports.report import ReportContext

NOT_THERE = N_("{path}: there is no such folder of records; go to the library's folder, or give --records")
NO_FILE = N_("{path}: there is no such file")
NO_FORMAT = N_("{path}: a form is a Markdown file (.md) or a Word document (.docx)")
UNREADABLE = N_("{path}: cannot be read as a {format} file; save the form as that and try again")
NEEDS_OFFICE = N_("For Word, install what reads and writes it: pip install 'mia-kb[office]'")
REFUSED = N_("No record has been written. Mend the above in the form and try again.")
NOTHING = N_("No question has been answered, and so there is nothing to write.")
WOULD = N_("Nothing has been written. Without --dry-run, drafts written: {count}")
DONE = N_("Drafts written: {count}. Go on in them, then check them with: mia-kb check")
TAKEN = N_("{path}: exists already, perhaps with answers, and is left as it is; choose another name")
ONE_STEWARD = N_("A form is for one function. Name one with --steward; these are there: {known}")
FORM_WRITTEN = N_("{path} is written. When it is filled in: mia-kb interview {path}")
FORMATS = {".md": "Markdown", ".docx": "Word"}


def command(say: Callable[[str], str]) -> click.Command:
    """The command with its help in the user's language."""
    return click.Command(
        "interview",
        callback=_interview,
        help=say(
            N_(
                "Make drafts of the answers in a filled-in exit interview, all of them or none. The form is written "
                "with mia-kb report handover --steward … --interview FILE."
            )
        ),
        params=[
            click.Argument(["file"], metavar=say(N_("FILE")), type=click.Path(path_type=Path, dir_okay=False)),
            click.Option(["--dry-run"], is_flag=True, help=say(N_("Only show the records that would be written."))),
            common.records_option(say),
            *common.options(say),
        ],
    )


def write_form(voice: Voice, asked: ReportContext, path: Path) -> None:
    """Write the form of the function that is asked for; ends where it names none or several, or the file is there."""
    from mia_kb.cli.writing import write_new
    from mia_kb.rendering.interview_form import form_lines
    from mia_kb.reports.interview import form_of
    from mia_kb.reports.stewards import stewarded

    found = stewarded(asked.library, asked.steward)
    if len(found) != 1 or not asked.steward:
        known = ", ".join(f"{one.named}: {one.function}" for one in found)
        voice.refuse(ONE_STEWARD, known=known)
    if path.suffix.lower() not in FORMATS:
        voice.refuse(NO_FORMAT, path=path)
    lines = form_lines(form_of(found[0], asked.library, asked.today), voice.language)
    content = _packed(voice, path, lines)
    if path.exists():
        voice.refuse(TAKEN, path=path)
    write_new(voice, path, content)
    voice.tell(FORM_WRITTEN, path=path)


def _packed(voice: Voice, path: Path, lines: Iterator[Line]) -> bytes:
    from mia_kb.rendering.paper.form import markdown_form, word_form

    if path.suffix.lower() == ".md":
        return markdown_form(lines).encode()
    try:
        return word_form(lines)
    except ImportError:
        voice.refuse(NEEDS_OFFICE)


@click.pass_context
def _interview(context: click.Context, /, file: Path, *, dry_run: bool, records: Path, **rest: object) -> None:
    from mia_kb.publishing.checking import checked_alone
    from mia_kb.publishing.interviewing import drafts, personal_data, problems
    from mia_kb.publishing.settings import today
    from mia_kb.reading.folder import find
    from mia_kb.reading.records import FOLDERS
    from mia_kb.rendering.interview_form import interview_in

    voice = common.voice(context, rest)
    if not records.is_dir():
        voice.refuse(NOT_THERE, path=records)
    lines = _lines(voice, file)
    _refuse_problems(voice, tuple(personal_data(file.as_posix(), lines)))
    interview = interview_in(lines)
    _refuse_faults(voice, file, interview.faults)
    day = today(os.environ.get("SOURCE_DATE_EPOCH"))
    library = checked_alone(records, day).library
    made = drafts(interview, library, frozenset(found.id for found in find(records, FOLDERS)[0]))
    _refuse_faults(voice, file, made.faults)
    _refuse_problems(voice, problems(file.as_posix(), interview, made.drafts, day))
    _carry_out(voice, records, made.drafts, dry_run=dry_run)


def _lines(voice: Voice, file: Path) -> tuple[Line, ...]:
    from mia_kb.rendering.paper.form import NotADocument, markdown_lines, word_lines

    form = FORMATS.get(file.suffix.lower())
    if form is None:
        voice.refuse(NO_FORMAT, path=file)
    if not file.is_file():
        voice.refuse(NO_FILE, path=file)
    try:
        content = file.read_bytes()
        return tuple(word_lines(content) if form == "Word" else markdown_lines(content.decode("utf-8-sig")))
    except (NotADocument, UnicodeDecodeError):
        voice.refuse(UNREADABLE, path=file, format=form)
    except ImportError:
        voice.refuse(NEEDS_OFFICE)


def _refuse_faults(voice: Voice, file: Path, faults: Sequence[Fault]) -> None:
    """End with exit code 1 where there are faults, each with its line; nothing has been written then."""
    for fault in sorted(faults, key=lambda one: one.line):
        text = translate(fault.text, voice.language).format(**dict(fault.details))
        click.echo(f"{file.as_posix()}:{fault.line}: {text}", err=True)
    if faults:
        click.echo(voice.say(REFUSED), err=True)
        sys.exit(1)


def _refuse_problems(voice: Voice, problems: tuple[Problem, ...]) -> None:
    """Tell what is wrong; end with exit code 1 where it is an error. Nothing has been written then."""
    from mia_kb.cli.formats import write
    from mia_kb.problems import Level

    click.echo(write("text", problems, voice.language, colour=voice.colour), nl=False, err=True)
    if any(problem.level is Level.ERROR for problem in problems):
        click.echo(voice.say(REFUSED), err=True)
        sys.exit(1)


def _carry_out(voice: Voice, records: Path, drafts: Sequence[Draft], *, dry_run: bool) -> None:
    """Write the drafts and name them, or show what would be written."""
    from mia_kb.cli.writing import add_or_end
    from mia_kb.publishing.adding import Addition

    if not drafts:
        voice.tell(NOTHING)
        return
    if dry_run:
        for draft in drafts:
            click.echo("\n".join(_shown(records / draft.path, draft.text)))
        voice.tell(WOULD, count=len(drafts))
        return
    add_or_end(voice, [Addition(records / draft.path, draft.text.encode()) for draft in drafts])
    click.echo("\n".join((records / draft.path).as_posix() for draft in drafts))
    voice.tell(DONE, count=len(drafts))


def _shown(path: Path, text: str) -> Iterator[str]:
    """A new file as git shows it."""
    from difflib import unified_diff

    yield from unified_diff([], text.splitlines(), "/dev/null", f"b/{path.as_posix()}", lineterm="")
