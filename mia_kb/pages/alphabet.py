"""The order of words in a language: in Swedish å, ä and ö come last."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

from mia_kb.text.languages import Language

AFTER_Z = (("å", "{"), ("ä", "|"), ("ö", "}"))
"""The letters that follow z in Swedish, each with a sign that follows it in ASCII."""
SWEDISH = "ÅÄÖ"
NO_LETTER = "0-9"
"""The heading for what begins with a digit or a sign."""


@lru_cache(maxsize=20_000)
def order(text: str, language: Language) -> str:
    """A key that sorts texts as a reader of the language expects; signs before the first letter do not count."""
    folded = normalize("NFC", text).casefold()
    start = next((place for place, sign in enumerate(folded) if sign.isalnum()), 0)
    folded = folded[start:]
    if language == Language.SV:
        for sign, after in AFTER_Z:
            folded = folded.replace(sign, after)
    if folded.isascii():
        return folded
    return normalize("NFKD", folded).encode("ascii", "ignore").decode()


def code(sign: str) -> str:
    """A letter in an address, which has only ASCII: å, ä and ö keep apart from a and o."""
    return {"Å": "aa", "Ä": "ae", "Ö": "oe"}.get(sign, sign.casefold())


def letter(text: str, language: Language) -> str:
    """The letter that a text is looked for under: A to Z, in Swedish also Å, Ä and Ö; `NO_LETTER` for the rest."""
    first = next((sign for sign in normalize("NFC", text).upper() if sign.isalnum()), "")
    if first in SWEDISH and first and language == Language.SV:
        return first
    plain = normalize("NFKD", first).encode("ascii", "ignore").decode()[:1]
    return plain if plain.isalpha() else NO_LETTER
