"""Pictures as they are published."""

from __future__ import annotations

from mia_kb.attachments import gif, jpeg, png, webp
from mia_kb.attachments.broken import Broken

FORMATS = "JPEG, PNG, GIF, WebP"


def stripped(data: bytes) -> bytes:
    """The same pixels, stored as they were, without what tells who made the picture, when, where or with what.

    The same bytes where there is nothing to strip. Raises `Broken`.
    """
    if data.startswith(jpeg.START):
        return jpeg.stripped(data)
    if data.startswith(png.START):
        return png.stripped(data)
    if data.startswith(gif.STARTS):
        return gif.stripped(data)
    if webp.is_webp(data):
        return webp.stripped(data)
    raise Broken(FORMATS, 0)
