"""`mia-kb check --history`: personal data that has been removed from records and pages, but not from their history."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

import click

from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mia_kb.cli.common import Voice
    from mia_kb.problems import Rule
    from mia_kb.publishing.reviewed import Reviewed

NO_HISTORY = N_("{path}: there is no git history to look through here")
CLEAN = N_("No personal data found in {commits} commits.")
FOUND = N_("{count} places in {commits} commits; rewrite the history (git filter-repo) before others get a copy.")
STOPPED = N_("The history is longer than {lines} lines; older commits were not looked through.")
MOST_LINES = 2_000_000
LONGEST = 20_000
"""Characters of a line that are looked at; a record's own text cannot be longer."""
COMMAND = (
    *("log", "--all", "--patch", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames"),
    *("--format=commit %h", "--text", "--"),
)


class Trace(NamedTuple):
    """Where personal data was added: the commit, the file then, and which rule it breaks."""

    commit: str
    path: str
    rule: Rule


class Part(NamedTuple):
    """Which of a history to look through: what was in a folder, whose path in it is `inside` (`methods/`), or empty.

    Pages may name an office's number, so of them only identity numbers are told; their files need not be texts. What is
    `reviewed` in records is not told.
    """

    folder: Path
    inside: str
    is_pages: bool
    reviewed: Reviewed


def look_through(voice: Voice, folder: Path, pages: Path | None) -> None:
    """Tell every commit that added personal data below `folder`, or identity numbers below that of the `pages`.

    It never tells the data. Exit code 1 if there is any.
    """
    git = shutil.which("git")
    if git is None or _asked(git, folder, "HEAD") is None:
        voice.refuse(NO_HISTORY, path=folder)
    seen = _Seen()
    parts = [_records(git, folder), *([_pages(git, pages)] if pages else [])]
    found = list(dict.fromkeys(trace for part in parts for trace in _found(git, part, seen)))
    for trace in found:
        click.echo(f"{trace.commit} {trace.path}: {translate(trace.rule.message, voice.language)} [{trace.rule.code}]")
    if seen.lines >= MOST_LINES:
        voice.tell(STOPPED, lines=MOST_LINES)
    if found:
        voice.tell(FOUND, count=len(found), commits=len(seen.commits))
        sys.exit(1)
    voice.tell(CLEAN, commits=len(seen.commits))


class _Seen:
    """How much of the history was looked through."""

    def __init__(self) -> None:
        self.commits: set[str] = set()
        self.lines = 0


def _records(git: str, folder: Path) -> Part:
    from mia_kb.publishing.checking import records_root
    from mia_kb.publishing.reviewed import reviewed_lines

    root = records_root(folder)
    inside = _asked(git, root, "--show-prefix") or ""
    reviewed = reviewed_lines(root, datetime.now(UTC).date())
    return Part(folder, inside, is_pages=False, reviewed=reviewed)


def _pages(git: str, folder: Path) -> Part:
    return Part(folder, _asked(git, folder, "--show-prefix") or "", is_pages=True, reviewed=frozenset())


def _asked(git: str, folder: Path, what: str) -> str | None:
    """What git says of the history that a folder is in; None where it is in none."""
    told = subprocess.run([git, "-C", str(folder), "rev-parse", what], capture_output=True, check=False)  # noqa: S603 - git itself, with options of ours
    return None if told.returncode else told.stdout.decode("utf-8", "replace").strip()


def _found(git: str, part: Part, seen: _Seen) -> Iterator[Trace]:
    command = [git, "-C", str(part.folder), "-c", "core.quotePath=false", *COMMAND, "."]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", errors="replace") as log:  # noqa: S603 - as above
        yield from _traces(log.stdout or (), part, seen)
        log.kill()


def _traces(log: Iterable[str], part: Part, seen: _Seen) -> Iterator[Trace]:
    """Every line that a commit added, and every name of a file, which holds personal data."""
    from mia_kb.checks.discreet import LOOKS, shown
    from mia_kb.publishing.written_pages import TEXTS

    commit = path = ""
    looks = LOOKS[:1] if part.is_pages else LOOKS
    for line in log:
        seen.lines += 1
        if seen.lines > MOST_LINES:
            return
        if line.startswith("commit "):
            commit, path = line.split()[1], ""
            seen.commits.add(commit)
        elif line.startswith("diff --git "):
            path = line.rstrip().rpartition(" b/")[2].rstrip('"')
            yield from (Trace(commit, shown(path), rule) for rule, holds in looks if holds(path))
        elif line.startswith("+") and not line.startswith("+++ ") and _is_read(path, part, TEXTS):
            text = line[1:LONGEST]
            for rule, holds in looks:
                if holds(text) and (path.removeprefix(part.inside), rule.code, text.strip()) not in part.reviewed:
                    yield Trace(commit, shown(path), rule)


def _is_read(path: str, part: Part, texts: frozenset[str]) -> bool:
    """Whether it is a file of texts; any is among records, where nothing else may be."""
    return not part.is_pages or PurePosixPath(path).suffix.lower() in texts
