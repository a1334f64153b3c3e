"""The draft for the funder, from the library of `tests/sites/reports`."""

from __future__ import annotations

from report_library import block, context, keys, library, rows

from mia_kb.rendering.report_markdown import markdown
from mia_kb.rendering.report_words import Writing, written
from mia_kb.reports.funder import funder
from mia_kb.reports.report import FigureRef, Said
from mia_kb.text.languages import Language

REPORT = funder(context())
SWEDISH = markdown(written(REPORT, Writing(Language.SV, lambda _: "")))


def test_the_headings_of_the_final_report_in_their_order() -> None:
    assert keys(REPORT) == [
        "summary",
        "idea",
        "results",
        "progressions",
        "deviations",
        "methods",
        "principles",
        "communication",
        "evaluation",
        "use",
        "comments",
    ]


def test_what_was_expected_comes_before_what_happened() -> None:
    found = [row[0] for row in block(REPORT, "results", "regional/andel-arbete").rows]
    roles = [(cell.ref.id, cell.figure.role.code) for cell in found if isinstance(cell, FigureRef)]
    assert roles == [
        ("norra/mal-for-arbete", "target"),
        ("norra/borjade-arbeta", "outcome"),
        ("norra/fa-personer", "outcome"),
        ("sodra/borjade-i-sodra", "outcome"),
    ]


def test_every_figure_stands_with_its_context() -> None:
    assert "Utfall: 25 % (20 av 80, avslutade deltagare)".replace(" %", "\N{NO-BREAK SPACE}%") in SWEDISH
    sodra = SWEDISH.split("Började arbeta, Södra 2018")[1].split("\n- **")[0]
    for word in ("Period: 2018", "Räknar: personer", "95 % intervall", "Källa:"):
        assert word in sodra.replace("\N{NO-BREAK SPACE}", " ")
    assert SWEDISH.count("Definition, där en siffra inte har någon egen: Andel av avslutade deltagare") == 1


def test_small_numbers_are_masked() -> None:
    few = SWEDISH.split("Började studera, Norra 2019")[1].split("\n- **")[0]
    assert "färre än 5 av 60" in few
    assert "5 %" not in few.replace("\N{NO-BREAK SPACE}", " ")


def test_the_effect_is_worded_by_its_certainty() -> None:
    assert "Leder möjligen till återgång i arbete." in SWEDISH
    assert "Ingen har bedömt hur säkert det är att metoden leder till högre närvaro." in SWEDISH
    assert "Leder till" not in SWEDISH


def test_where_the_records_are_silent_the_draft_says_so() -> None:
    principles = next(part for part in REPORT.parts if part.key == "principles")
    assert principles.says == (Said("The records have no field for this. Write it yourself."),)


def test_lessons_for_the_funder_and_no_others() -> None:
    assert [row[0] for row in rows(REPORT, "comments", "lessons")] == ["sodra/boka-lokalen"]
    assert "nytt-utkast" not in str([row for part in REPORT.parts for found in part.blocks for row in found.rows])
    assert len(library().items) == 32
