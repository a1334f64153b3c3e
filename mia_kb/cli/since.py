"""`--since` of `mia-kb report health`: a former report to compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from mia_kb.cli.common import Voice
    from mia_kb.reports.editions import Edition

ONLY_HEALTH = N_("--since: only the health report can be compared with a former one; leave it out")
NOT_READ = N_("{path}: cannot be read ({reason}); name the JSON of a former health report")
TOO_LATE = N_("{path}: is of {day}, which is not before the day of the report; name an earlier one")


def former(voice: Voice, report: str, path: Path | None, day: date) -> tuple[Edition, ...]:
    """The edition in the file, if one is named; ends with exit code 2 where it cannot be compared with."""
    from mia_kb.reports.editions import Edition, edition

    if path is None:
        return ()
    if report != "health":
        voice.refuse(ONLY_HEALTH)
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        voice.refuse(NOT_READ, path=path, reason=getattr(error, "strerror", None) or "UTF-8")
    found = edition(text)
    if not isinstance(found, Edition):
        voice.refuse(found.text, path=path, **dict(found.details))
    if found.day >= day:
        voice.refuse(TOO_LATE, path=path, day=found.day)
    return (found,)
