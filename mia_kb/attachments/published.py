"""Files as they are published: what programs and cameras note in pictures and drawings is left out."""

from __future__ import annotations

from mia_kb.attachments import pictures
from mia_kb.attachments.drawing import read_drawing
from mia_kb.attachments.endings import DRAWINGS, PICTURES


def published(ending: str, data: bytes) -> bytes:
    """The bytes to publish of a file whose name ends so; raises `Broken`."""
    if ending in PICTURES:
        return pictures.stripped(data)
    return read_drawing(data).content if ending in DRAWINGS else data
