"""No text, however long and odd, makes a check slow or raises."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mia_kb.checks.case_details import has_case_detail
from mia_kb.checks.certainty_wording import too_strong
from mia_kb.checks.email_addresses import has_personal_email
from mia_kb.checks.identity_numbers import has_identity_number
from mia_kb.checks.percentages import loose
from mia_kb.checks.phone_numbers import has_phone_number
from mia_kb.checks.prose import lix, sentences
from mia_kb.checks.targets import SAYS_OUTCOME, SAYS_TARGET
from mia_kb.records.fields import MAX_PROSE
from mia_kb.records.vocabulary import Certainty

if TYPE_CHECKING:
    from collections.abc import Callable

LOOKS: dict[str, Callable[[str], object]] = {
    "identity numbers": has_identity_number,
    "telephone numbers": has_phone_number,
    "addresses": has_personal_email,
    "case details": has_case_detail,
    "reading index": lambda text: lix(sentences(text)),
    "loose percentages": lambda text: list(loose(text)),
    "claims": lambda text: too_strong(text, Certainty.LOW),
    "targets": lambda text: (SAYS_TARGET.search(text), SAYS_OUTCOME.search(text)),
}
PARTS = [
    "a",
    "Anna ",
    "konto ",
    "dnr 1-",
    "Hemvägen 1 ",
    "a at b.",
    "sista fyra ",
    "1",
    "12 ",
    "1-",
    "0",
    "07",
    "+46 ",
    "@",
    "a@",
    "a.",
    "[",
    "](",
    "<",
    "*",
    "\n",
    "\n- ",
    " ",
    ".",
    ". ",
    "% ",
    "1 % ",
    "leder ",
    "leder till ",
    "målet ",
    "\u200b",
    "１",
    "–",
    "å\u0301",
    "1\u200b",
]


@pytest.mark.parametrize("look", LOOKS)
def test_the_longest_text_of_anything_repeated_takes_no_time(look: str) -> None:
    for part in PARTS:
        for text in (part * (MAX_PROSE // len(part)), part * ((MAX_PROSE - 9) // len(part)) + " @ 1 % (at)"):
            before = process_time()
            LOOKS[look](text)
            assert process_time() - before < 0.3, part


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    for look in LOOKS.values():
        look(text)
