"""The two languages of the interface, and the catalogues of what it says."""

from __future__ import annotations

import gettext
from enum import StrEnum
from functools import cache, lru_cache, partial
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
DOMAINS = ("cli", "checks", "reading", "fields", "pages", "index", "search", "publishing", "reports", "adoption")
"""In the order in which they are read; no two translate one text differently."""


class Language(StrEnum):
    """A language of content and interface; Swedish comes first."""

    SV = "sv"
    EN = "en"


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate this later"
    """Mark an English text for the catalogue where it is defined, and translate it where it is shown."""
    return message


@lru_cache(maxsize=4096)
def translate(message: str, language: Language) -> str:
    """The text in `language`; English texts are their own keys."""
    return _catalogue(language).gettext(message) if message else ""


def translate_count(one: str, many: str, count: int, language: Language) -> str:
    """The singular or plural text in `language`, with `{count}` filled in."""
    return _catalogue(language).ngettext(one, many, count).format(count=count)


def words_digest(language: Language) -> str:
    """What tells the catalogues of a language from all others."""
    from hashlib import sha256  # noqa: PLC0415 - `--help` shall not wait for it

    return sha256(b"".join(path.read_bytes() for path in sorted(LOCALE.glob(f"{language}/*/*.mo")))).hexdigest()


@cache
def _catalogue(language: Language, first: int = 0) -> gettext.NullTranslations:
    """The domains of one language from the `first` on as one chain; one is read when none before it has a text."""
    if language is Language.EN or first == len(DOMAINS):
        return gettext.NullTranslations()
    catalogue = gettext.translation(DOMAINS[first], LOCALE, languages=[language], fallback=True)
    catalogue.add_fallback(_Later(language, first + 1))
    return catalogue


class _Later(gettext.NullTranslations):
    """Stands for the rest of a chain."""

    def __init__(self, language: Language, first: int) -> None:
        super().__init__()
        self._rest = partial(_catalogue, language, first)

    def gettext(self, message: str) -> str:
        return self._rest().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._rest().ngettext(msgid1, msgid2, n)
