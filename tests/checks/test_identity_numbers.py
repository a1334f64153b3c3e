"""Personal numbers are found however they are written, and what only looks like one is let be."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest

from mia_kb.checks.email_addresses import has_personal_email
from mia_kb.checks.identity_numbers import has_identity_number
from mia_kb.checks.phone_numbers import has_phone_number

if TYPE_CHECKING:
    from collections.abc import Callable

CENTURY, DAY, SERIAL = slice(0, 2), slice(2, 8), slice(8, 12)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")


def numbers(count: int) -> list[str]:
    """Twelve digits each, personal and coordination numbers by turns, with the check digit worked out here."""
    chance, made = Random(20261122), []  # noqa: S311 - test data, not secrets
    for turn in range(count):
        born = date.fromordinal(chance.randrange(date(1900, 1, 1).toordinal(), date(2024, 1, 1).toordinal()))
        nine = f"{born:%y%m}{born.day + 60 * (turn % 2):02}{chance.randrange(1000):03}"
        total = sum(sum(map(int, str(int(digit) * (2 - place % 2)))) for place, digit in enumerate(nine))
        made.append(f"{born.year // 100}{nine}{-total % 10}")
    return made


DISGUISES: dict[str, Callable[[str], str]] = {
    "ten digits": lambda n: n[DAY] + n[SERIAL],
    "twelve digits": lambda n: n,
    "hyphen": lambda n: f"{n[DAY]}-{n[SERIAL]}",
    "century and hyphen": lambda n: f"{n[:8]}-{n[SERIAL]}",
    "plus": lambda n: f"{n[DAY]}+{n[SERIAL]}",
    "spaces": lambda n: f"{n[:8]} {n[SERIAL]}",
    "spaces around hyphen": lambda n: f"{n[DAY]} - {n[SERIAL]}",
    "en dash": lambda n: f"{n[DAY]}–{n[SERIAL]}",
    "minus": lambda n: f"{n[DAY]}−{n[SERIAL]}",
    "non-breaking hyphen": lambda n: f"{n[DAY]}‑{n[SERIAL]}",
    "non-breaking space": lambda n: f"{n[DAY]}\u00a0{n[SERIAL]}",
    "century apart": lambda n: f"{n[CENTURY]} {n[DAY]}-{n[SERIAL]}",
    "date with hyphens": lambda n: f"{n[:4]}-{n[4:6]}-{n[6:8]}-{n[SERIAL]}",
    "date with dots": lambda n: f"{n[2:4]}.{n[4:6]}.{n[6:8]}.{n[SERIAL]}",
    "pairs": lambda n: " ".join(n[at : at + 2] for at in range(0, 8, 2)) + " " + n[SERIAL],
    "each digit apart": lambda n: " ".join(n[2:]),
    "zero width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "word joiner in the middle": lambda n: f"{n[DAY]}\u2060{n[SERIAL]}",
    "full width": lambda n: f"{n[DAY]}-{n[SERIAL]}".translate(FULL_WIDTH),
    "other digits": lambda n: n.translate(ARABIC),
    "mathematical": lambda n: n.translate(BOLD),
    "in brackets": lambda n: f"({n[DAY]}-{n[SERIAL]})",
    "after letters": lambda n: f"pnr{n[DAY]}-{n[SERIAL]}",
    "in a file's name": lambda n: f"rapport_{n[DAY]}-{n[SERIAL]}.pdf",
    "before a full stop": lambda n: f"{n[DAY]}-{n[SERIAL]}. Sedan",
    "after another number": lambda n: f"12 maj, {n[DAY]}-{n[SERIAL]}",
    "over two lines": lambda n: f"{n[DAY]}-\n{n[SERIAL]}",
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_number_is_found_in_any_disguise(disguise: str) -> None:
    for number in numbers(60):
        text = f"Deltagaren {DISGUISES[disguise](number)} fick vänta på besked."
        # a year as serial after a date with separators is taken for a period; see the test below
        if number[8:10] not in {"19", "20"} or disguise not in {"date with hyphens", "date with dots", "pairs"}:
            assert has_identity_number(text), text


@pytest.mark.parametrize("dash", "‐‑‒–—―−﹘﹣－")
def test_any_dash_is_a_hyphen(dash: str) -> None:
    for number in numbers(4):
        assert has_identity_number(f"nr {number[DAY]}{dash}{number[SERIAL]}.")


@pytest.mark.parametrize("letters", [("0", "O"), ("0", "o"), ("1", "l"), ("1", "I")])
def test_letters_that_stand_for_digits_do_not_hide_it(letters: tuple[str, str]) -> None:
    digit, letter = letters
    for number in numbers(200):
        plain, start = f"{number[DAY]}-{number[SERIAL]}", number[2]
        if 1 <= plain[1:].count(digit) <= 3 and number[8:10] not in {"19", "20"}:
            assert has_identity_number(f"nr {start}{plain[1:].replace(digit, letter)}."), plain


def test_a_letter_between_digits_does_not_make_a_number() -> None:
    assert not has_identity_number("Rum 1O1 och telefon 1234567.")


def test_half_a_character_is_no_fault() -> None:
    assert not has_identity_number("\ud800 1234567890123")


@pytest.mark.parametrize("between", ["", "-", "–", " - ", "/"])
def test_from_one_month_to_another_is_no_number(between: str) -> None:
    periods = [
        f"20{year:02}{month:02}{between}20{year + 1:02}{month:02}" for year in range(10, 20) for month in range(1, 13)
    ]
    found = [period for period in periods if has_identity_number(f"Perioden {period}.")]
    assert found == [] or not between


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("991900000018", True),  # Region Stockholm: 99, year, five digits, and a check digit over the last eight
        ("99 1900 00001 8", True),
        ("991900000019", False),
        ("20121212A123", True),  # Västra Götaland: a date, a letter, three digits
        ("20121312A123", False),
        ("AB8112189876", True),  # a national reserve number
        ("AB8112189877", False),
    ],
)
def test_reserve_numbers(number: str, *, is_one: bool) -> None:
    assert has_identity_number(f"nr {number} i journalen") == is_one


def test_one_wrong_digit_makes_it_another_number() -> None:
    for number in numbers(40):
        wrong = f"{number[:11]}{(int(number[11]) + 1) % 10}"
        assert not has_identity_number(wrong)


LOOK_ALIKES = [
    "Perioden 2017-04-01 - 2020-05-31 och 2016-12-01–2020-08-31.",
    "Perioden 2016-12-01 - 2020",
    "Total budget 136 883 875 kr varav 91 752 514 kr i stöd.",
    "Diarienummer 2016/00403 och 2019-08-28-43266569.",
    "Organisationsnummer 222000-2345, 556016-0680 och 212000-0142.",
    "ISBN 978-91-7555-123-4 och ISSN 1401-1212.",
    "Ring 0771-416 416.",
    "Åren 2018, 2019, 2020, 2021 och 2022.",
    "Tabell: 12 10 11 1234 56 78 90 12",
    "Klockan 09:30 den 2020-05-31, sedan 2020-06-01 10:15.",
    "https://www.miaprojektet.se/2019/08/28/mia-projektets-deltagare-43266569",
    "Bankgiro 5050-1055, plusgiro 123 45 67-8.",
    "Version 1.12.12.1212",
    "3 970 svar av 36 förbund 2022, 3 759 svar av 39 förbund 2021",
    "2018201920202021",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_a_number_is_let_be(text: str) -> None:
    assert not has_identity_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "070-174 06 05",
        "0701740605",
        "+46 70 174 06 05",
        "+46701740605",
        "0046 70 174 06 05",
        "+46 (0)70-174 06 05",
        "08-465 004 00",
        "+46 8 465 004 00",
        "031-390 06 00",
        "0980-319 20",
        "(070-174 06 05)",
        "070–174 06 05.",
        "tel:0701740605",
    ],
)
def test_a_telephone_number_is_found(text: str) -> None:
    assert has_phone_number(f"Kontakta kansliet, {text}")


@pytest.mark.parametrize(
    "text",
    [
        *LOOK_ALIKES,
        "020-123 456",
        "0200-12 34 56",
        "0900-12 34 56",
        "0939-12 34 56",
        "0944-12 34 56",
        "0770-17 06 05",
        "112 eller 1177",
        "01-02-2021",
        "0127 och 0180",
        "Postnummer 136 81 Haninge",
        "0,27 av 100",
    ],
)
def test_service_numbers_and_other_numbers_are_let_be(text: str) -> None:
    assert not has_phone_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "fornamn.efternamn@example.org",
        "<f.efternamn@kommun.example.org>",
        "fornamn (at) example.org",
        "fornamn＠example.org",
    ],
)
def test_a_persons_address_is_found(text: str) -> None:
    assert has_personal_email(f"Skriv till {text}!")


@pytest.mark.parametrize(
    "text",
    [
        "info@example.org",
        "kansli.finsam@example.org",
        "socialtjänsten@kommun.example.org",
        "haninge@haninge.example.org",
        "mia-projektet@example.org",
        "en hashtagg @finsam på nätet",
        "Att söka (at) fungerar inte.",
    ],
)
def test_the_address_of_a_function_is_let_be(text: str) -> None:
    assert not has_personal_email(text)
