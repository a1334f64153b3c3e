"""E-mail addresses of people."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.checks.identity_numbers import flattened
from mia_kb.checks.sieves import places
from mia_kb.problems import Level, Rule
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.checks.sieves import Run

RULE = Rule(
    code="MIA403",
    slug="personal-email",
    level=Level.ERROR,
    message=N_("Here stands what looks like a person's e-mail address."),
    remedy=N_("Write the address of the function (such as info@ or kansli@), or only name the function."),
    why=N_(
        "An address with somebody's name is personal data, and it stops working when that person leaves. The address "
        "of a function lives as long as the function does. The address of a function that is not recognised as one can "
        "be exempted once it has been reviewed: mia-kb exempt."
    ),
    bad="contact: fornamn.efternamn@…",
    good="contact: kansli@example.org",
)
RULES = (RULE,)
FUNCTIONS = frozenset(
    """
    admin arkiv arbetsmarknad bibliotek data diarie diariet diarium dpo dataskydd dataskyddsombud ekonomi epost esf
    expedition faktura finsam forbund forbundet forbundskansli funktionsbrevlada hej hello help info information
    integritet kansli kommun kommunen kommunikation kommunstyrelsen kontakt kontaktcenter kundservice kundtjanst mail
    medborgarservice metodstod mia noreply office order personal post press projekt reception redaktion region
    registrator sekretariat servicecenter service socialforvaltningen socialtjanst socialtjansten styrelse support team
    upphandling vaxel webb webbmaster webbredaktor webbredaktion
    """.split()  # noqa: SIM905 - a block is easier to keep than eighty quoted words
)
"""What stands before the @ when it is not a person, without å ä ö."""
SIGNS = re.compile(
    "[@\uff20\ufe6b]|%40|&#(?:64|x40);|&commat;|snabel|[(\\[{<]\\s?(?:at|a)\\s?[)\\]}>]|\\sat\\s", re.IGNORECASE
)
"""What the sign of an address is written as."""
_SIGNS_IN_OUTLINE = re.compile(rb"%00|&#|&commat|\( *a")
_AT = re.compile(r"%40|\s?[(\[{<]\s?(?:at|a|@|snabel-?a)\s?[)\]}>]\s?|\s?\bsnabel-?a\b\s?", re.IGNORECASE)
_BARE_AT = re.compile(r"(?<=\w)\s+at\s+(?=[\w-]+(?:\.|\s(?:dot|punkt)\s)\w{2,})", re.IGNORECASE)
_DOT = re.compile(r"\s?[(\[{<]\s?(?:dot|punkt|\.)\s?[)\]}>]\s?|(?<=\w)\s(?:dot|punkt)\s(?=\w)", re.IGNORECASE)
_DOTTED = re.compile(r"[\w\-]+\.[\w.\-]+$")
_EMAIL = re.compile(r"(?<![\w.+\-])([\w.+\-]+)\s{0,2}@\s{0,2}([\w\-]+(?:\.[\w\-]+)+)")
_PARTS = re.compile(r"[^\W\d_]+")


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each text, address or name that holds the address of somebody."""
    for item, loc in places(context, may_hold_email, has_personal_email):
        yield finding(RULE, item, loc)


def may_hold_email(run: Run) -> bool:
    """The sieve of `SIGNS`, ten times as fast."""
    outline = run.outline
    if b"@" in outline or b" at " in outline or b"nabel" in outline:
        return True
    # single signs are found many times faster than expressions, and most texts have none of these
    return any(sign in outline for sign in b"%&(") and _SIGNS_IN_OUTLINE.search(outline) is not None


def has_personal_email(text: str) -> bool:
    """Whether the text holds an address that is not known to be a function's."""
    return bool(SIGNS.search(text)) and any(
        not _is_function(found[1], found[2]) for found in _EMAIL.finditer(_plainly(flattened(unescape(text))))
    )


def _plainly(text: str) -> str:
    """The text with its addresses written the usual way."""
    text = _DOT.sub(".", _AT.sub("@", text))
    return _BARE_AT.sub(lambda found: "@" if _DOTTED.search(text[: found.start()][-60:]) else found[0], text)


def _is_function(name: str, domain: str) -> bool:
    """Whether one of the words before the @ is a function, or all of it is the name of the organisation."""
    words = {word.lower().translate(str.maketrans("åäö", "aao")) for word in _PARTS.findall(name)}
    return bool(words & FUNCTIONS) or name.casefold() == domain.partition(".")[0].casefold()
