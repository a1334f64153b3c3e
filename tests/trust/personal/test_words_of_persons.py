"""Each word that makes or unmakes a trace of a person, one at a time."""

from __future__ import annotations

import pytest
from labelled import check_digit

from mia_kb.checks.case_details import has_case_detail
from mia_kb.checks.case_sieve import FLATS, STREETS
from mia_kb.checks.email_addresses import FUNCTIONS, has_personal_email
from mia_kb.checks.first_names import NAMES_THAT_ARE_WORDS
from mia_kb.checks.identity_numbers import has_identity_number
from mia_kb.checks.phone_numbers import has_phone_number

MONTHS = {
    1: ("januari", "jan", "jan."), 2: ("februari", "feb"), 3: ("mars", "mar"), 4: ("april", "apr."), 5: ("maj",),
    6: ("juni", "jun"), 7: ("juli", "jul"), 8: ("augusti", "aug"), 9: ("september", "sep", "sept."),
    10: ("oktober", "okt"), 11: ("november", "nov"), 12: ("december", "dec"),
}  # fmt: skip
CONDITIONS = (
    "diagnosen", "sjukskriven", "missbruk", "beroende", "psykisk ohälsa", "depression", "ångesten", "utmattning",
    "adhd", "autism", "våldet", "aktivitetsersättning", "sjukersättningen", "försörjningsstöd", "ekonomiskt bistånd",
    "skulder", "kriminalitet", "vräkt", "hemlös", "självmordsförsök", "skyddad adress", "god man", "lvm", "lvu",
    "rehabilitering", "handläggare", "insatsen", "inskriven", "skrevs in", "påbörjade", "praktik", "uppsagd",
    "arbetslös", "behandling", "sick leave", "diagnosed",
)  # fmt: skip
OFFICES = (
    "Kansliet", "Kontoret", "Besöksadressen", "Lokalen", "Mottagningen", "Receptionen", "Förbundet", "Myndigheten",
    "Försäkringskassan", "Arbetsförmedlingen", "Kommunen", "Socialtjänsten", "Vårdcentralen", "Verksamheten", "Mötet",
    "Möten", "Konferensen", "The office", "The premises", "Visiting hours",
)  # fmt: skip
HOMES = ("hemma på", "som bor på", "som bodde på", "har sin bostad på", "folkbokförd på", "med lägenhet på", "lives at")
PERSONS = (
    "deltagare", "deltagaren", "deltagarens", "klient", "klienten", "klientens", "patient", "patienten", "patientens",
    "brukaren", "kvinnan", "mannen", "personen", "personens", "barnet", "barnets", "pojken", "pojkens", "flickan",
    "hans", "hennes", "hon", "han", "sökanden", "den enskilde", "den försäkrades", "participant", "client",
)  # fmt: skip
CASES = (
    "dnr 2016/403", "diarienummer AF-2019/12345", "diarienr 2016/403", "mål T 123-19", "målnr 12-19",
    "ärende 2019-1234", "ärendenr 2019-1234", "ärendenummer: 2019-1234", "akt 12-3456", "aktnr 12-3456",
    "journal 12-3456", "journalnr 12-3456", "case no. 12-3456", "ref 12-3456", "dnr nr 2016/403",
)  # fmt: skip
AUTHORS = (
    "rapporten", "studien", "forskaren", "professorn", "författaren", "utvärderingen", "artikeln", "bok", "enligt",
    "skriver",
)  # fmt: skip


def number(day: int, month: int, year: int = 1984) -> tuple[str, str]:
    """The date's last two digits of the year, month and day, and four digits that fit."""
    nine = f"{year % 100:02}{month:02}{day:02}987"
    return nine[:6], nine[6:] + check_digit(nine)


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_may_be_a_word(month: int) -> None:
    _, four = number(7, month)
    for word in MONTHS[month]:
        assert has_identity_number(f"född 7 {word} 1984-{four}"), word
        assert has_identity_number(f"FÖDD 7 {word.upper()} 1984, {four}"), word
        assert not has_identity_number(f"född 8 {word} 1984-{four}"), word


