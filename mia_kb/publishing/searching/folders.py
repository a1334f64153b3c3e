"""Where the indexes of a site are, and what the kinds of hits in them are called."""

from __future__ import annotations

from mia_kb.rendering.kinds import KIND_LOOKS, KindLook
from mia_kb.search.document import PAGE
from mia_kb.text.languages import N_, Language, translate

FOLDERS = {Language.SV: "search/", Language.EN: "en/search/"}
"""Each language's index, from the site's root."""
KINDS = {**KIND_LOOKS, PAGE: KindLook(N_("Page"), N_("Pages"), "material/file-document-outline")}
"""The kinds of hits, in the order in which people meet them."""


def kind_name(kind: str, language: Language) -> str:
    """What a kind of hit is called, in the singular."""
    return translate(KINDS[kind].one, language)
