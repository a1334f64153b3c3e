"""The sieve of case details: whether texts can name somebody, or hold a number of a kind that leads to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.first_names import FIRST_NAMES, NAMES_THAT_ARE_WORDS
from mia_kb.checks.identity_numbers import DASHES, ODD
from mia_kb.text.late import late

if TYPE_CHECKING:
    from mia_kb.checks.sieves import Run

STREETS = (
    *("gatan", "gata", "vägen", "väg", "gränd", "torget", "stigen", "stig", "backen", "allén", "esplanaden"),
    *("kroken", "slingan"),
)
"""How the names of streets end."""
FLATS = ("lgh", "lägenhet")
FIRST_WORDS = frozenset(name + ending for name in FIRST_NAMES | NAMES_THAT_ARE_WORDS for ending in ("", "s"))
"""First names as they stand in a text, also in the genitive."""
_MARKUP = (b"](", b"<", b"_", b"://")
"""Signs of Markdown that leave other words behind when they are taken away."""
_INITIALS = "".join(sorted({name[0] for name in FIRST_WORDS}))
_CAPITALISED = late(rf"[{_INITIALS}][^\W\d_]*")
_HOMES = (*(rf"{street}\s" for street in STREETS), *FLATS, *(rf"{flat}\s" for flat in FLATS), "nr", r"nr\s")
_AT_HOME = "|".join(rf"(?<={home}[0-9])" for home in _HOMES)
_TELLING_DIGIT = late(rf"[0-9](?:[-/:{DASHES}][0-9]{{2}}|(?<=SE[0-9])[0-9]|{_AT_HOME}|(?P<long>(?=[0-9]{{3}})))")
"""A digit of a case number, of an account abroad, of a home, or of a long number."""


def may_hold_case_detail(run: Run) -> bool:
    """The sieve of `has_case_detail`."""
    return (
        ODD.search(run.other_signs) is not None
        or any(sign in run.data for sign in _MARKUP)
        or not FIRST_WORDS.isdisjoint(_CAPITALISED.findall(run.text))
        or _may_hold_number(run)
    )


def _may_hold_number(run: Run) -> bool:
    telling = {found.lastgroup for found in _TELLING_DIGIT.finditer(run.text)}
    return None in telling or ("long" in telling and _may_hold_account(run.data.lower()))


def _may_hold_account(small: bytes) -> bool:
    """Whether there is an account or a clearing number; an office, which is a "kontor", is none."""
    return small.count(b"onto") != small.count(b"ontor") or b"clear" in small or b"ccount" in small
