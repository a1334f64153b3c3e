"""An id made from a title."""

from __future__ import annotations

import re
import unicodedata


def slug(title: str, longest: int = 80) -> str:
    """Lower-case a-z, digits and single hyphens, cut between words; å and ä become a, ö becomes o."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    while words and len("-".join(words)) > longest:
        words.pop()
    return "-".join(words)