@pytest.mark.parametrize("day", [1, 28, 61, 88])
def test_day_first_with_and_without_coordination(day: int) -> None:
    date, four = number(day, 2, 1984)
    assert has_identity_number(f"{day:02}.02.1984-{four}")
    assert has_identity_number(f"{date} ({four})")
    assert has_identity_number(f"19{date}-{four}")


@pytest.mark.parametrize(("day", "month"), [(0, 1), (32, 1), (30, 2), (60, 1), (92, 1), (90, 2), (1, 0), (1, 13)])
def test_no_such_day_is_no_number(day: int, month: int) -> None:
    nine = f"84{month:02}{day:02}987"
    assert not has_identity_number(f"{nine[:6]}-{nine[6:]}{check_digit(nine)}")


def test_a_period_is_no_number_though_it_would_do() -> None:
    for year in ("1984", "2004"):
        found = 0
        for month in range(1, 13):
            for last in range(1900, 2100):
                nine = f"{year[2:]}{month:02}01{str(last)[:3]}"
                if check_digit(nine) == str(last)[3]:
                    found += 1
                    assert not has_identity_number(f"{year}-{month:02}-01 – {last}")
                    assert has_identity_number(f"{nine[:6]}-{last}") or str(last)[:2] in {"19", "20"}
        assert found > 100


def test_a_leap_day_needs_a_leap_year() -> None:
    leap, common = number(29, 2, 1984), number(29, 2, 1983)
    assert has_identity_number("-".join(leap))
    assert not has_identity_number("-".join(common))
    assert has_identity_number("20" + "-".join(number(29, 2, 2000)))
    assert not has_identity_number("19" + "-".join(number(29, 2, 1900)))


@pytest.mark.parametrize("service", ["020", "0200", "0770", "0771", "077", "0900", "0939", "0944"])
def test_service_numbers_may_stay(service: str) -> None:
    assert not has_phone_number(f"Ring {service}-{'12345678'[: 9 - len(service)]}.")
    assert not has_phone_number(f"Ring {service}{'12345678'[: 10 - len(service)]}.")


@pytest.mark.parametrize("area", ["070", "072", "073", "076", "079", "08", "010", "011", "031", "0980", "0611", "0921"])
def test_other_numbers_may_not(area: str) -> None:
    assert has_phone_number(f"Ring {area}-{'46502139'[: 10 - len(area)]}.")
    assert has_phone_number(f"Ring {area}/{' '.join('46502139'[: 10 - len(area)])}.")
    assert has_phone_number(f"Ring +46 {area[1:]} {'46502139'[: 10 - len(area)]}.")


@pytest.mark.parametrize("abroad", ["+44", "+45", "+47", "+48", "+49", "+358", "+33", "+380", "0044", "00358"])
def test_numbers_abroad_may_not(abroad: str) -> None:
    assert has_phone_number(f"Ring {abroad} 22 12 34 567.")
    assert not has_phone_number(f"Det kostar {abroad} 22 12 34 567 kr.")


@pytest.mark.parametrize("function", sorted(FUNCTIONS))
def test_the_address_of_a_function_may_stay(function: str) -> None:
    assert not has_personal_email(f"{function}@exempel.se")
    assert not has_personal_email(f"Mejla {function}.norra@exempel.se nu")
    assert has_personal_email(f"anna{function}@exempel.se")


@pytest.mark.parametrize(
    "address",
    ["anna.provsson@exempel.se", "anna@exempel.se", "anna (at) exempel.se", "anna snabel-a exempel.se",
     "anna.provsson at exempel.se", "anna.provsson at exempel punkt se", "anna@exempel (dot) se", "anna%40exempel.se",
     "anna&#x40;exempel.se", "anna&commat;exempel.se", "anna [@] exempel.se", "ANNA@EXEMPEL.SE", "anna@sub.exempel.se",
     "anna <at> exempel.se", "anna ( a ) exempel.se"],
)  # fmt: skip
def test_the_address_of_a_person_may_not(address: str) -> None:
    assert has_personal_email(address)
    assert has_personal_email(f"Skriv till {address}, så får du svar.")


