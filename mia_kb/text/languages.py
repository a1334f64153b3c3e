"""The two languages of the interface, and the catalogues of what it says."""

from __future__ import annotations

import gettext
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
DOMAINS = ("reading", "fields", "checks", "pages", "index", "search", "publishing", "reports", "adoption", "cli")


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
def _catalogue(language: Language) -> gettext.NullTranslations:
    """All domains of one language as one chain."""
    chain = gettext.NullTranslations()
    if language is Language.EN:
        return chain
    for domain in reversed(DOMAINS):
        catalogue = gettext.translation(domain, LOCALE, languages=[language], fallback=True)
        catalogue.add_fallback(chain)
        chain = catalogue
    return chain
