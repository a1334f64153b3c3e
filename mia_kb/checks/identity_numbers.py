"""Swedish identity numbers in text, however they are written."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from mia_kb.checks.sieves import most_digits
from mia_kb.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = r"[\s.\-+/_:·•]{0,3}"
_LOOSE = late(
    rf"(?<!\d)(?P<century>1[89]|20)?(?P<a>{_GAP})(?P<year>\d\d)(?P<b>{_GAP})(?P<month>\d\d)(?P<c>{_GAP})(?P<day>\d\d)"
    rf"(?P<d>{_GAP})(?P<serial>\d{{3}}){_GAP}(?P<check>\d)(?!\d|\s?[-/.]\s?\d)"
)
_LAST_FOUR = (
    r"\W{0,4}(?:de\s)?(?:sista\s(?:fyra|4)|fyra\ssista|4\ssista|last\s(?:four|4))"
    r"(?:\ssiffrorna|\ssiffror|\sdigits)?\W{0,4}(?:är\s|is\s)?"
)
_APART = late(
    rf"(?<!\d)(?P<century>1[89]|20)?(?P<year>\d\d)[-./ ]?(?P<month>\d\d)[-./ ]?(?P<day>\d\d)"
    rf"(?:[\s()\[\]{{}},;|*'\"\\~=<>#_-]{{1,5}}|{_LAST_FOUR})"
    r"(?P<serial>\d[ .-]?\d[ .-]?\d)[ .-]?(?P<check>\d)(?![\d%]|[.,]\d|\s?kr)",
    re.IGNORECASE,
)
"""The date and the last four apart: in brackets, after a comma, in words."""
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DAY_FIRST = late(
    r"(?<!\d)(?P<day>\d\d?)(?:(?:[-./ ]|\s?/\s?)(?P<month>\d\d?)[-./ ]{1,2}"
    rf"|\.?\s(?P<name>{'|'.join(_MONTHS)})[a-zé]*\.?\s)(?P<century>19|20)(?P<year>\d\d)"
    r"[\s,()\-+/]{0,3}(?P<serial>\d{3})[ -]?(?P<check>\d)(?!\d)",
    re.IGNORECASE,
)
"""The date as people write it, day first, and then the last four."""
_LETTER_FOR_DIGIT = late(r"(?<=[\d-])[oOlI]+(?=[\d-]|\b)")
_LETTERS = str.maketrans("oOlI", "0011")
_SPACED = late(r"(?<!\d)\d(?P<gap>[\s.\-+/_:·•])\d(?:(?P=gap)\d){8}(?:(?P=gap)\d(?P=gap)\d)?(?!\d|(?P=gap)\d)")
_REGION_STOCKHOLM = late(rf"(?<!\d)99{_GAP}(?:19|20)(\d\d){_GAP}(\d{{5}}){_GAP}(\d)(?!\d)")
_VASTRA_GOTALAND = late(r"(?<!\w)(19|20)(\d\d)(\d\d)(\d\d)[ -]?[A-Z]\d{3}(?!\w)")
_NATIONAL = late(r"(?<!\w)(?:[A-Z]{2}|2[1-9]|3\d)(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)(?P<rest>\d{4})(?!\w)")
DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
"""Signs that stand for a hyphen, as a range of an expression."""
_DASH = late(f"[{DASHES}]")
ODD = late(f"[^\x00-\xac\xae-\xff\u2018-\u201f\u2026{DASHES}]")
"""What ordinary text seldom holds, and what a digit could hide in or behind."""
_PHRASE = late("[\ufdf0-\ufdfb]")
"""Arabic phrases of one character, which unfold to as many as eighteen; a letter stands for them."""
_DIGIT = late(r"\d")
_NOT_DIGIT = late(r"\D")
_COORDINATION = 60
"""What is added to the day in a coordination number."""
FEWEST = 7
"""Digits of the shortest identity number, where letters stand for three of the ten."""
_FEWEST_WRITTEN = 9
"""The same without such letters: one for the day, the month in words, four for the year and the last four."""


def has_identity_number(text: str) -> bool:
    """Whether the text holds a personal number, a coordination number or one of the regions' reserve numbers.

    Invisible characters, odd digits, dashes and spaces do not hide it; its date and its check digit must be right.
    """
    if not may_hold_digits(text, FEWEST):
        return False
    flat = flattened(text)
    if any(_numbers(flat)):
        return True
    digits = _LETTER_FOR_DIGIT.sub(lambda one: one[0].translate(_LETTERS), flat)
    return digits != flat and any(_numbers(digits))


def may_hold_digits(text: str, count: int) -> bool:
    """Whether a text can hold so many digits of any script: a quick look before a careful one."""
    return most_digits(text.encode("utf-8", "surrogatepass")) >= count


def flattened(text: str) -> str:
    """The text with plain digits, hyphens and spaces, and without what cannot be seen."""
    dashed = _DASH.sub("-", text)
    if not ODD.search(dashed):
        return dashed
    return "".join(map(_plain, unicodedata.normalize("NFKC", _PHRASE.sub("\u0627", dashed))))


def _plain(character: str) -> str:
    if character.isascii():
        return character
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return "" if unicodedata.category(character) in {"Cf", "Mn", "Me"} else character


def _numbers(text: str) -> Iterator[str]:
    """Every identity number, with its date and check digit tested."""
    if not may_hold_digits(text, _FEWEST_WRITTEN):
        return
    for pattern in (_LOOSE, _NATIONAL):
        yield from (found[0] for found in pattern.finditer(text) if _is_personal(found))
    for pattern in (_APART, _DAY_FIRST):
        yield from (found[0] for found in pattern.finditer(text) if _is_apart(found))
    for spaced in _SPACED.finditer(text):
        yield from _numbers("".join(_DIGIT.findall(spaced[0])))
    for reserve in _REGION_STOCKHOLM.finditer(text):
        if _luhn("".join(reserve.groups())):
            yield reserve[0]
    for lettered in _VASTRA_GOTALAND.finditer(text):
        if _is_date(*map(int, lettered.groups())):
            yield lettered[0]


def _is_personal(found: re.Match[str]) -> bool:
    parts = found.groupdict()
    year, month, day = int(parts["year"]), int(parts["month"]), int(parts["day"])
    day -= _COORDINATION if day > _COORDINATION else 0
    century = parts.get("century")
    is_date = any(_is_date(int(first), year, month, day) for first in ((century,) if century else ("19", "20")))
    ending = parts.get("rest") or parts["serial"] + parts["check"]
    digits = parts["year"] + parts["month"] + parts["day"] + ending
    return is_date and _luhn(digits) and not _is_period(parts, ending)


def _is_apart(found: re.Match[str]) -> bool:
    """Whether the parts, wherever they stand, make a number."""
    parts = found.groupdict()
    name = (parts.get("name") or "").lower()
    month = _MONTHS.index(name) + 1 if name else int(parts["month"])
    year, day = int(parts["year"]), int(parts["day"])
    born = day - _COORDINATION if day > _COORDINATION else day
    ending = _NOT_DIGIT.sub("", parts["serial"]) + parts["check"]
    centuries = (parts["century"],) if parts["century"] else ("19", "20")
    return (
        any(_is_date(int(first), year, month, born) for first in centuries)
        and _luhn(f"{parts['year']}{month:02}{day:02}{ending}")
        and ending[:2] not in {"19", "20"}
    )


def _is_period(parts: dict[str, str], ending: str) -> bool:
    """Whether it is a day and a year, such as 2017-04-01 – 2020, or two months, such as 201801-201912."""
    split = bool(parts.get("d")) if parts.get("b") else bool(parts.get("c")) and not parts.get("d")
    return split and ending[:2] in {"19", "20"}


def _is_date(century: int, year: int, month: int, day: int) -> bool:
    try:
        date(century * 100 + year, month, day)
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of those before it."""
    doubled = (sum(divmod(int(digit) * 2, 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(map(int, digits[-1::-2]))) % 10 == 0
