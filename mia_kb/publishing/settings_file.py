"""Settings as `mkdocs.yml` has them, which every engine reads."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mia_kb.engines.failure import Failure
from mia_kb.engines.mkdocs import NO_PLUGIN, PLUGIN, load
from mia_kb.publishing.settings import Settings, today
from mia_kb.text.languages import N_, Language

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

LINKED = N_("{path}: a link that leads out of the library; put the files themselves here, so that nothing else is read")
_OPEN = (b"!ENV", b"!relative", b"INHERIT", b"!!python")
"""What lets settings depend on more than their own file."""
_KNOWN = frozenset({
    "mia-kb", "search", "material/search",
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes", "md_in_html", "meta",
    "sane_lists", "smarty", "tables", "toc",
    "pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite",
    "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist",
    "pymdownx.tilde",
})  # fmt: skip
"""Plugins and extensions of Markdown that read nothing but the pages themselves."""


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
        records=_inside(config_file.parent, config_file.parent / own["records"]),
        docs=_inside(config_file.parent, Path(config.docs_dir)),
        site=Path(config.site_dir),
        today=today(os.environ.get("SOURCE_DATE_EPOCH")),
        languages=tuple(language for language in Language if language == "sv" or language in own["languages"]),
        site_url=config.site_url or "",
        edit=own["edit"] or "",
        english=own["english"],
        strict=bool(config.strict),
        force=own["force"],
        sources=_sources(config),
        trend=_inside(config_file.parent, config_file.parent / own["trend"]) if own["trend"] else None,
        eu_emblem=own["eu_emblem"],
    )


def _inside(root: Path, folder: Path) -> Path:
    """The folder; raises `Failure` when it seems to lie in `root`, but a link leads elsewhere."""
    seems = Path(os.path.normpath(folder)).is_relative_to(os.path.normpath(root))
    if seems and not folder.resolve().is_relative_to(root.resolve()):
        raise Failure(LINKED, path=folder)
    return folder


def _sources(config: MkDocsConfig) -> tuple[Path, ...]:
    """All that MkDocs reads for a site with these settings; nothing when settings or their parts can bring in more."""
    config_file = Path(config.config_file_path)
    names = [*config.plugins, *map(str, config.markdown_extensions)]
    if config.hooks or any(word in config_file.read_bytes() for word in _OPEN) or not _KNOWN.issuperset(names):
        return ()
    trend = config.plugins[PLUGIN].config["trend"]
    own = [Path(folder) for folder in (config.theme.custom_dir, trend and config_file.parent / trend) if folder]
    return (config_file, Path(config.docs_dir), *own)
