"""New files that a command writes: whole, or not at all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from mia_kb.engines.failure import Failure
from mia_kb.publishing.adding import Addition, add_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mia_kb.cli.common import Voice


def write_new(voice: Voice, path: Path, content: bytes) -> None:
    """Write one new file; see `add_or_end`."""
    add_or_end(voice, [Addition(path, content)])


def add_or_end(voice: Voice, additions: Sequence[Addition]) -> None:
    """Write all the files, or none; ends with exit code 1 where one is there already or cannot be written."""
    try:
        add_all(additions)
    except Failure as failure:
        click.echo(failure.text(voice.language), err=True)
        sys.exit(1)
