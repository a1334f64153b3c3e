"""The health reports of former editions that a library keeps, as the site's settings name their folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.engines.failure import Failure
from mia_kb.reports.editions import Edition, edition
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from pathlib import Path

NO_FOLDER = N_("{path}: there is no such folder; the setting trend names where former health reports are kept as JSON")
NOT_READ = N_("{path}: cannot be read ({reason})")
SAME_DAY = N_("{path}: is of the same day as {other}; keep one of them")


def read_editions(folder: Path | None) -> tuple[Edition, ...]:
    """The editions in the `.json` files of a folder, in order of time; raises `Failure` for a file that is none."""
    if folder is None:
        return ()
    if not folder.is_dir():
        raise Failure(NO_FOLDER, path=folder)
    found: dict[Edition, Path] = {}
    for path in sorted(folder.glob("*.json")):
        one = _read(path)
        twin = next((other for known, other in found.items() if known.day == one.day), None)
        if twin:
            raise Failure(SAME_DAY, path=path, other=twin.name)
        found[one] = path
    return tuple(sorted(found, key=lambda one: one.day))


def _read(path: Path) -> Edition:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(NOT_READ, path=path, reason=getattr(error, "strerror", None) or "UTF-8") from error
    found = edition(text)
    if isinstance(found, Edition):
        return found
    raise Failure(found.text, path=path, **dict(found.details))