@pytest.mark.parametrize("text", ["exempel@exempel.se", "Åsbro@asbro.se", "RING@ring.se"])
def test_an_organisations_own_name_is_no_person(text: str) -> None:
    assert has_personal_email(text) == (text == "Åsbro@asbro.se")


@pytest.mark.parametrize("street", STREETS)
def test_a_home_on_any_street(street: str) -> None:
    name = f"Prov{street}"
    assert has_case_detail(f"Deltagaren bor på {name} 12.")
    assert has_case_detail(f"{name} 12 b, tre trappor.")
    assert not has_case_detail(f"{name} är lång.")
    for office in OFFICES:
        assert not has_case_detail(f"{office} ligger på {name} 12."), office
    for home in HOMES:
        assert has_case_detail(f"Kontoret såg någon {home} {name} 12."), home


@pytest.mark.parametrize("flat", FLATS)
def test_a_flat_has_a_number(flat: str) -> None:
    assert has_case_detail(f"Det gäller {flat} 1203.")
    assert has_case_detail(f"Det gäller {flat} nr 1203.")
    assert not has_case_detail(f"Det gäller {flat} 12.")


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_name_beside_what_is_known_of_somebody(condition: str) -> None:
    assert has_case_detail(f"För Anna var {condition} det som vägde.")
    assert has_case_detail(f"För Anna var {condition.upper()} det som vägde.")


@pytest.mark.parametrize("person", PERSONS)
def test_a_name_or_a_case_beside_a_person(person: str) -> None:
    assert has_case_detail(f"Här fick {person} träffa Anna.")
    assert has_case_detail(f"Här fick {person} svar (dnr 2016/403).")
    assert not has_case_detail(f"Här fick {person} svar.")


@pytest.mark.parametrize("case", CASES)
def test_a_case_beside_a_person_and_alone(case: str) -> None:
    assert has_case_detail(f"Deltagaren fick svar i {case}.")
    assert not has_case_detail(f"Svaret finns i {case}.")


@pytest.mark.parametrize("author", AUTHORS)
def test_who_wrote_something_may_be_named(author: str) -> None:
    assert not has_case_detail(f"Där {author} av Anna Provsson handlar om missbruk.")


@pytest.mark.parametrize(
    "text",
    ["Deltagaren Anna kom.", "Klienten Anna kom.", "Patienten Anna kom.", "Brukaren Anna kom.", "Kvinnan Anna kom.",
     "Mannen Lars kom.", "Pojken Lars kom.", "Flickan Anna kom.", "The participant Anna came.", "The client Anna came.",
     "Anna, 34 år, kom.", "Anna Provsson (34) kom.", "Anna 34, kom.", "Anna, född i maj, kom."],
)  # fmt: skip
def test_a_named_person(text: str) -> None:
    assert has_case_detail(text)


@pytest.mark.parametrize(
    "text",
    ["SE45 5000 0000 0583 9825 7466", "SE4550000000058398257466", "konto 8327-9 123 456 789-0", "kontot: 8327 1234567",
     "bankkontonummer 83271234567", "kontonr. 8327, 123 456 7", "clearing 8327", "clearingnummer 8327",
     "account number 8327 1234567", "account no 8327 1234567"],
)  # fmt: skip
def test_an_account(text: str) -> None:
    assert has_case_detail(f"Betala till {text}.")


@pytest.mark.parametrize("name", sorted(NAMES_THAT_ARE_WORDS))
def test_a_name_that_is_also_a_word_needs_a_surname(name: str) -> None:
    assert has_case_detail(f"Hos deltagaren var det {name} Provsson som ringde.")
    assert not has_case_detail(f"Hos deltagaren var det {name} 12-34 som gällde.")


def test_names_in_the_genitive() -> None:
    assert has_case_detail("Det var Annas handläggare.")
    assert not has_case_detail("Det var Annasons handläggare.")


@pytest.mark.parametrize(
    "text", ["Avtalet 2016-40 gäller i år.", "Lgh-kön är 12-34 månader.", "Se 2016/403.", "Anna-metoden, 12-34."]
)
def test_a_number_alone_is_nobodys(text: str) -> None:
    assert not has_case_detail(text)
