"""The words for an effect, which follow how certain it is (SBU's wording for GRADE)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.records.vocabulary import Certainty, EvidenceLevel
from mia_kb.text.languages import N_, translate

if TYPE_CHECKING:
    from mia_kb.records.method import Evidence
    from mia_kb.text.languages import Language

LEADS_TO = {
    Certainty.HIGH: N_("Leads to"),
    Certainty.MODERATE: N_("Probably leads to"),
    Certainty.LOW: N_("Possibly leads to"),
    Certainty.VERY_LOW: N_("It is not possible to assess whether it leads to"),
    Certainty.NOT_ASSESSED: N_("Nobody has assessed how certain it is that it leads to"),
}
"""How the studied effect is introduced."""
MEANS = {
    Certainty.HIGH: N_("The assessment is that the result is right."),
    Certainty.MODERATE: N_("It is likely that the result is right."),
    Certainty.LOW: N_("It is possible that the result is right."),
    Certainty.VERY_LOW: N_("It is not possible to assess whether the result is right."),
    Certainty.NOT_ASSESSED: N_("Nobody has assessed how certain the result is."),
}
"""What a certainty says of the result."""
NO_EFFECT = N_("Tested in a rigorous study that found no effect on")
NO_EFFECT_AT_ALL = N_("Tested in a rigorous study that found no effect.")


def leads_to(evidence: Evidence, language: Language) -> str:
    """The words before the studied effect; nothing without one, but for a method tested without effect."""
    if evidence.level is EvidenceLevel.EN:
        return translate(NO_EFFECT if evidence.effect else NO_EFFECT_AT_ALL, language)
    return translate(LEADS_TO[evidence.certainty], language) if evidence.effect else ""


def certainty_means(certainty: Certainty, language: Language) -> str:
    """What a certainty says of the result."""
    return translate(MEANS[certainty], language)
