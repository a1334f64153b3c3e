"""The theme's templates without what lies in hidden folders, which is looked through only where it is asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from mkdocs.theme import Theme


class VisibleTemplates(FileSystemLoader):
    """Loads every template, and lists those in visible folders.

    MkDocs lists all to publish the visible ones; Material's `.icons` alone holds fourteen thousand.
    """

    def list_templates(self) -> list[str]:
        """Their names, in order."""
        return sorted({name for folder in self.searchpath for name in _visible(os.fspath(folder))})


def _visible(folder: str) -> Iterator[str]:
    for path, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        beside = os.path.relpath(path, folder).replace(os.sep, "/")
        yield from (name if beside == "." else f"{beside}/{name}" for name in names)


def list_visible(theme: Theme) -> None:
    """Make the environment of `theme` list its visible templates only."""
    plain = theme.get_env

    def get_env() -> Environment:
        environment = plain()
        environment.loader = VisibleTemplates(theme.dirs)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]  # MkDocs offers no other way to its environment this early
