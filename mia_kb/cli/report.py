"""`mia-kb report`: what the library says to those who must act on it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from mia_kb.cli import common
from mia_kb.cli.interview import write_form
from mia_kb.cli.since import former
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from mia_kb.cli.common import Voice
    from mia_kb.rendering.paper.emblem import Emblem
    from mia_kb.rendering.report_words import WrittenReport
    from mia_kb.reports.report import Number, RecordRef, Report, ReportContext

NAMES = ("start-now", "handover", "adoption", "decisions", "deviations", "health", "funder", "decision-paper")
FORMATS = ("md", "html", "json", "pdf", "docx")
EXTRAS = {"pdf": "pdf", "docx": "office"}
"""What must be installed for a format: an extra of the package."""
ABOUT = N_("Write a report: what is left to do, to hand over, to decide, to answer or to tell the funder.")
REPORTS = N_("The reports: {names}.")
NOT_THERE = N_("{path}: there is no such folder of records; go to the library's folder, or give --records")
FAULTY = N_("There are {errors} errors in the records, and something may be missing here; mia-kb check tells more.")
NO_STEWARD = N_("No record has the steward {steward}. These answer for records: {known}")
NOT_A_LIMIT = N_("{pair}: write a limit as key=percent. This report has the keys: {keys}")
OUTSIDE = N_("{key} is {percent} %, on the wrong side of its limit.")
NO_METHOD = N_("There is no method called {method}. These are there: {known}")
NAME_METHODS = N_("Name one to three methods. These are there: {known}")
NOT_A_PAPER = N_("{method}: only a decision paper is about methods; leave it out")
NO_INTERVIEW = N_("Only a handover has an exit interview; leave out --interview")
PAPER, HANDOVER = "decision-paper", "handover"
MOST_METHODS = 3
"""Methods that one meeting can compare."""
WRITTEN = N_("{path} is written.")
NEEDS_EXTRA = N_("For {format}, install what writes it: pip install 'mia-kb[{extra}]'")
TO_A_FILE = N_("{format} is no text for a terminal; name a file with -o")
TOO_LONG = N_("The paper has {pages} pages, also in the smallest type; it names itself what to cut first.")


def command(say: Callable[[str], str]) -> click.Command:
    """The command with its help in the user's language."""
    return click.Command(
        "report",
        callback=_report,
        help=f"{say(ABOUT)}\n\n{say(REPORTS).format(names=', '.join(NAMES))}",
        params=[
            click.Argument(["name"], metavar=say(N_("REPORT")), type=click.Choice(NAMES)),
            click.Argument(["named"], nargs=-1, metavar=say(N_("[METHOD]…"))),
            click.Option(
                ["--format", "format_"],
                type=click.Choice(FORMATS),
                default="md",
                show_default=True,
                help=say(N_("Markdown, one HTML file, JSON, PDF/A, or Word.")),
            ),
            click.Option(
                ["--date", "day"],
                type=click.DateTime(["%Y-%m-%d"]),
                help=say(N_("The day to report on; without it, today.")),
            ),
            click.Option(
                ["-o", "--output"],
                type=click.Path(path_type=Path, dir_okay=False),
                help=say(N_("The file to write; without it, standard output.")),
            ),
            *_subject_options(say),
            *_limit_options(say),
            click.Option(
                ["--eu-emblem/--no-eu-emblem"],
                default=False,
                help=say(N_("Show the emblem of the European Union and that it co-funds the project.")),
            ),
            click.Option(["--site-url"], default="", help=say(N_("The site's address, for links to its pages."))),
            common.records_option(say),
            *common.options(say),
        ],
    )


def _subject_options(say: Callable[[str], str]) -> list[click.Parameter]:
    """Whom a handover is from, and which methods a decision paper is about."""
    return [
        click.Option(
            ["--steward"],
            default="",
            help=say(N_("For handover: an organisation, a function, organisation: function, or a place.")),
        ),
        click.Option(
            ["--interview"],
            type=click.Path(path_type=Path, dir_okay=False),
            metavar=say(N_("FILE")),
            help=say(N_("For handover: write a form for the exit interview too, as Markdown or Word (.docx).")),
        ),
        click.Option(
            ["--method", "methods"],
            multiple=True,
            help=say(N_("For a decision paper: the id of a method, or up to three to compare.")),
        ),
    ]


