"""What a check objects to gets through its sieve, alone and among other words; and ordinary words do not."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mia_kb.checks import case_details, prose
from mia_kb.checks.case_details import has_case_detail
from mia_kb.checks.case_sieve import may_hold_case_detail
from mia_kb.checks.certainty_wording import TOO_STRONG, may_claim
from mia_kb.checks.email_addresses import SIGNS, may_hold_email
from mia_kb.checks.identity_numbers import FEWEST, has_identity_number
from mia_kb.checks.phone_numbers import FEWEST as FEWEST_OF_A_PHONE
from mia_kb.checks.phone_numbers import has_phone_number
from mia_kb.checks.sieves import Run

if TYPE_CHECKING:
    from collections.abc import Callable

SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]
fast = settings(max_examples=400, deadline=None, suppress_health_check=SLOW)
GAPS = st.sampled_from([*" \t\n.,:;-–/_()[]<>*#'\"’”\u00a0\u2009\u00ad\u200b", "", "", " ", ". ", "\n\n", "\n- "])


def _written(*parts: str) -> st.SearchStrategy[str]:
    """Texts of some of these parts, with signs between them."""
    return st.lists(st.one_of(st.sampled_from(parts), GAPS, st.text(max_size=2)), max_size=14).map("".join)


AT = [
    "@",
    "＠",
    "﹫",
    "%40",
    "&#64;",
    "&#x40;",
    "&commat;",
    "snabel-a",
    "SNABEL",
    "ſnabel",
    "(at)",
    "[ a ]",
    "{\u2003At}",
]
ADDRESSES = _written("anna", "b", "Eva.Ek", "exempel.se", "dot", "punkt", "se", " at ", " AT ", *AT)
DIGITS = _written("870123", "2018", "9", "1", "07", "+46", "０１２３", "٤٥٦", "𝟎𝟏", "o", "l", "²", "sista fyra", "maj")
NAMES = [
    "Anna",
    "Annas",
    "Åsa",
    "Björn",
    "Karlsson",
    "Göran",
    "An",
    "na",
    "[An](x)",
    "_Eva_",
    "ANNA",
    "anna",
    "\u0041nna",
]
HOMES = ["Storgatan", "gata", "vägen", "lgh", "lägenhet", "nr", " 3", " 12 ", "4321", "hem", "bor", "kontor"]
CASES = [
    "dnr",
    "konto",
    "Konto",
    "\u212aonto",
    "kontonummer",
    "clearing",
    "account no",
    "SE",
    "45",
    "5000",
    "0000",
    "12/345",
    "1-22",
]
DETAILS = _written("deltagaren", "hon", "diagnos", "född 1980", "34 år", "rapport", *NAMES, *HOMES, *CASES)
CLAIMS = _written(
    "leder ", "till", "TROLIGEN ", "är effektiv", "bevisat", "evidensbaserad", "evıdenſbaſerad", "is effective", "ger "
)
WORDS = st.lists(st.text(max_size=8), max_size=3)


def _has_digits(fewest: int, run: Run) -> bool:
    return run.most_digits >= fewest


def _gets_through(sieve: Callable[[Run], bool], text: str, before: list[str], after: list[str]) -> bool:
    return sieve(Run([text])) and sieve(Run([*before, text, *after]))


@given(ADDRESSES, WORDS, WORDS)
@fast
def test_signs_of_addresses_get_through(text: str, before: list[str], after: list[str]) -> None:
    assert not SIGNS.search(text) or _gets_through(may_hold_email, text, before, after)


@given(DIGITS, WORDS, WORDS)
@fast
def test_numbers_get_through(text: str, before: list[str], after: list[str]) -> None:
    for holds, fewest in ((has_identity_number, FEWEST), (has_phone_number, FEWEST_OF_A_PHONE)):
        assert not holds(text) or _gets_through(partial(_has_digits, fewest), text, before, after)


@given(DETAILS, WORDS, WORDS)
@fast
def test_case_details_get_through(text: str, before: list[str], after: list[str]) -> None:
    assert not case_details.looked_through(text) or _gets_through(may_hold_case_detail, text, before, after)


@given(CLAIMS)
@fast
def test_claims_get_through(text: str) -> None:
    assert may_claim(text) or not any(claims.search(text) for claims, _ in TOO_STRONG.values())


@pytest.mark.parametrize(
    "text",
    [
        "Deltagaren Anna Karlsson fick vänta på besked.",
        "Hon bor på Storgatan 12 B.",
        "Kontonummer: 1234-1 234 567 8",
        "Clearingnummer 8327",
        "SE45 5000 0000 0583 9825 7466",
        "Deltagarens ärende dnr 123/45 avslutades.",
        "Hon bor i lgh 1101.",
        "Deltagaren [An](x)na är född 1980.",
        "Klientens mål nr T 1234–22 är avgjort.",
    ],
)
def test_each_kind_of_case_detail_gets_through(text: str) -> None:
    assert has_case_detail(text)
    assert may_hold_case_detail(Run(["Först", text, "Sedan"]))


def test_ordinary_words_are_held_back() -> None:
    run = Run(["Samordnare på kontoret, 27 procent av 132", "regional/metod-00526", "Möte (varje vecka) & plan"])
    assert not may_hold_email(run)
    assert not may_hold_case_detail(run)
    assert run.most_digits < FEWEST_OF_A_PHONE
    assert not may_claim("Teamet träffas varje vecka.")
    assert prose.surely_easy("Teamet träffas varje vecka. Alla sitter vid samma bord.", 40)


SENTENCE = st.sampled_from(
    [
        "Ord ",
        "ord",
        "samverkan",
        *("ж", "ß", "½", "-", "'"),
        "t.",
        "ex. ",
        "ca.",
        "nr. ",
        ".",
        "! ",
        ": ",
        "\n",
        "\n\n",
        "\n \n",
        "- ",
        "1. ",
        "[",
        "](",
        "x)",
        " ",
        "http://a.b ",
        "<b>",
        "_",
        "#",
        "”",
        "» ",
        "(B",
        "Å",
        "12 ",
        "\xa0",
        "\u2028",
        "\r",
        "-och",
        "’s",
    ]
)
PLAINLY = re.compile(
    r"(?<=[.!?:])(?<!\bt\.)(?<!\bex\.)(?<!\bca\.)(?<!\bkl\.)(?<!\bnr\.)\s+(?=[^\Wa-zåäö]|[\"”»(])|\n\s*\n"
)
"""Where sentences end, as an expression that says it in the order in which one thinks it."""


READ = st.sampled_from(
    [
        "ordning",
        "samverkan",
        "det",
        *" -'",
        " ",
        " ",
        ". ",
        ".\n\n",
        "! Var",
        " ca. Tio",
        " t. Ex",
        "http://x/",
        "<b>",
        "1. ",
    ]
)


@given(st.lists(st.one_of(READ, SENTENCE), max_size=40).map("".join))
@example("samverkan <b> <b>. Det [är](till-en-del) det")
@fast
def test_hard_texts_get_through(text: str) -> None:
    index, _ = prose.lix(prose.parts(text))
    assert not index or not prose.surely_easy(text, index - 1)


@given(st.lists(SENTENCE, max_size=25).map("".join))
@fast
def test_sentences_end_where_they_plainly_do(text: str) -> None:
    item = re.compile(r"^[ \t]*(?:[-+*]|\d+[.)])\s+", re.MULTILINE)
    link = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
    signs = re.compile(r"[*_`~#>|]+|<[^<>]*>|https?://\S+")
    plain = signs.sub(" ", link.sub(r"\1", item.sub("\n\n", text)))
    expected = [" ".join(part.split()) for part in PLAINLY.split(plain) if part.strip()]
    assert prose.sentences(text) == expected
    assert prose.lix(prose.parts(text)) == prose.lix(expected) == _lix(expected)


def _lix(sentences: list[str]) -> tuple[int, int]:
    """The reading index as it is defined."""
    found = [prose.words(sentence) for sentence in sentences]
    total = sum(map(len, found))
    if not total:
        return 0, 0
    long = sum(len(word) > prose.LONG for sentence in found for word in sentence)
    return round(total / sum(map(bool, found)) + 100 * long / total), total
