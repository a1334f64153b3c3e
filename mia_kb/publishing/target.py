"""Whether a folder may be replaced by a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.engines.failure import Failure
from mia_kb.publishing.tree import MARKER
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from pathlib import Path

    from mia_kb.publishing.settings import Settings

NOT_A_FOLDER = N_("{site}: a file stands where the site should go; move it or choose another folder with -d")
SOURCES = N_("{site}: the folder holds the sources of the site ({path}); choose another folder with -d")
REPOSITORY = N_("{site}: the folder is a git repository of its own; build elsewhere and copy the site into it")
OLD_SITE = N_("{site}: a site built by MkDocs alone; move it away, or replace it with --force")
NOT_OURS = N_("{site}: the folder holds files that are not of a site built here; move them, or choose another with -d")
_MKDOCS = b'<meta name="generator" content="mkdocs-'


def check_target(site: Path, settings: Settings) -> None:
    """Raise `Failure` unless `site` is missing, empty, or a site that was built here (or by MkDocs, with `force`)."""
    if not site.exists():
        return
    if not site.is_dir():
        raise Failure(NOT_A_FOLDER, site=site)
    for source in (settings.config_file, settings.records, settings.docs):
        if source.resolve().is_relative_to(site):
            raise Failure(SOURCES, site=site, path=source)
    if (site / ".git").exists():
        raise Failure(REPOSITORY, site=site)
    if (site / MARKER).is_file() or not any(site.iterdir()):
        return
    if not _built_by_mkdocs(site):
        raise Failure(NOT_OURS, site=site)
    if not settings.force:
        raise Failure(OLD_SITE, site=site)


def _built_by_mkdocs(site: Path) -> bool:
    home = site / "index.html"
    return (site / "sitemap.xml").is_file() and home.is_file() and _MKDOCS in home.read_bytes()
