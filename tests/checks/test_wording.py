"""How texts are taken apart and weighed: sentences, reading index, claims and loose percentages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mia_kb.checks.certainty_wording import too_strong
from mia_kb.checks.percentages import loose
from mia_kb.checks.prose import lix, sentences
from mia_kb.records.vocabulary import Certainty

LEADS = "Stödet leder till arbete."
PROBABLY = "Stödet leder troligen till arbete."
POSSIBLY = "Stödet leder möjligen till arbete."
CLAIMS = "Möjligen. Senare: stödet leder till arbete."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En mening. En till!", ["En mening.", "En till!"]),
        ("T.ex. ca. 20 procent kom. Sedan inget.", ["T.ex. ca. 20 procent kom.", "Sedan inget."]),
        ("Rubrik\n\n- ett\n- två", ["Rubrik", "ett", "två"]),
        ("1. Först\n2. Sedan", ["Först", "Sedan"]),
        ("**Fet** [länk](https://example.org/a.b) och `kod`.", ["Fet länk och kod ."]),
        ("Rad ett\nrad två.", ["Rad ett rad två."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_reading_index_by_hand() -> None:
    # 11 words in 2 sentences is 5.5; 2 of 11 words have more than six letters: 18.2
    assert lix(["Vi träffar varje deltagare i veckan.", "Det är en bra idé."]) == (24, 11)
    # 10 words in 2 sentences is 5; 2 of 10 words have more than six letters: 20
    assert lix(["ett två tre fyra femton", "samverkan samverkan ett två tre"]) == (25, 10)
    assert lix([]) == (0, 0)
    assert lix(["123 456"]) == (0, 0)


@pytest.mark.parametrize(
    ("text", "certainty", "phrase"),
    [
        (LEADS, Certainty.MODERATE, "leder till"),
        (LEADS, Certainty.LOW, "leder till"),
        (LEADS, Certainty.VERY_LOW, "leder till"),
        (LEADS, Certainty.NOT_ASSESSED, "leder till"),
        (PROBABLY, Certainty.MODERATE, None),
        (PROBABLY, Certainty.LOW, "leder troligen till"),
        ("Stödet, som troligen hjälper, leder till arbete.", Certainty.LOW, "leder till"),
        ("It probably leads to work.", Certainty.LOW, "probably leads to"),
        (POSSIBLY, Certainty.LOW, None),
        (POSSIBLY, Certainty.VERY_LOW, "leder möjligen till"),
        (POSSIBLY, Certainty.NOT_ASSESSED, None),
        (CLAIMS, Certainty.LOW, "leder till"),
        ("Metoden är evidensbaserad.", Certainty.NOT_ASSESSED, "evidensbaserad"),
        ("Projektet kallar metoden evidensbaserad.", Certainty.NOT_ASSESSED, None),
        ("It leads to work.", Certainty.LOW, "leads to"),
        ("It possibly leads to work.", Certainty.LOW, None),
        ("Det går inte att bedöma om stödet leder till arbete.", Certainty.VERY_LOW, None),
        ("Teamet träffas varje vecka.", Certainty.LOW, None),
    ],
)
def test_a_claim_needs_a_word_that_suits_the_certainty(text: str, certainty: Certainty, phrase: str | None) -> None:
    assert too_strong(text, certainty) == phrase


@pytest.mark.parametrize(
    ("text", "percentages"),
    [
        ("27 procent började arbeta.", ["27"]),
        ("Drygt 14,4 % gick vidare, sedan 20 procent.", ["14.4", "20"]),
        ("27 procent (36 av 132) började arbeta.", []),
        ("Av 132 började 27 procent arbeta.", []),
        ("År 2019 började 27 procent arbeta.", ["27"]),
        ("Av 3 970 svar var 91 procent nöjda.", []),
        ("Alla, 100 procent, kom.", []),
        ("Hon arbetar 50 procent av heltid.", []),
        ("Efter 6 månader hade 27 procent arbete.", ["27"]),
        ("Ingen andel alls.", []),
    ],
)
def test_a_percentage_needs_a_number_beside_it(text: str, percentages: list[str]) -> None:
    assert list(loose(text)) == [Decimal(percent) for percent in percentages]
