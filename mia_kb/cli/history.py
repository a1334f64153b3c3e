"""`mia-kb check --history`: personal data that has been removed from the records, and is still in their git history."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mia_kb.cli.common import Voice
    from mia_kb.problems import Rule

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


def look_through(voice: Voice, folder: Path) -> None:
    """Tell every commit that added personal data below `folder`, never the data; exit code 1 if there is any."""
    git = shutil.which("git")
    if git is None or not _has_history(git, folder):
        voice.refuse(NO_HISTORY, path=folder)
    command = [str(git), "-C", str(folder), "-c", "core.quotePath=false", *COMMAND, "."]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", errors="replace") as log:  # noqa: S603 - git itself, with options of ours
        seen = _Seen()
        found = list(dict.fromkeys(_traces(log.stdout or (), seen)))
        log.kill()
    for trace in found:
        click.echo(f"{trace.commit} {trace.path}: {translate(trace.rule.message, voice.language)} [{trace.rule.code}]")
    if seen.lines >= MOST_LINES:
        voice.tell(STOPPED, lines=MOST_LINES)
    if found:
        voice.tell(FOUND, count=len(found), commits=seen.commits)
        sys.exit(1)
    voice.tell(CLEAN, commits=seen.commits)


class _Seen:
    """How much of the history was looked through."""

    commits = 0
    lines = 0


def _has_history(git: str, folder: Path) -> bool:
    asked = subprocess.run([git, "-C", str(folder), "rev-parse", "HEAD"], capture_output=True, check=False)  # noqa: S603 - as above
    return asked.returncode == 0


def _traces(log: Iterable[str], seen: _Seen) -> Iterator[Trace]:
    """Every line that a commit added, and every name of a file, which holds personal data."""
    from mia_kb.checks.discreet import LOOKS, shown

    commit = path = ""
    for line in log:
        seen.lines += 1
        if seen.lines > MOST_LINES:
            return
        if line.startswith("commit "):
            commit, seen.commits = line.split()[1], seen.commits + 1
        elif line.startswith(("+++ ", "+")):
            if line.startswith("+++ "):
                path = shown(line[4:].strip().removeprefix("b/"))
            text = line[1:LONGEST]
            yield from (Trace(commit, path, rule) for rule, holds in LOOKS if holds(text))
