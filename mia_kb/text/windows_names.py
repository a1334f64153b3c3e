"""Names that Windows keeps for itself, whatever comes after a full stop."""

from __future__ import annotations

WINDOWS_NAMES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
