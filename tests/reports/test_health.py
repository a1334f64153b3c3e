"""The library's health, counted by hand for the library of `tests/sites/reports`."""

from __future__ import annotations

from datetime import date

from report_library import context, plain, rows

from mia_kb.records.vocabulary import Phase
from mia_kb.reports.health import health
from mia_kb.reports.report import Share

REPORT = health(context())
NUMBERS = {found.key: found.share for found in REPORT.numbers}


def test_shares_of_records() -> None:
    assert {
        # 31 records: 32 files less a draft. Ten are Södra's, which ends; one is the closed-down association's
        "lasting-steward": Share(20, 31),
        "orphans": Share(1, 31),
        "reviewed-in-time": Share(30, 31),
        "ever-reviewed": Share(1, 31),
        "adopted": Share(1, 2),
        "closed-lessons": Share(1, 3),
        "answered-deviations": Share(2, 4),
        "silent": Share(16, 31),
        "rubber-stamps": Share(0, 31),
        # one target group, seven phases, three levels
        "coverage": Share(3, 21),
    } == NUMBERS


def test_a_share_is_a_hundred_percent_only_when_it_is_all() -> None:
    assert (Share(199, 200).percent, Share(200, 200).percent, Share(0, 0).percent) == (99, 100, None)


def test_the_closed_down_associations_method_is_an_orphan() -> None:
    assert [row[0] for row in rows(REPORT, "orphans", "records")] == ["regional/gruppkurs"]
    later = health(context(date(2027, 3, 1)))
    assert len(rows(later, "orphans", "records")) == 11


def test_the_map_shows_its_empty_squares() -> None:
    row = dict(zip(["group", *Phase], rows(REPORT, "map-individual", "map")[0], strict=True))
    assert (row[Phase.ASSESSMENT], row[Phase.PREPARATION], row[Phase.TRAINING]) == (1, 1, "–")
    said = next(part for part in REPORT.parts if part.key == "map-society").says[0]
    assert dict(said.details) == {"empty": 7, "all": 7}  # type: ignore[union-attr]  # it is words


def test_what_each_place_is_asked_for() -> None:
    assert rows(REPORT, "places", "places") == [
        ("Norra", 1, 1, 2, 3, 1, "Tell how one of its ways of working went a year later."),
        ("Södra", 2, 2, 2, 1, 3, "Tell how one of its ways of working went a year later."),
    ]


def test_reviews_without_trace_are_none_here() -> None:
    assert plain(rows(REPORT, "rubber-stamps", "records")) == []  # type: ignore[arg-type]
