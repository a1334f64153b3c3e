"""A false alarm is silenced by a reviewed exemption, for that text alone; what is surely personal data never is."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from keeper import ORGANISATION
from labelled import check_digit

from mia_kb.checks.exemptions import fits, seal
from mia_kb.checks.identity_numbers import has_identity_number
from mia_kb.publishing.checking import check_records
from mia_kb.publishing.exempting import doubts, exemption_for, free_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Answer

TODAY = date(2026, 11, 22)
NINE = "800101987"
NUMBER = f"{NINE[:6]}-{NINE[6:]}{check_digit(NINE)}"
ALIKE = "08-123 45 67"
TERM = """\
title: Team
definition: {definition}
synonyms: [lag, {synonym}]
status: published
steward: {{organisation: forbundet, function: kansli}}
review_by: 2027-06-01
sources: [{{url: "https://example.org/x", kind: association}}]
"""
PLACE = "methods/regional/terms/team.yaml:2"
FILE = "methods/regional/exemptions/team-mia402.yaml"
ASKED = ("--reason", "Det är ett artikelnummer.", "--reviewer", "forbundet/dataskyddsombud")


def term(root: Path, definition: str = f"Artikel {ALIKE}.", synonym: str = "grupp") -> None:
    for folder, name, text in (
        ("organisations", "forbundet", ORGANISATION),
        ("terms", "team", TERM.format(definition=definition, synonym=synonym)),
    ):
        path = root / "methods" / "regional" / folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def codes(tmp_path: Path) -> Callable[[], list[str]]:
    """The place and code of everything that is wrong."""

    def told() -> list[str]:
        found = check_records(tmp_path / "methods", TODAY).problems
        return [f"{one.place.path.removeprefix('regional/')}:{one.place.line} {one.code}" for one in found]

    return told


@pytest.fixture
def exempted(tmp_path: Path) -> Path:
    """A library with one false alarm, and the exemption from it."""
    term(tmp_path)
    records = tmp_path / "methods"
    (doubt,) = doubts(records, "regional/terms/team.yaml", 2, TODAY)
    path = records / free_path(records, doubt)
    path.parent.mkdir()
    path.write_text(exemption_for(doubt, "Det är ett artikelnummer.", ("forbundet", "dataskyddsombud"), TODAY), "utf-8")
    return tmp_path


def test_an_exemption_says_what_why_who_and_when_and_not_the_text(
    tmp_path: Path, mia_kb: Callable[..., Answer]
) -> None:
    term(tmp_path)
    answer = mia_kb("exempt", PLACE, *ASKED, env={"SOURCE_DATE_EPOCH": "1795305600"})
    assert (answer.code, answer.out) == (0, f"{FILE}\n"), answer.err
    text = (tmp_path / FILE).read_text("utf-8")
    held = yaml.safe_load(text)
    salt_and_seal = held.pop("seal")
    assert held == {
        "rule": "MIA402",
        "record": "regional/team",
        "field": "definition",
        "reason": "Det är ett artikelnummer.",
        "reviewed": "2026-11-22",
        "reviewer": {"organisation": "forbundet", "function": "dataskyddsombud"},
    }
    assert re.fullmatch(r"[a-p]{16}-[a-p]{32}", salt_and_seal)
    assert "123" not in text


def test_what_is_exempted_is_not_told_by_check_build_or_pages(exempted: Path, mia_kb: Callable[..., Answer]) -> None:
    assert mia_kb("check", "--strict").code == 0
    assert mia_kb("check", PLACE.partition(":")[0]).code == 0
    assert mia_kb("check", FILE).code == 0
    (exempted / "docs").mkdir()
    (exempted / "docs" / "bidra.md").write_text("# Bidra\n", "utf-8")
    settings = "site_name: x\ntheme: {name: material, font: false}\nplugins: [mia-kb: {languages: [sv]}]\n"
    (exempted / "mkdocs.yml").write_text(settings, "utf-8")
    answer = mia_kb("build")
    assert answer.code == 0, answer.err
    assert not [path for path in (exempted / "site").rglob("*") if "team-mia402" in path.name]
    (exempted / FILE).unlink()
    assert mia_kb("build").code == 1, "a build knows that the exemption has gone"


@pytest.mark.parametrize("definition", [f"Artikel {ALIKE}", f"Ring Anna på {ALIKE}.", "Artikel 08-123 45 68.", "Lag."])
def test_an_exemption_no_longer_holds_when_the_text_is_changed(
    exempted: Path, codes: Callable[[], list[str]], definition: str
) -> None:
    term(exempted, definition)
    found = codes()
    assert "exemptions/team-mia402.yaml:1 MIA405" in found
    assert ("terms/team.yaml:2 MIA402" in found) == (definition != "Lag.")


def test_an_exemption_holds_for_one_field_alone(exempted: Path, codes: Callable[[], list[str]]) -> None:
    term(exempted, synonym=f"Artikel {ALIKE}.")
    assert codes() == ["terms/team.yaml:3 MIA402"]
    path = exempted / FILE
    path.write_text(path.read_text("utf-8").replace("definition", "synonyms.1"), "utf-8")
    assert codes() == ["terms/team.yaml:2 MIA402"]


def test_a_number_beside_what_is_exempted_is_still_told(exempted: Path, codes: Callable[[], list[str]]) -> None:
    term(exempted, definition=f"Artikel {ALIKE}.  # ring 08-765 43 21")
    assert codes() == ["terms/team.yaml:2 MIA402"]
    term(exempted, definition=f"Artikel {ALIKE}.  # {NUMBER}")
    assert codes() == ["terms/team.yaml:2 MIA401"]


def test_an_identity_number_is_never_exempted(tmp_path: Path, mia_kb: Callable[..., Answer]) -> None:
    term(tmp_path, f"Artikel {ALIKE}, {NUMBER}.")
    answer = mia_kb("exempt", PLACE, *ASKED, "--lang", "en")
    assert answer.code == 2
    assert "can never be exempted" in answer.err
    assert NUMBER not in answer.err
    assert not (tmp_path / FILE).exists()


def test_an_exemption_written_by_hand_for_an_identity_number_is_refused(
    exempted: Path, codes: Callable[[], list[str]]
) -> None:
    text = f"Artikel {NUMBER}."
    term(exempted, text)
    path = exempted / FILE
    held = yaml.safe_load(path.read_text("utf-8")) | {"rule": "MIA401", "seal": seal(text)}
    path.write_text(yaml.safe_dump(held, sort_keys=False), "utf-8")
    assert codes() == ["exemptions/team-mia402.yaml:1 MIA139", "terms/team.yaml:2 MIA401"]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("reason", f"Det är inte {NUMBER}.", "MIA401"),
        ("reason", "Ring 08-765 43 21 och fråga.", "MIA402"),
        ("reason", "Fråga anna.provsson@example.org", "MIA403"),
        ("reason", "Deltagaren Anna Provsson, Hemvägen 12, är påhittad.", "MIA404"),
        ("reviewer", {"organisation": "finns-inte", "function": "kansli"}, "MIA201"),
        ("reviewer", {"organisation": "forbundet", "function": "anna.provsson@example.org"}, "MIA403"),
        ("reviewer", {"organisation": "forbundet"}, "MIA130"),
        ("reason", "", "MIA134"),
        ("reviewed", "i går", "MIA140"),
        ("record", "regional/finns-inte", "MIA405"),
        ("field", "synonyms.7", "MIA405"),
    ],
)
def test_an_exemption_is_checked_itself(
    exempted: Path, codes: Callable[[], list[str]], field: str, value: object, code: str
) -> None:
    path = exempted / FILE
    held = yaml.safe_load(path.read_text("utf-8")) | {field: value}
    path.write_text(yaml.safe_dump(held, sort_keys=False, allow_unicode=True), "utf-8")
    assert code in {found.split()[1] for found in codes() if found.startswith("exemptions/")}


def test_a_reviewer_that_does_not_exist_is_told_where_it_stands(exempted: Path, codes: Callable[[], list[str]]) -> None:
    path = exempted / FILE
    text = path.read_text("utf-8")
    path.write_text(text.replace("organisation: forbundet", "organisation: finns-inte"), "utf-8")
    line = text[: text.index("organisation:")].count("\n") + 1
    assert codes() == [f"exemptions/team-mia402.yaml:{line} MIA201"]


def test_a_comment_in_an_exemption_is_looked_at(exempted: Path, codes: Callable[[], list[str]]) -> None:
    path = exempted / FILE
    path.write_text(path.read_text("utf-8") + f"# {NUMBER}\n", "utf-8")
    assert [found.split()[1] for found in codes()] == ["MIA401"]


def test_an_exemption_of_a_record_that_cannot_be_read_is_let_be(exempted: Path, codes: Callable[[], list[str]]) -> None:
    path = exempted / "methods/regional/terms/team.yaml"
    path.write_text(path.read_text("utf-8") + "titel: x\n", "utf-8")
    assert codes() == ["terms/team.yaml:8 MIA131"]


def test_reasons_that_tell_are_refused_before_anything_is_written(
    tmp_path: Path, mia_kb: Callable[..., Answer]
) -> None:
    term(tmp_path)
    answer = mia_kb("exempt", PLACE, "--reason", f"Inte {NUMBER}.", "--reviewer", "forbundet/dataskyddsombud")
    assert answer.code == 1
    assert "MIA401" in answer.err
    assert NUMBER not in answer.err
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(
    ("place", "reviewer"),
    [
        ("methods/regional/terms/team.yaml", "forbundet/kansli"),
        ("methods/regional/terms/team.yaml:1", "forbundet/kansli"),
        ("methods/regional/terms/saknas.yaml:2", "forbundet/kansli"),
        (PLACE, "kansli"),
        (f"{PLACE}:1", "forbundet/kansli"),
    ],
)
def test_what_cannot_be_meant_is_wrong_use(
    tmp_path: Path, mia_kb: Callable[..., Answer], place: str, reviewer: str
) -> None:
    term(tmp_path)
    answer = mia_kb("exempt", place, "--reason", "Ett artikelnummer.", "--reviewer", reviewer)
    assert answer.code == 2
    assert answer.err
    assert not (tmp_path / FILE).exists()


def test_where_two_rules_object_one_is_chosen_and_the_other_stays(
    tmp_path: Path, mia_kb: Callable[..., Answer], codes: Callable[[], list[str]]
) -> None:
    term(tmp_path, f"Artikel {ALIKE}, fraga.enheten@example.org")
    assert mia_kb("exempt", PLACE, *ASKED).code == 2
    assert mia_kb("exempt", PLACE, *ASKED, "--rule", "MIA403").code == 0
    assert codes() == ["terms/team.yaml:2 MIA402"]
    assert mia_kb("exempt", PLACE, *ASKED, "--rule", "MIA402").code == 0
    assert codes() == []


def test_a_file_that_is_there_is_not_overwritten(exempted: Path, mia_kb: Callable[..., Answer]) -> None:
    before = (exempted / FILE).read_bytes()
    term(exempted, f"En ny artikel {ALIKE}.")
    answer = mia_kb("exempt", PLACE, *ASKED)
    assert answer.out == f"{FILE.replace('402', '402-2')}\n"
    assert (exempted / FILE).read_bytes() == before


def test_a_link_among_exemptions_is_not_followed(exempted: Path, codes: Callable[[], list[str]]) -> None:
    path = exempted / FILE
    path.rename(exempted / "utanför.yaml")
    path.symlink_to(exempted / "utanför.yaml")
    assert codes() == ["exemptions/team-mia402.yaml:1 MIA155", "terms/team.yaml:2 MIA402"]


def test_the_same_text_is_sealed_anew_each_time_and_nothing_else_fits() -> None:
    one, other = seal(ALIKE), seal(ALIKE)
    assert one != other
    assert fits(one, ALIKE)
    assert fits(other, ALIKE)
    assert not fits(one, f"{ALIKE} ")
    assert not fits(one[:-1] + ("a" if one[-1] != "a" else "b"), ALIKE)
    assert not any(has_identity_number(seal(str(number))) for number in range(500))
