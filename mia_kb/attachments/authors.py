"""Whether what stands as the author of a file is somebody, or an organisation or a program."""

from __future__ import annotations

import re

_NOBODY = re.compile(
    r"kommun|region|stad\b|landsting|förbund|förmedling|kassan\b|verket\b|myndighet|förvaltning|nämnd|projekt|kansli"
    r"|enhet|avdelning|stiftelse|förening|bolag|universitet|högskola|institut|delegation|association|agency|office"
    r"|\bAB\b|mia-kb|microsoft|adobe|libreoffice|openoffice|google|canva|python|openpyxl|pandoc|latex|typst|inkscape"
    r"|figma|\buser\b|\badmin|användare|unknown|okänd|\bauthor\b|\bförfattare\b|^un-?named$",
    re.IGNORECASE,
)


def is_somebody(author: str) -> bool:
    """Whether a property names a person; one that is no known organisation's or program's is taken for a person's."""
    return any(letter.isalpha() for letter in author) and _NOBODY.search(author) is None
