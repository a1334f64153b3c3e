"""Files that a command writes: whole, or not at all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from mia_kb.engines.failure import Failure
from mia_kb.publishing.adding import Addition, add_all
from mia_kb.publishing.replacing import replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mia_kb.cli.common import Voice


def write_new(voice: Voice, path: Path, content: bytes) -> None:
    """Write one new file; see `add_or_end`."""
    add_or_end(voice, [Addition(path, content)])


def write_over(voice: Voice, path: Path, content: bytes) -> None:
    """Write one file, new or over the former one; ends with exit code 1 where it cannot be written."""
    try:
        replace_file(path, content)
    except Failure as failure:
        _end(voice, failure)


def add_or_end(voice: Voice, additions: Sequence[Addition]) -> None:
    """Write all the files, or none; ends with exit code 1 where one is there already or cannot be written."""
    try:
        add_all(additions)
    except Failure as failure:
        _end(voice, failure)


def _end(voice: Voice, failure: Failure) -> NoReturn:
    click.echo(failure.text(voice.language), err=True)
    sys.exit(1)
