"""What a word of a text is counted as: its stem, or nothing where it is too common to tell of anything."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mia_kb.text.analysis.stemming import KEPT_WORDS, stemmer
from mia_kb.text.analysis.stopwords import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.text.languages import Language


@cache
def terms(language: Language) -> Callable[[str], str]:
    """What gives the stem of a folded word, or "" for a stop word.

    Each word is worked out once. One function for each language, since each is asked for hundreds of words a record.
    """
    stops, stem = STOP_WORDS[language], stemmer(language)

    @lru_cache(KEPT_WORDS)
    def term(word: str) -> str:
        return "" if word in stops else stem(word)

    return term
