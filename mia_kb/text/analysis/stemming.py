"""Reduce a folded word to its stem, and a stem to the root that related words share.

Swedish is stemmed by Snowball's rules, written as expressions: five times as fast as its generated Python, which
matters where every end of a compound is stemmed, and the client gets the same ones (`swedish` in its search.js).
Tests hold all three equal, but for what Snowball leaves out for the sake of few exceptions: -an of "skolan", -et after
two consonants as in "jobbet" and "busskortet", and the second m of "programmet", which "program" is written without;
and for nouns that end like an inflected word ("mentor", "insats", "enkät", "kostnad"), of which Snowball takes the end,
but not of their other forms ("mentorer", "insatsen"): these go back to the word first (`FORMS`), and it is left whole
where it can be told.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT_WORDS = 1 << 16  # all but the rarest words of ten thousand records
SHORTEST_ROOT = 4
SHORTEST_REGION = 3
# what makes nouns and adjectives of verbs, left when the stemmer has taken inflection away; longest first
REPLACED = {
    "erings": "er",
    "ations": "er",
    "ering": "er",
    "ation": "er",
    "nings": "",
    "ning": "",
    "ings": "",
    "skap": "",
    "ing": "",
    "isk": "",
    "ator": "er",
    "at": "er",
    "dn": "d",
    "gn": "g",
    "kn": "k",
    "j": "",
}
_DERIVED = tuple(REPLACED)
# a light English stemmer, one rule after the other: plural, tense, the final e that the other forms have lost;
# small enough for the client to have it too
ENGLISH = (
    ("^(...+)ies$", r"\1y"),
    ("^(..+(?:ss|sh|ch|x|zz))es$", r"\1"),
    ("^(..+[^su])s$", r"\1"),
    ("^(.*[aeiouy]([bdfgmnprt]))\\2(?:ed|ing)$", r"\1"),
    ("^(.*[aeiouy].+)(?:ed|ing)$", r"\1"),
    ("^(...+)e$", r"\1"),
)


_NOUN = "en|ens|er|ers|erna|ernas"
# how words end, and what their other forms have more: it goes first, so that all have the stem of the word
FORMS = (
    ("mrad", "e|et|ets|ena|enas|" + _NOUN),  # område
    ("(?:[^a]d|[gklnt])e", "na|nas"),  # mötena, ärendena
    ("[dfnst]or", "n|ns|s|et|ets|" + _NOUN),  # mentorn, kontoret, aktörerna
    ("(?:[bdfgkmnprtv]|[^e]l)s", "et|ets|" + _NOUN),  # insatser, kursen
    ("ad", _NOUN),  # kostnader
    ("at", "et|ets|" + _NOUN),  # enkäten, resultatet
    ("ar", "et|ets"),  # ansvaret
    ("are", "s"),  # deltagares
    ("het", "ernas"),  # verksamheternas
    ("(?:al|ell|am|iv|bar|los)", "t"),  # digitalt, gemensamt
    ("los", "a"),  # arbetslösa
    ("(?:omi|api|rgi|ogi|afi|demi|egi|rati)", "n|ns"),  # ekonomin
)


# Snowball's endings and conditions, as expressions that are the same in Python and in a browser
SWEDISH = {
    "form": "^[^aeiouy]*[aeiouy].*(?:" + "|".join(f"{kept}(?=(?:{more})$)" for kept, more in FORMS) + ")",
    "region": "^[^aeiouy]*[aeiouy]+[^aeiouy]",
    "kept": "(?:(?:[kn]t|..[^g][aiou]t|ess|ens|ris)or|(?:enk|sult|andid|ifik|klim)at|svar|manad|mrad)$",
    "main": "(?:a|arna|erna|heterna|orna|ad|e|ade|ande|arne|are|aste|en|anden|aren|heten|ern|ar|er|heter|or|s|as|arnas|"
    "ernas|ornas|es|ades|andes|ens|arens|hetens|erns|at|et|andet|het|ast)$",
    "pair": "(?:dd|gd|nn|dt|gt|kt|tt)$",
    "other": "(?:lig|ig|els|fullt)$",
    "s": "[bcdfghjklmnoprtvy]s$",
    "et": ".[aeiouy][^aeiouy]$|[aeiouy][^aeiouy]*(?:[^aeiouy][^aeiouylr]|ll|rr)$",
    "an": "...ans?$",
    "notAn": "(?:pl|m|b)ans?$",
    "notEt": (
        "(?:budg|magn|trump|intern|fab|h|pak|rak|stak|kom|iet|cit|dit|alit|ilit|mit|nit|pit|rit|sit|tit|uit|ivit|kvit"
        "|xit)$"
    ),
}
INFLECTED = frozenset("adegmnrst")  # the last letters of all endings
_SWEDISH = {name: re.compile(pattern) for name, pattern in SWEDISH.items()}


@lru_cache(KEPT_WORDS)
def stem(word: str, language: Language = Language.SV) -> str:
    """The stem of a folded word."""
    return stemmer(language)(word)


def stemmer(language: Language) -> Callable[[str], str]:
    """What gives the stems of a language."""
    return _english if language == Language.EN else swedish


def swedish(word: str) -> str:
    """The word without the longest ending that stands in its region: after the first consonant after a vowel."""
    if word[-1:] not in INFLECTED:
        return word
    if form := _SWEDISH["form"].match(word):
        word = form.group()
    region = _SWEDISH["region"].match(word)
    if region is None or len(word) < SHORTEST_REGION:
        return word
    start = max(SHORTEST_REGION, region.end())
    if _SWEDISH["an"].search(word) and not _SWEDISH["notAn"].search(word):
        word = word[: word.rindex("a")]
    elif not _SWEDISH["kept"].search(word) and (main := _SWEDISH["main"].search(word, start)):
        word = word[: len(word) - _dropped(word, main.group())]
    if _SWEDISH["pair"].search(word, start):
        word = word[:-1]
    if word.endswith("mm"):
        word = word[:-1]
    if other := _SWEDISH["other"].search(word, start):
        word = word[:-1] if other.group() == "fullt" else word[: other.start()]
    return word


def _dropped(word: str, ending: str) -> int:
    """How many letters go with an ending: none where -s or -et belongs to the word."""
    if ending == "et":
        return 2 if _is_et(word[:-2]) else 0
    if ending != "s":
        return len(ending)
    if word.endswith("ets") and _is_et(word[:-3]):
        return 3
    return 1 if _SWEDISH["s"].search(word) else 0


def _is_et(before: str) -> bool:
    """Whether -et after this is an ending ("huset"), not part of a word ("planet", "kabinett")."""
    return bool(_SWEDISH["et"].search(before)) and not _SWEDISH["notEt"].search(before)


@lru_cache(KEPT_WORDS)
def root(stemmed: str) -> str:
    """The root of a stem, itself where it has none: "samordn" of "samordning", so that it meets "samordnare"."""
    ending = derivation(stemmed)
    return stemmed[: -len(ending)] + REPLACED[ending] if ending else stemmed


def derivation(stemmed: str) -> str:
    """The ending that made the stem out of its root, "" where there is none."""
    for ending in REPLACED if stemmed.endswith(_DERIVED) else ():
        if stemmed.endswith(ending) and len(stemmed) - len(ending) >= SHORTEST_ROOT:
            return ending
    return ""


def _english(word: str) -> str:
    """The word without its endings of plural and tense."""
    for pattern, instead in ENGLISH:
        word = re.sub(pattern, instead, word)
    return word
