"""What the operating system refuses, in the user's language."""

from __future__ import annotations

from mia_kb.text.languages import N_, Language, translate

REFUSED = N_("{path}: cannot be read or written ({reason})")
REASONS = (
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Is a directory"),
    N_("File exists"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("Read-only file system"),
    N_("File name too long"),
    N_("Too many open files"),
    N_("Input/output error"),
)
"""The system's reasons as it words them itself, for the catalogue; a reason that is not here stays as it is."""


def refusal(error: OSError, language: Language) -> str:
    """A line for what the system refused: which file, if it says so, and why."""
    reason = translate(error.strerror or str(error), language)
    return translate(REFUSED, language).format(path=error.filename or "mia-kb", reason=reason)
