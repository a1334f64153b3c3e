"""Pictures as they are published, and what is noted in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.attachments import gif, jpeg, png, webp
from mia_kb.attachments.broken import Broken

if TYPE_CHECKING:
    from types import ModuleType

FORMATS = "JPEG, PNG, GIF, WebP"


def stripped(data: bytes) -> bytes:
    """The same pixels, stored as they were, without what tells who made the picture, when, where or with what.

    The same bytes where there is nothing to strip. Raises `Broken`.
    """
    kept: bytes = _format(data).stripped(data)
    return kept


def notes(data: bytes) -> tuple[bytes, ...]:
    """Everything that is noted in the picture, which way is up among it. Raises `Broken`."""
    return tuple(_format(data).notes(data))


def _format(data: bytes) -> ModuleType:
    """The module of the format that the first bytes are of."""
    if data.startswith(jpeg.START):
        return jpeg
    if data.startswith(png.START):
        return png
    if data.startswith(gif.STARTS):
        return gif
    if webp.is_webp(data):
        return webp
    raise Broken(FORMATS, 0)
