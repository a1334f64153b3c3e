"""Telephone numbers in a record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.checks.identity_numbers import flattened, may_hold_digits
from mia_kb.checks.sieves import places
from mia_kb.problems import Level, Rule
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding

RULE = Rule(
    code="MIA402",
    slug="phone-number",
    level=Level.ERROR,
    message=N_("Here stands what looks like a telephone number."),
    remedy=N_("Remove it, and name the function to turn to instead."),
    why=N_(
        "A telephone number leads to a person, and stays on the page when that person has left. Name the "
        "organisation and the function; whoever needs the number finds the present one there. Service numbers (020, "
        "0770, 0771) may stay. What only looks like a number can be exempted once it has been reviewed: mia-kb exempt."
    ),
    bad="contact: projektledaren, 08-NNN NN NN",
    good="contact: kansliet",
)
RULES = (RULE,)
SERVICE = ("020", "077", "0200", "0900", "0939", "0944", "112", "116", "1177")
FEWEST = 8
"""Digits of the shortest telephone number."""
_PHONE = re.compile(
    r"(?<![\w/.,\-])\(?(?:(?:\+|00)\s?46[\s\-./]?(?:\(0\))?[\s-]?|0)[1-9](?:[\s\-./()]{0,3}\d){6,9}(?![\w/]|[.,\-]\d)"
)
_ABROAD = re.compile(
    r"(?<![\w.,\-])(?:\+|00)(?:4[4578-9]|358|33|380)(?:[ \-()]{0,2}\d){7,10}(?![\w/]|[.,\-]\d|\s?(?:kr|%))"
)
_OTHER_NUMBER = re.compile(r"\d{6}-\d{4}|\d{8}[ -]?\d{4}")
"""Six digits and four, which nobody writes a telephone number as."""
_NOT_DIGITS = re.compile(r"\D")
_SHAPE = re.compile(r"0(?:7[02369]\d{7}|8\d{6,8}|[1-69]\d{7,8})")
"""Digits of a Swedish number: a mobile, one in Stockholm, one elsewhere."""


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each text, address or name that holds a telephone number of somebody's own."""
    for item, loc in places(context, lambda run: run.most_digits >= FEWEST, has_phone_number):
        yield finding(RULE, item, loc)


def has_phone_number(text: str) -> bool:
    """Whether the text holds a Swedish telephone number that is not a service number."""
    if not may_hold_digits(text, FEWEST):
        return False
    flat = flattened(text)
    return any(_is_private(found[0].lstrip("(")) for found in _PHONE.finditer(flat)) or bool(_ABROAD.search(flat))


def _is_private(written: str) -> bool:
    if _OTHER_NUMBER.fullmatch(written):
        return False
    digits = _NOT_DIGITS.sub("", written.replace("(0)", ""))
    national = "0" + digits.removeprefix("00").removeprefix("46") if written.startswith(("+", "00")) else digits
    return not national.startswith(SERVICE) and _SHAPE.fullmatch(national) is not None
