"""The sieve of case details: whether texts can name somebody, or hold a number of a kind that leads to somebody."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from mia_kb.checks.first_names import FIRST_NAMES, NAMES_THAT_ARE_WORDS
from mia_kb.checks.identity_numbers import ODD
from mia_kb.checks.sieves import outline
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
_INITIALS = "".join(sorted({name[0] for name in FIRST_WORDS}))
_CAPITALISED = late(rf"[{_INITIALS}]\w*")
_ONE_SPACE = (b" ", b"  ")
"""A space in outline, plain or of two bytes."""
_HOMES = (
    *product(map(outline, STREETS), _ONE_SPACE),
    *product(map(outline, (*FLATS, "nr")), (b"", *_ONE_SPACE)),
)
_AT_HOME = b"|".join(b"(?<=%b%b0)" % home for home in _HOMES)
_DASHES = b"[-/:]|   |@  "
"""What stands between the parts of a case number, in outline; most dashes take three bytes."""
# begins with a plain digit, so that the search leaps from digit to digit
_TELLING_DIGIT = late(rb"0(?:(?:%b)00|(?<=se0)0|(?<=[ a-z]0)(?:%b)|(?P<long>(?=000)))" % (_DASHES, _AT_HOME))
"""A digit, in outline, of a case number, of an account abroad, of a home, or of a long number."""


def may_hold_case_detail(run: Run) -> bool:
    """The sieve of `has_case_detail`."""
    return (
        _holds_markup(run.data)
        or ODD.search(run.other_signs) is not None
        or not FIRST_WORDS.isdisjoint(_CAPITALISED.findall(run.text))
        or _may_hold_number(run.outline)
    )


def _holds_markup(data: bytes) -> bool:
    """Whether there are signs of Markdown that leave other words behind when they are taken away."""
    return b"_" in data or b"<" in data or b"]" in data or (b"/" in data and b"://" in data)


def _may_hold_number(outline: bytes) -> bool:
    telling = {found.lastgroup for found in _TELLING_DIGIT.finditer(outline)}
    return None in telling or ("long" in telling and _may_hold_account(outline))


def _may_hold_account(outline: bytes) -> bool:
    """Whether there is an account or a clearing number; an office, which is a "kontor", is none."""
    return outline.count(b"onto") != outline.count(b"ontor") or b"clear" in outline or b"ccount" in outline
