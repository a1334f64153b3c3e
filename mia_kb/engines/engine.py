"""What a site engine is asked for, and what it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mia_kb.engines.frame import Frame
    from mia_kb.rendering.page import Page, Section
    from mia_kb.text.languages import Language


@dataclass(frozen=True, slots=True)
class EngineRequest:
    """Which site to render (`config_file`), where to put it (`folder`), and the sections that need frames.

    `languages` has Swedish first. `edit` is an address that, followed by a file's path in the repository, opens it for
    editing; empty where there is none. `english` holds the site's `site_name`, `site_description` and `copyright` in
    English. `site_url` replaces the one of the settings; `strict` makes the engine's warnings errors.
    """

    config_file: Path
    folder: Path
    sections: tuple[Section, ...]
    languages: tuple[Language, ...]
    edit: str = ""
    english: Mapping[str, str] = field(default_factory=dict)
    site_url: str = ""
    strict: bool = False


class Frames(NamedTuple):
    """A frame for each section's own page, by its `uri`, and one for all other pages of a section."""

    pages: dict[str, Frame]
    sections: dict[tuple[Language, str], Frame]

    def fill(self, page: Page) -> str:
        """The whole HTML of `page`; raises `KeyError` when it belongs to no section."""
        frame = self.pages.get(page.uri) or self.sections[page.language, page.section]
        return frame.fill(page)


@dataclass(frozen=True, slots=True)
class EngineResult:
    """What an engine made of a request.

    `folder` holds the engine's own finished files and nothing else: pages written by hand, the theme's scripts and
    styles. `pages` gives the language of each hand-written page, and its address in the other language (or ""), by
    address. `site_url` is where the site is (`https://…/`), empty when that is not known.
    """

    frames: Frames
    folder: Path
    site_url: str = ""
    pages: Mapping[str, tuple[str, str]] = field(default_factory=dict)


Engine = Callable[[EngineRequest], EngineResult]
