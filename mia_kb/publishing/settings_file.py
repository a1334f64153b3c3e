"""Settings as `mkdocs.yml` has them, which every engine reads."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mia_kb.engines.failure import Failure
from mia_kb.engines.mkdocs import NO_PLUGIN, PLUGIN, load
from mia_kb.publishing.settings import Settings, today
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def read_settings(config_file: Path, site: Path | None = None, *, strict: bool | None = None) -> Settings:
    """The settings in `config_file`, with the given ones in their place; raises `Failure` when they cannot be used."""
    return settings_from(load(config_file.absolute(), site_dir=str(site.absolute()) if site else None, strict=strict))


def settings_from(config: MkDocsConfig) -> Settings:
    """The settings of a loaded `mkdocs.yml`."""
    plugin = config.plugins.get(PLUGIN)
    if plugin is None:
        raise Failure(NO_PLUGIN, path=config.config_file_path)
    own = plugin.config
    config_file = Path(config.config_file_path)
    return Settings(
        config_file=config_file,
        records=config_file.parent / own["records"],
        docs=Path(config.docs_dir),
        site=Path(config.site_dir),
        today=today(os.environ.get("SOURCE_DATE_EPOCH")),
        languages=tuple(language for language in Language if language == "sv" or language in own["languages"]),
        site_url=config.site_url or "",
        edit=own["edit"] or "",
        english=own["english"],
        strict=bool(config.strict),
        force=own["force"],
    )
