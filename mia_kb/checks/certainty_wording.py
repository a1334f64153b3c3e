"""Words about a method's effect that are stronger than what is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.checks.prose import sentences
from mia_kb.library.queries import typed
from mia_kb.problems import Level, Rule
from mia_kb.records.method import Method
from mia_kb.records.vocabulary import Certainty
from mia_kb.text.languages import N_
from mia_kb.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.reading.nodes import Location

RULE = Rule(
    code="MIA601",
    slug="stronger-than-certainty",
    level=Level.WARNING,
    message=N_("“{phrase}” says more than the certainty {certainty} allows."),
    remedy=N_("Write: {instead}"),
    why=N_(
        "The words are part of the scale. Where the certainty is high one may write that a method leads to "
        "something, where it is moderate that it probably does, where it is low that it possibly does. Where it is "
        "very low, or nobody has assessed it, it is not possible to tell. The steps and words are those of SBU and "
        "GRADE."
    ),
    bad="evidence:\n  certainty: low\n  about: Stödet leder till arbete.",
    good="evidence:\n  certainty: low\n  about: Stödet leder möjligen till arbete.",
)
RULES = (RULE,)
_PROBABLY = r"troligen|troligtvis|sannolikt|probably|likely"
_POSSIBLY = r"möjligen|möjligtvis|kanske|kan|tyder på|possibly|may|might|could|suggests?"
_CANNOT_TELL = (
    r"inte|ingen|inget|inga|saknas?|oklart|bedömas?|kallar|kallas|uppger|påstår|hävdar|not|no|lacks?|unclear|whether"
    r"|calls?|claims?"
)


def _claims(held_back: str = "") -> re.Pattern[str]:
    """Phrases that claim an effect, bare or with one of the words `held_back` amid them."""
    amid = rf"(?:(?:{held_back}) )?" if held_back else ""
    return late(
        rf"\b(?:leder {amid}till|resulterar {amid}i|ger {amid}effekt|har {amid}effekt|är effektiv[at]?|är bevisa[dt]"
        rf"|bevisat|bevisad|bevisligen|evidensbaserad[et]?|garanterar|{amid}leads? to"
        r"|(?:it|this|that|which|support|team|method) results in|(?:is|are) effective|proven"
        r"|evidence-based|guarantees?)\b",
        re.IGNORECASE,
    )


def _words(*words: str) -> re.Pattern[str]:
    return late(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


TOO_STRONG = {
    Certainty.MODERATE: (_claims(), _words(_PROBABLY, _POSSIBLY, _CANNOT_TELL)),
    Certainty.LOW: (_claims(_PROBABLY), _words(_POSSIBLY, _CANNOT_TELL)),
    Certainty.VERY_LOW: (_claims(f"{_PROBABLY}|{_POSSIBLY}"), _words(_CANNOT_TELL)),
    Certainty.NOT_ASSESSED: (_claims(), _words(_PROBABLY, _POSSIBLY, _CANNOT_TELL)),
}
"""For each certainty the claims that are too strong, and the words in the same sentence that hold them back enough.

What is not assessed may retell what others have assessed about something similar.
"""
_IN_CLAIMS = (
    *("leder ", "resulterar ", "effe", "bev", "densbaserad", "garanterar"),
    *("lead", "results ", "proven", "dence-based", "guarantee"),
)
"""Parts of the claims, at least one of each; without i, which has forms that do not fold."""
_INSTEAD = {
    Certainty.MODERATE: ("leder troligen till", "probably leads to"),
    Certainty.LOW: ("leder möjligen till", "possibly leads to"),
    Certainty.VERY_LOW: ("det går inte att bedöma om", "it is not possible to tell whether"),
    Certainty.NOT_ASSESSED: ("det går inte att bedöma om", "it is not possible to tell whether"),
}
_ABOUT_EFFECT = frozenset({"title", "summary", "evidence"})
"""Fields that speak of the method's effect; the others tell how it is done, or what the problem leads to."""


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each text of a method that promises more than its certainty allows."""
    for item in context.library.of_kind.get(Method.kind, ()):
        certainty = typed(item, Method).evidence.certainty
        for leaf in context.texts[item.id] if certainty is not Certainty.HIGH else ():
            phrase = too_strong(leaf.value, certainty) if _speaks_of_effect(leaf.loc) else None
            if phrase:
                is_english = (leaf.loc[1] if leaf.loc[0] == "translations" else item.record.language.code) == "en"
                instead = _INSTEAD[certainty][is_english]
                yield finding(RULE, item, leaf.loc, phrase=phrase, certainty=certainty.code, instead=instead)


def too_strong(text: str, certainty: Certainty) -> str | None:
    """The first phrase of `text` that claims an effect, in a sentence without a word that suits the certainty."""
    claims, softened = TOO_STRONG[certainty]
    if not may_claim(text) or not claims.search(text):
        return None
    for sentence in sentences(text):
        claim = claims.search(sentence)
        if claim and not softened.search(sentence):
            return claim[0]
    return None


def may_claim(text: str) -> bool:
    """The sieve of claims: whether one of their parts is there, however its capitals are written."""
    small = text.casefold()
    return any(part in small for part in _IN_CLAIMS)


def _speaks_of_effect(loc: Location) -> bool:
    return loc[0] in _ABOUT_EFFECT or loc[0] == "translations"
