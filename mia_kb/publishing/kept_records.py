"""What was found in files of records, kept from one build to the next in parts, so that little is written again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast
from zlib import crc32

from mia_kb.publishing.kept import FOLDER, kept_beside

if TYPE_CHECKING:
    from pathlib import Path

    from mia_kb.publishing.examining import Known
    from mia_kb.publishing.kept import Kept

PARTS = 16


def load_known(kept: Kept) -> Known:
    """All that is known of files."""
    known: Known = {}
    for part in range(PARTS):
        known |= cast("Known", kept.load(_name(part)) or {})
    return known


def known_beside(config_file: Path) -> Known:
    """What the last build with these settings has left; nothing where there is none."""
    kept = kept_beside(config_file) if (config_file.parent / FOLDER).is_dir() else None
    return load_known(kept) if kept else {}


def save_known(kept: Kept, known: Known, before: frozenset[object]) -> None:
    """Keep what is known now; `before` are the keys of what was kept, and only parts with other keys are written."""
    parts: defaultdict[int, Known] = defaultdict(dict)
    for key, examined in known.items():
        parts[_part(key[0])][key] = examined
    for part in {_part(key[0]) for key in before ^ known.keys()}:  # type: ignore[index]  # keys begin with a path
        kept.save(_name(part), parts[part])


def _part(path: str) -> int:
    return crc32(path.encode("utf-8", "surrogateescape")) % PARTS


def _name(part: int) -> str:
    return f"records/{part:02}"