def _limit_options(say: Callable[[str], str]) -> list[click.Parameter]:
    """What a build server may ask of the library's health."""
    return [
        click.Option(
            ["--fail-under"],
            multiple=True,
            metavar=say(N_("KEY=PERCENT")),
            help=say(N_("For health: end with exit code 1 if a share is lower, for example reviewed-in-time=80.")),
        ),
        click.Option(
            ["--fail-over"],
            multiple=True,
            metavar=say(N_("KEY=PERCENT")),
            help=say(N_("For health: end with exit code 1 if a share is higher, for example orphans=0.")),
        ),
        click.Option(
            ["--since"],
            type=click.Path(path_type=Path, dir_okay=False),
            help=say(N_("For health: a former report as JSON, to show how each share has changed since then.")),
        ),
    ]


@click.pass_context
def _report(  # noqa: PLR0913 - click hands over one argument an option
    context: click.Context,
    /,
    *,
    name: str,
    named: tuple[str, ...],
    format_: str,
    day: datetime | None,
    output: Path | None,
    steward: str,
    interview: Path | None,
    methods: tuple[str, ...],
    fail_under: tuple[str, ...],
    fail_over: tuple[str, ...],
    since: Path | None,
    eu_emblem: bool,
    site_url: str,
    records: Path,
    **rest: object,
) -> None:
    from mia_kb.pages.context import SMALL_NUMBER
    from mia_kb.pages.masking import masked
    from mia_kb.publishing.checking import check_records
    from mia_kb.publishing.settings import today
    from mia_kb.reports.report import ReportContext

    voice = common.voice(context, rest)
    _refuse_places(voice, records, format_, output)
    on_day = day.date() if day else today(os.environ.get("SOURCE_DATE_EPOCH"))
    checked = check_records(records, on_day)
    editions = former(voice, name, since, on_day)
    asked = ReportContext(masked(checked.library, SMALL_NUMBER), on_day, steward, (*named, *methods), editions=editions)
    _refuse_steward(voice, asked)
    if interview and name != HANDOVER:
        voice.refuse(NO_INTERVIEW)
    _refuse_methods(voice, asked, needed=name == PAPER, stray=bool(named) and name != PAPER)
    report = _made(name, asked)
    low, high = (_limits(voice, pairs, report) for pairs in (fail_under, fail_over))
    if interview:
        write_form(voice, asked, interview)
    _write(voice, output, _content(voice, report, asked, (format_, site_url), eu_emblem=eu_emblem))
    errors = sum(fault.level == "error" for fault in checked.problems)
    _end(voice, errors, _outside(report, low, high))


def _end(voice: Voice, errors: int, outside: list[Number]) -> NoReturn:
    """End with exit code 1 where records are faulty or numbers on the wrong side of their limits, and say so."""
    if errors:
        voice.tell(FAULTY, errors=errors)
    for number in outside:
        voice.tell(OUTSIDE, key=number.key, percent=number.share.percent)
    sys.exit(int(bool(errors or outside)))


def _made(name: str, asked: ReportContext) -> Report:
    """The report; of several methods their decision papers side by side."""
    from mia_kb.reports.catalogue import BY_NAME

    if name == PAPER and len(set(asked.methods)) > 1:
        from mia_kb.reports.comparison import comparison

        return comparison(asked)
    return BY_NAME[name].make(asked)


def _refuse_places(voice: Voice, records: Path, format_: str, output: Path | None) -> None:
    """End where there are no records to read, or nothing but a terminal to write a paper to."""
    if not records.is_dir():
        voice.refuse(NOT_THERE, path=records)
    if format_ in EXTRAS and output is None and sys.stdout.isatty():
        voice.refuse(TO_A_FILE, format=format_)


def _refuse_steward(voice: Voice, asked: ReportContext) -> None:
    """End where nobody answers for records by the name that is asked for."""
    from mia_kb.reports.stewards import stewarded

    if asked.steward and not stewarded(asked.library, asked.steward):
        known = sorted({found.named for found in stewarded(asked.library)})
        voice.refuse(NO_STEWARD, steward=asked.steward, known=", ".join(known))


