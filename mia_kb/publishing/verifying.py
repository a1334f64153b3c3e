"""Whether a finished site is what these records, pages and this program give."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.engines.failure import Failure
from mia_kb.publishing.build import request_for
from mia_kb.publishing.tree import site_files
from mia_kb.rendering.page import Asset
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from mia_kb.engines.engine import Engine
    from mia_kb.publishing.content import Content
    from mia_kb.publishing.settings import Settings

NO_SITE = N_("{site}: there is no site here")
REFUSED = N_("The records have errors, so they give no site; mia-kb check tells which")


class Comparison(NamedTuple):
    """How many files the site ought to have, and the addresses at which it differs, each list in order."""

    files: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the site is what it ought to be, byte for byte."""
        return not (self.changed or self.missing or self.extra)


def compare(settings: Settings, content: Content, engine: Engine, site: Path) -> Comparison:
    """Build elsewhere and compare with `site`, which is only read. Raises `Failure` when it cannot be built."""
    if not site.is_dir():
        raise Failure(NO_SITE, site=site)
    contents = content(settings)
    if contents.stop_the_build(strict=False):
        raise Failure(REFUSED)
    with tempfile.TemporaryDirectory(prefix="mia-kb-") as folder:
        away = replace(settings, site=Path(folder) / "site")
        rendered = engine(request_for(away, contents, Path(folder) / "engine"))
        files = (file for file in site_files(rendered, contents) if isinstance(file, Asset))  # there is no former site
        state = {file.uri: _state(site / file.uri, file.content) for file in files}
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() or path.is_symlink()}
    return Comparison(
        len(state),
        tuple(sorted(uri for uri, found in state.items() if found == "changed")),
        tuple(sorted(uri for uri, found in state.items() if found == "missing")),
        tuple(sorted(there - state.keys())),
    )


def _state(path: Path, content: bytes) -> str:
    if path.is_symlink() or not path.is_file():
        return "missing"
    return "same" if path.read_bytes() == content else "changed"
