"""What a site engine is asked for, and what it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mia_kb.engines.frame import Frame
    from mia_kb.rendering.page import Page, Section
    from mia_kb.text.languages import Language


@dataclass(frozen=True, slots=True)
class EngineRequest:
    """Which site to render (`config_file`), where to put it (`folder`), and the sections that need frames.

    `site_url` replaces the one of the settings; `strict` makes the engine's warnings errors.
    """

    config_file: Path
    folder: Path
    sections: tuple[Section, ...]
    site_url: str | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Frames:
    """A frame for each section's own page, by its `uri`, and one for all other pages of a section."""

    pages: dict[str, Frame]
    sections: dict[tuple[Language, str], Frame]

    def fill(self, page: Page) -> str:
        """The whole HTML of `page`; raises `KeyError` when it belongs to no section."""
        frame = self.pages.get(page.uri) or self.sections[page.language, page.section]
        return frame.fill(page)


@dataclass(frozen=True, slots=True)
class EngineResult:
    """The frames, the engine's own finished files under `folder`, and the site's address (`https://…/`) if known.

    The finished files are all that `folder` holds, but for frames: pages written by hand, the theme's scripts and styles.
    """

    frames: Frames
    folder: Path
    site_url: str = ""


Engine = Callable[[EngineRequest], EngineResult]