def _refuse_methods(voice: Voice, asked: ReportContext, *, needed: bool, stray: bool) -> None:
    """End where a decision paper names no method, too many or one that is not there, or another report names one."""
    from mia_kb.library.adoption import living
    from mia_kb.reports.decision_paper import method_named

    if stray:
        voice.refuse(NOT_A_PAPER, method=asked.methods[0])
    known = ", ".join(item.id for item in living(asked.library, "method"))
    unknown = [name for name in asked.methods if method_named(name, asked) is None]
    if unknown:
        voice.refuse(NO_METHOD, method=unknown[0], known=known)
    if needed and not 1 <= len(asked.methods) <= MOST_METHODS:
        voice.refuse(NAME_METHODS, known=known)


def _limits(voice: Voice, pairs: tuple[str, ...], report: Report) -> dict[str, int]:
    """The limits given for the report's numbers, in percent."""
    keys = {number.key for number in report.numbers}
    limits: dict[str, int] = {}
    for pair in pairs:
        key, _, percent = pair.partition("=")
        if key not in keys or not percent.isdigit():
            voice.refuse(NOT_A_LIMIT, pair=pair, keys=", ".join(sorted(keys)) or "–")
        limits[key] = int(percent)
    return limits


def _outside(report: Report, low: dict[str, int], high: dict[str, int]) -> list[Number]:
    """The numbers on the wrong side of their limits, by their exact shares; a share of nothing is on neither side."""
    return [
        number
        for number in report.numbers
        if number.share.whole
        and (
            100 * number.share.count < low.get(number.key, 0) * number.share.whole
            or 100 * number.share.count > high.get(number.key, 100) * number.share.whole
        )
    ]


def _content(
    voice: Voice, report: Report, context: ReportContext, asked: tuple[str, str], *, eu_emblem: bool
) -> str | bytes:
    """The report as it is asked for (format, site's address); each way of writing is loaded when it is needed."""
    from mia_kb.rendering.paper.emblem import emblem
    from mia_kb.rendering.report_words import Writing, written

    format_, site_url = asked
    writing = Writing(voice.language, _hrefs(context, site_url, voice))
    shown = emblem(voice.language) if eu_emblem else None
    if format_ == "json":
        from mia_kb.rendering.report_json import report_json

        return report_json(report, writing)
    words = written(report, writing)
    if format_ == "html":
        from mia_kb.rendering.report_html import report_html

        return report_html(words, voice.language, shown)
    if format_ in EXTRAS:
        return _paper(voice, format_, words, report, shown)
    from mia_kb.rendering.report_markdown import markdown

    return (f"**{shown.text}**\n\n" if shown else "") + markdown(words)


def _paper(voice: Voice, format_: str, words: WrittenReport, report: Report, emblem: Emblem | None) -> bytes:
    """The report for paper; ends where what writes it is not installed."""
    try:
        if format_ == "docx":
            from mia_kb.rendering.paper.word import word

            return word(words, report.today, emblem)
        from mia_kb.rendering.paper.pdf import pdf

        most = 1 if any(part.one_page for part in report.parts) else None
        paper = pdf(words, report.today, emblem, most)
    except ImportError:
        voice.refuse(NEEDS_EXTRA, format=format_, extra=EXTRAS[format_])
    if most and paper.pages > most:
        voice.tell(TOO_LONG, pages=paper.pages)
    return paper.content


def _hrefs(asked: ReportContext, site_url: str, voice: Voice) -> Callable[[RecordRef], str]:
    """The addresses of records' pages; none without the site's address."""
    if not site_url:
        return lambda _: ""
    from mia_kb.pages.context import Context

    pages = Context(asked.library, asked.today, voice.language)
    root = site_url.rstrip("/")
    return lambda ref: f"{root}/{pages.record_uri(asked.library.by_id[ref.id])}"


def _write(voice: Voice, output: Path | None, content: str | bytes) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    if output is None:
        sys.stdout.buffer.write(data)
        return
    from mia_kb.cli.writing import write_over

    write_over(voice, output, data)
    voice.tell(WRITTEN, path=output)
