"""Where methods live, worked out by hand for the library of `tests/sites/reports`."""

from __future__ import annotations

from datetime import date

from report_library import TODAY, block, context, keys, library, plain, rows

from mia_kb.library.maturity import MaturityLevel, maturity
from mia_kb.library.standing import LIVES_ON, Standing, lives
from mia_kb.library.years import Untold
from mia_kb.records.fields import When
from mia_kb.records.vocabulary import Choice, Stage
from mia_kb.reports.adoption import WIDEST, adoption, columns_of, in_cells
from mia_kb.reports.report import RecordRef, Said

COURSE, TEAM = "regional/gruppkurs", "regional/traffas-i-team"
NORRA, SODRA = "regional/norra", "regional/sodra"
REPORT = adoption(context())


def test_the_chapters() -> None:
    assert keys(REPORT) == ["matrix", "years", COURSE, TEAM, NORRA, SODRA, "untold"]


def test_the_matrix_says_in_words_how_it_stands_in_each_place_and_since_when() -> None:
    assert [column.key for column in block(REPORT, "matrix", "matrix").columns] == ["method", NORRA, SODRA]
    assert [column.name for column in block(REPORT, "matrix", "matrix").columns] == ["Method", "Norra", "Södra"]
    course, team = (row[1:] for row in block(REPORT, "matrix", "matrix").rows)
    assert [told(cell) for cell in course] == [(Standing.DECLINED, date(2026, 5, 20)), (Standing.ENDED, When(2019, 6))]
    norra, sodra = (told(cell) for cell in team)
    assert norra == (Standing.ADOPTED, Stage.FULL, date(2024, 1, 10))
    assert sodra[0] is Standing.TRIED
    assert isinstance(sodra[1], Said)
    assert (sodra[1].text, sodra[1].details) == ("began {date}", (("date", When(2025)),))


def told(cell: object) -> tuple[object, ...]:
    """What stands in a square of the matrix."""
    assert isinstance(cell, tuple)
    (one,) = cell
    assert isinstance(one, Said)
    return dict(one.details)["told"]  # type: ignore[return-value]  # the square's parts


def test_declined_and_ended_with_day_and_reason() -> None:
    norra, sodra = rows(REPORT, COURSE, "places")
    assert norra[:3] == ("Norra", Standing.DECLINED, date(2026, 5, 20))
    assert norra[5] is Choice.DECLINE
    assert norra[9] == "Kommunen har redan en kurs."
    assert sodra[:3] == ("Södra", Standing.ENDED, When(2019, 6))
    assert (sodra[4], sodra[5]) == (Stage.ENDED, Choice.END)
    assert sodra[9] == "Ingen lokal fanns kvar."


def test_what_has_happened_in_the_order_in_which_it_did() -> None:
    team, course = block(REPORT, TEAM, "places").rows[0], block(REPORT, COURSE, "places").rows[1]
    assert [plain(line) for line in team[-1]] == [  # type: ignore[union-attr]  # a tuple
        "{date}: {what}",
        "{date}: {what}",
        "{date}: {body} decided: {choice}",
        "{date}: followed up: {outcome}",
    ]
    days = [str(dict(line.details)["date"]) for line in course[-1]]  # type: ignore[union-attr]  # words each
    assert days == ["2018", "2018-01-15", "2019-05-20", "2019-06"]


def test_who_carries_it_who_takes_over_and_the_routine() -> None:
    norra, sodra = rows(REPORT, TEAM, "places")
    assert (norra[3], norra[7], norra[8]) == ("samverkansteam", "{function}, {party}", "none known")
    assert (sodra[1], sodra[5], sodra[7], sodra[8]) == (Standing.TRIED, "no decision entered", "nobody known", None)


def test_place_by_place() -> None:
    assert [(row[0], row[1]) for row in rows(REPORT, SODRA, "methods")] == [
        (COURSE, Standing.ENDED),
        (TEAM, Standing.TRIED),
    ]


def test_year_by_year() -> None:
    found = block(REPORT, "years", "stages")
    assert [column.key for column in found.columns[1:]] == ["initial", "full", "ended", "declined", "stage-untold"]
    assert found.rows == (
        ("2017", 0, 0, 0, 0, 1),  # the team in Norra begins
        ("2018", 1, 0, 0, 0, 1),  # the course in Södra is tried
        ("2019", 0, 0, 1, 0, 1),  # and ends
        *((str(year), 0, 0, 1, 0, 1) for year in range(2020, 2025)),
        ("2025", 0, 0, 1, 0, 2),  # the team in Södra begins
        ("2026", 1, 1, 1, 1, 0),  # the stages of today; Norra declines the course
    )
    assert found.columns[-1].name is Untold.STAGE


def test_before_anything_happened_the_years_are_empty() -> None:
    early = adoption(context(date(2010, 1, 1)))
    assert len(block(early, "years", "stages").rows) == 1, "a stage without a day is known for the last year only"


def test_places_agree_with_the_method_maturity() -> None:
    for method in (COURSE, TEAM):
        own = [found for found in context().known.adoptions if found.method.id == method]
        living_on = {life.place.id for life in lives(own, TODAY) if life.standing in LIVES_ON}
        assert len(living_on) == maturity(library(), library().by_id[method], TODAY).adopted
    says = adoption(context()).parts[2].says[0]
    assert isinstance(says, Said)
    assert dict(says.details)["level"] is MaturityLevel.TRIED


def test_places_without_a_column_are_named_in_the_last() -> None:
    found = lives(context().known.adoptions, TODAY)
    columns = columns_of(found)
    assert [item.id for item in columns] == [NORRA, SODRA]
    assert len(columns) <= WIDEST
    cells, others = in_cells(found, columns[:1])
    assert [life.place.id for life in cells[0]] == [NORRA, NORRA]
    assert [life.place.id for life in others] == [SODRA, SODRA]


def test_methods_that_no_place_has_told_of() -> None:
    assert rows(REPORT, "untold", "methods") == []
    assert isinstance(REPORT.parts[2].title, RecordRef)
