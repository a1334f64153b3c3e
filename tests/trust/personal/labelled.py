"""Texts as people write them, each with what it holds about a person, if anything. All persons are made up by rule.

`Row.kind` is what stands there: a number written `plain` or `odd`, a `phone`, an `email`, a `detail` that only warrants
a warning, or `nothing`. Numbers are worked out here, so that no file holds one.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Row(NamedTuple):
    """A text and what it holds."""

    kind: str
    text: str


def check_digit(nine: str) -> str:
    """The last digit of a personal number, by the rule of the tax agency (Luhn)."""
    return str(-sum(sum(map(int, str(int(digit) * (2 - place % 2)))) for place, digit in enumerate(nine)) % 10)


def _numbers(count: int) -> list[str]:
    made: list[str] = []
    chance = Random(4711)  # noqa: S311 - test data, not secrets
    while len(made) < count:
        born = date.fromordinal(chance.randrange(date(1930, 1, 1).toordinal(), date(2010, 1, 1).toordinal()))
        nine = f"{born:%y%m}{born.day + 60 * (len(made) % 3 == 0):02}{chance.randrange(210, 1000):03}"
        made.append(f"{born.year // 100}{nine}{check_digit(nine)}")
    return made


PLAIN: tuple[Callable[[str], str], ...] = (
    lambda n: f"{n[2:8]}-{n[8:]}",
    lambda n: f"{n[:8]}-{n[8:]}",
    lambda n: n,
    lambda n: n[2:],
    lambda n: f"{n[2:8]}+{n[8:]}",
    lambda n: f"{n[:8]} {n[8:]}",
)
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905
ODD: tuple[Callable[[str], str], ...] = (
    lambda n: f"{n[2:8]} - {n[8:]}",
    lambda n: f"{n[2:8]}–{n[8:]}",
    lambda n: f"{n[2:8]}\u2011{n[8:]}",
    lambda n: f"{n[:4]}-{n[4:6]}-{n[6:8]}-{n[8:]}",
    lambda n: f"{n[:4]}-{n[4:6]}-{n[6:8]} {n[8:]}",
    lambda n: f"{n[2:4]} {n[4:6]} {n[6:8]} {n[8:]}",
    lambda n: " ".join(n[2:]),
    "-".join,
    lambda n: f"{n[2:8]}\u00a0{n[8:]}",
    lambda n: f"{n[2:8]} ({n[8:]})",
    lambda n: f"{n[2:8]}, {n[8:]}",
    lambda n: f"{n[2:8]} de sista fyra {n[8:]}",
    lambda n: f"{n[:8]}, sista fyra siffrorna är {n[8:]}",
    lambda n: f"{n[2:8]}/{n[8:]}",
    lambda n: f"{n[2:8]}_{n[8:]}",
    lambda n: f"{n[2:8]}\n{n[8:]}",
    lambda n: f"{n[2:8]}-{n[8:10]} {n[10:]}",
    lambda n: f"{n[2:8]}\u200b-{n[8:]}",
    lambda n: n[2:].translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    lambda n: f"{n[2:8].replace('0', 'O')}-{n[8:].replace('0', 'O')}",
    lambda n: f"{n[2:8].replace('1', 'l')}-{n[8:].replace('1', 'l')}",
    lambda n: f"{int(n[6:8]) % 60 + (60 if int(n[6:8]) > 60 else 0):02}/{n[4:6]} {n[:4]} {n[8:]}",
    lambda n: f"{n[6:8]}.{n[4:6]}.{n[:4]}-{n[8:]}",
    lambda n: f"{int(n[6:8])} {MONTHS[int(n[4:6]) - 1]} {n[:4]}-{n[8:]}",
    lambda n: f"**{n[2:8]}**-{n[8:]}",
    lambda n: f"rapport_{n[2:8]}-{n[8:]}.pdf",
    lambda n: f"https://exempel.se/akt/{n}",
    lambda n: f"{n[2:8]}—{n[8:]}",
)
FRAMES = ("Deltagaren {} fick vänta på besked.", "Se {} i underlaget.", "{}")

PHONES = (
    "070-174 06 05",
    "0701740605",
    "070 174 06 05",
    "070/174 06 05",
    "070.174.06.05",
    "+46 70 174 06 05",
    "+46701740605",
    "+46 (0)70-174 06 05",
    "0046 70 174 06 05",
    "08-465 004 00",
    "08-46 50 04",
    "(08) 465 004 00",
    "031-390 06 00",
    "0980-319 20",
    "0155-555 010",
    "070–174 06 05",
    "070\u00a0174\u00a006\u00a005",
    "tel:0701740605",
    "072-1 74 06 05",
    "076 - 174 06 05",
    "0 7 0 1 7 4 0 6 0 5",
    "+46-70-174 06 05",
    "+46.70.174.06.05",
    "０７０１７４０６０５",
    "070-17 40 605",
    "+47 22 12 34 56",
    "+45 33 12 34 56",
    "+358 40 123 4567",
    "+49 30 12345678",
    "073-174 06 05",
)
EMAILS = (
    "fornamn.efternamn@exempel.se",
    "f.efternamn@kommun.exempel.se",
    "FORNAMN.EFTERNAMN@EXEMPEL.SE",
    "fornamn@exempel.se",
    "fornamn (at) exempel.se",
    "fornamn[at]exempel.se",
    "fornamn {at} exempel.se",
    "fornamn(a)exempel.se",
    "fornamn snabel-a exempel.se",
    "fornamn snabela exempel.se",
    "fornamn.efternamn at exempel.se",
    "fornamn＠exempel.se",
    "fornamn @ exempel.se",
    "fornamn&#64;exempel.se",
    "fornamn%40exempel.se",
    "fornamn.efternamn(at)exempel(punkt)se",
    "fornamn.efternamn [at] exempel [dot] se",
    "fornamn.efternamn at exempel dot se",
    "mailto:fornamn@exempel.se",
    "<fornamn.efternamn@exempel.se>",
    "fornamn+mia@exempel.se",
    "förnamn.efternamn@exempel.se",
    "fornamn_efternamn@exempel.se",
)
DETAILS = (
    "Deltagaren Anna Provsson fick vänta på besked.",
    "Ahmed, 34 år, var sjukskriven i två år.",
    "Klienten Fatima påbörjade sin praktik i maj.",
    "Erik Provsson har haft missbruk och försörjningsstöd.",
    "Vi mötte Sara som hade depression.",
    "När Johan blev vräkt ringde hans handläggare.",
    "Mohammed är arbetslös sedan 2019.",
    "Lisa Provsson har skyddade personuppgifter.",
    "Hon heter Malin och går i behandling.",
    "Per Provsson har diagnosen adhd.",
    "Karin (52) är utmattad.",
    "Patienten Maria Provsson skrevs in.",
    "Oskar född 1985 bor kvar.",
    "Deltagarens namn är Emma.",
    "Mannen, Hassan, hade skulder.",
    "Amina har aktivitetsersättning till 2027.",
    "Participant Peter was on sick leave.",
    "Han bor på Hemvägen 12.",
    "Deltagaren bodde på Provgatan 4 B.",
    "Hemadressen är Storgatan 117, lgh 1203.",
    "Hon är folkbokförd på Björkstigen 3.",
    "Provgatan 9A, 3 tr.",
    "Familjen flyttade till Ekbacken 14.",
    "Kom hem till Testgränd 2.",
    "Sätt in på konto 8327-9 123 456 789-0.",
    "Kontonummer: 6789 123 456 789.",
    "Bankkonto 3300 851212 1234.",
    "IBAN SE45 5000 0000 0583 9825 7466.",
    "Lönen går till kontot 9420, 123 4567.",
    "Clearingnummer 8327 hos banken.",
    "Deltagaren har ärende dnr 2019/01234.",
    "Hennes mål nr 1234-19 avgjordes.",
    "Klientens akt 2018-4567 försvann.",
    "Ärendenummer 2020:12345 gäller en deltagare.",
    "Patientens journalnummer 12-34567.",
    "Hans diarienummer är AF-2019/0012345.",
    "Den försäkrades ärende 019-12345 hos kassan.",
    "Kvinnan i mål 2345-18 överklagade.",
    "Brukarens akt nr 17/3456.",
    "Sökandens dnr KS 2021/456 skickades vidare.",
)
NOTHING = (
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
    "Bankgiro 5050-1055, plusgiro 123 45 67-8.",
    "Version 1.12.12.1212",
    "3 970 svar av 36 förbund 2022, 3 759 svar av 39 förbund 2021",
    "2018201920202021",
    "SFS 2003:1210 och lag (2022:818).",
    "Socialtjänstlagen (2001:453) 3 kap. 5 §.",
    "20–64 år, 18-24 år.",
    "Postnummer 136 81 Haninge.",
    "Ring 112 eller 1177.",
    "info@exempel.se",
    "kansli.finsam@exempel.se",
    "registrator@kommun.exempel.se",
    "haninge@haninge.exempel.se",
    "mia-projektet@exempel.se",
    "en hashtagg @finsam på nätet",
    "Att söka (at) fungerar inte.",
    "Look at example.org for more.",
    "01-02-2021",
    "0127 och 0180",
    "0,27 av 100",
    "+12 345 678 kr mer än 2019.",
    "Klara ut samtycket innan personen bokas in.",
    "Per deltagare kostar det 12 000 kr.",
    "Kansliet finns på Storgatan 3.",
    "Besöksadress: Provgatan 12.",
    "Arbetsförmedlingens kontor på Storgatan 117.",
    "Enligt Anna Provsson (2019) ökade antalet sjukskrivna.",
    "Rapporten av Lars Provsson handlar om missbruk.",
    "Diarienummer AF-2019/0012345 är rapportens.",
    "Projektet har dnr 2016/00403.",
    "Kontoret öppnade 2018.",
    "Ta kontakt med kansliet 2019-2020.",
    "Målet är 1 000 deltagare till 2020-12-31.",
    "Mål 2: 60 procent ska börja arbeta.",
    "34 (52) av deltagarna var kvinnor.",
    "NNS 2019: 3,97 av 5.",
    "DOI 10.1177/0021886313502531",
    "https://exempel.se/rapport/2019/08/28/43266569",
    "https://exempel.se/12345678901234.pdf",
    "Kodnycklar 0127, 0136, 0180, 0188.",
    "p < 0,05 (n = 1 132)",
    "1.2.3.4 och 192.168.0.1",
    "EN 301 549 V3.2.1 (2021-03)",
    "SE är landskoden, 46 riktnumret.",
    "Enkäten gick till 8 465 personer 00:00–23:59.",
    "ESF 2016/00404; 2016/00405; 2016/00406.",
    "Rum 1203, plan 4.",
    "25 % av 1 234 567 är 308 642.",
    "Deltagaren själv väljer dag.",
    "Vägen till arbete är lång, 12 månader.",
    "Stegvis: 1-2-3-4-5-6-7-8-9-10.",
    "Tidslinje 20180101–20181231",
    "201801-201912",
    "Artikelnr 4711-0815-1234",
    "Ö-viks kommun 2281 och Sundsvall 2281.",
)


def organisation_numbers(count: int) -> Iterator[str]:
    """Numbers of organisations: right by the same rule, but their third digit is 2 or more."""
    chance = Random(12)  # noqa: S311 - test data, not secrets
    for first in (chance.choice((2, 5, 7, 8, 9)) for _ in range(count)):
        nine = f"{first}{chance.randrange(10)}{chance.randrange(2, 10)}{chance.randrange(10**6):06}"
        yield f"{nine[:6]}-{nine[6:]}{check_digit(nine)}"


def wrong_numbers(count: int) -> Iterator[str]:
    """Dates with four digits after them, of which the last is not the check digit."""
    for number in _numbers(count):
        yield f"{number[2:8]}-{number[8:11]}{(int(number[11]) + 3) % 10}"


def rows() -> tuple[Row, ...]:
    """The whole set."""
    numbers = iter(_numbers(2000))
    found = [Row("plain", frame.format(form(next(numbers)))) for _, form, frame in product(range(6), PLAIN, FRAMES)]
    found += [Row("odd", frame.format(form(next(numbers)))) for _, form, frame in product(range(4), ODD, FRAMES)]
    found += [Row("phone", frame.format(phone)) for phone, frame in product(PHONES, FRAMES)]
    found += [Row("email", frame.format(email)) for email, frame in product(EMAILS, FRAMES)]
    found += [Row("detail", text) for text in DETAILS]
    found += [Row("nothing", text) for text in NOTHING]
    found += [Row("nothing", f"Organisationsnummer {number}.") for number in organisation_numbers(100)]
    found += [Row("nothing", f"Löpnummer {number} i registret.") for number in wrong_numbers(100)]
    return tuple(found)
