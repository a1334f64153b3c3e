"""What a build is told by the site's settings (`mkdocs.yml`) and by the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Standing:
    """A site as the build of a `turn` left it: its folder has this number and time of change, whatever its name."""

    turn: bytes
    number: int
    changed: int

    @classmethod
    def at(cls, site: Path, turn: bytes) -> Standing:
        """The site of that turn, which is at `site` now."""
        status = site.stat()
        return cls(turn, status.st_ino, status.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that shapes a site but its records and pages.

    `config_file` is the site's `mkdocs.yml`, whose folder is the `root` of the repository; `records` and `docs` are the
    folders of YAML records and hand-written pages, `site` the folder that is published. `today` decides what is stale.
    `edit` is an address that, followed by a path in the repository, opens that file for editing. `strict` makes
    warnings stop the build, `clean` writes every file anew, `force` replaces a site that another program built.
    `workers` is how many processes share the work; 0 lets the number of records and processors decide.
    `sources` are all files and folders besides the records that the engine makes its pages from, empty when that cannot
    be told. With `keep`, a build leaves what the next one can use, as that of its `turn`; `former` is the build whose
    site stands untouched, since when nothing but records may have changed.
    `trend` is the folder of former health reports, `eu_emblem` whether the report to the funder shows the emblem.
    """

    config_file: Path
    records: Path
    docs: Path
    site: Path
    today: date
    languages: tuple[Language, ...] = (Language.SV, Language.EN)
    site_url: str = ""
    edit: str = ""
    english: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False
    clean: bool = False
    force: bool = False
    workers: int = 0
    sources: tuple[Path, ...] = ()
    keep: bool = False
    turn: bytes = b""
    former: Standing | None = None
    trend: Path | None = None
    eu_emblem: bool = False

    @property
    def root(self) -> Path:
        """The repository: the folder that holds the settings, and from which an edit link counts."""
        return self.config_file.parent


def today(source_date_epoch: str | None) -> date:
    """The day of the build in UTC: the one of `SOURCE_DATE_EPOCH` if given, else the clock's."""
    if source_date_epoch and source_date_epoch.isdigit():
        return datetime.fromtimestamp(int(source_date_epoch), UTC).date()
    return datetime.now(UTC).date()
