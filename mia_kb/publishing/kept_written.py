"""What is wrong with hand-written pages, looked for again only when something there has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.publishing.written_pages import problems_in_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from mia_kb.problems import Problem
    from mia_kb.publishing.kept import Kept
    from mia_kb.publishing.settings import Settings

NAME = "written"


def kept_problems(kept: Kept, settings: Settings) -> Callable[[Path, Path], Iterable[Problem]]:
    """Like `problems_in_pages`; what the former build found still holds while only records have changed since."""

    def found(docs: Path, records: Path) -> Iterable[Problem]:
        known = kept.load(NAME) if settings.former else None
        if settings.former and isinstance(known, tuple) and known[0] == settings.former.turn:
            problems: tuple[Problem, ...] = known[1]
        else:
            problems = tuple(problems_in_pages(docs, records))
        kept.save(NAME, (settings.turn, problems))
        return problems

    return found
