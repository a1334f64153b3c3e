"""`mia-kb build --verify SITE`: tell whether a site is what these records give."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from pathlib import Path

    from mia_kb.cli.common import Voice

SAME = N_("{site}: {files} files, each what these records give.")
DIFFERS = N_(
    "{site}: not what these records give on this day: {changed} changed, {missing} missing, {extra} extra files."
)
MOST = 20
"""Addresses that are listed of each sort."""


def verify(voice: Voice, config_file: Path, site: Path) -> None:
    """Compare `site` with what the settings give; exit code 1 when it differs, its addresses on standard output."""
    from mia_kb.engines.failure import Failure
    from mia_kb.engines.mkdocs import render
    from mia_kb.publishing.settings_file import read_settings
    from mia_kb.publishing.site import contents
    from mia_kb.publishing.verifying import compare

    try:
        found = compare(read_settings(config_file), contents, render, site)
    except Failure as failure:
        click.echo(failure.text(voice.language), err=True)
        sys.exit(1)
    if found.same:
        voice.tell(SAME, site=site, files=found.files)
        return
    for sign, uris in (("~", found.changed), ("-", found.missing), ("+", found.extra)):
        for uri in uris[:MOST]:
            click.echo(f"{sign} {uri}")
    counts = {"changed": len(found.changed), "missing": len(found.missing), "extra": len(found.extra)}
    voice.tell(DIFFERS, site=site, **counts)
    sys.exit(1)
