"""What has changed between editions, counted by hand: former shares come from files alone, and nothing is invented."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from report_library import RECORDS, TODAY, context, library, rows

from mia_kb.engines.failure import Failure
from mia_kb.publishing.editions import read_editions
from mia_kb.rendering.report_json import report_json
from mia_kb.rendering.report_words import Writing
from mia_kb.rendering.trend_lines import trend_lines
from mia_kb.reports.editions import Edition, edition
from mia_kb.reports.health import health
from mia_kb.reports.report import ReportContext, Said, Share
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from pathlib import Path

FORMER = Edition(
    date(2026, 3, 31),
    (
        ("orphans", Share(2, 31)),
        ("reviewed-in-time", Share(30, 31)),
        ("adopted", Share(1, 4)),
        ("closed-lessons", Share(2, 4)),
        ("silent", Share(31, 62)),
        ("answered-deviations", Share(0, 0)),
    ),
)


def changes(*editions: Edition) -> dict[object, tuple[object, ...]]:
    asked = ReportContext(library(), TODAY, editions=editions)
    return {row[0]: row[1:] for row in rows(health(asked), "trend", "shares")}


def test_each_share_beside_the_former_one_with_the_change_in_points() -> None:
    found = changes(FORMER)
    # 1 of 31 now, 2 of 31 then: 3.2 points down, which is good of orphans
    assert found["Have no living steward"] == (Share(2, 31), Share(1, 31), "{points} percentage points down", "better")
    assert found["Are not overdue for review"] == (Share(30, 31), Share(30, 31), "as before", None)
    # 1 of 2 now, 1 of 4 then: 25 points up
    assert found["Methods adopted in at least one place"][2:] == ("{points} percentage points up", "better")
    # 1 of 3 now, 2 of 4 then: 16.7 points down, said as 17
    assert found["Lessons built in or rejected with a reason"][2:] == ("{points} percentage points down", "worse")
    # 16 of 31 now, 31 of 62 then: 1.6 points up, which is bad of silence
    assert found["Say somewhere that the source is silent"][3] == "worse"
    assert found["Deviations answered, solved or known"][2:] == ("nothing to compare with", None)
    assert found["Squares of the map that have a record"] == (None, Share(3, 21), "nothing to compare with", None)


@pytest.mark.parametrize(
    ("former", "points"),
    [(Share(2, 31), 3), (Share(16, 31), 48), (Share(3, 31), 6)],
)
def test_points_are_rounded_to_the_nearest(former: Share, points: int) -> None:
    asked = ReportContext(library(), TODAY, editions=(Edition(date(2026, 1, 1), (("orphans", former),)),))
    part = next(part for part in health(asked).parts if part.key == "trend")
    change = part.blocks[0].rows[1][3]
    assert isinstance(change, Said)
    assert dict(change.details) == {"points": points}


def test_a_small_change_is_not_rounded_away() -> None:
    nearly = Edition(date(2026, 1, 1), (("orphans", Share(31, 1000)),))  # 3.1 %, and now 1 of 31 is 3.2 %
    assert changes(nearly)["Have no living steward"][2:] == ("less than one percentage point up", "worse")


def test_editions_in_order_of_time_and_none_of_the_future() -> None:
    older = FORMER._replace(day=date(2025, 3, 31))
    later = FORMER._replace(day=date(2027, 1, 1))
    assert len(changes(FORMER, older, later)["Have no living steward"]) == len(
        ("2025", "2026", "now", "change", "means")
    )
    assert "trend" not in [part.key for part in health(context()).parts]
    assert "trend" not in [part.key for part in health(ReportContext(library(), TODAY, editions=(later,))).parts]


def test_a_report_that_was_written_can_be_read_again() -> None:
    report = health(context())
    text = report_json(report, Writing(Language.SV, lambda _: ""))
    found = edition(text)
    assert found == Edition(TODAY, tuple((number.key, number.share) for number in report.numbers))


GOOD = {"report": "health", "day": "2026-03-31", "numbers": {"orphans": {"count": 1, "whole": 31, "percent": 3}}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not"),
        ("[]", "is not a health report"),
        (json.dumps(GOOD | {"report": "decisions"}), "is not a health report"),
        (json.dumps(GOOD | {"day": "31 mars"}), "the day is not a date"),
        (json.dumps(GOOD | {"day": 20260331}), "the day is not a date"),
        (json.dumps(GOOD | {"numbers": {}}), "has no numbers"),
        (json.dumps(GOOD | {"numbers": {"orphans": {"count": 32, "whole": 31}}}), "is not so many of so many"),
        (json.dumps(GOOD | {"numbers": {"orphans": {"count": -1, "whole": 31}}}), "is not so many of so many"),
        (json.dumps(GOOD | {"numbers": {"orphans": {"count": True, "whole": 31}}}), "is not so many of so many"),
        (json.dumps(GOOD | {"numbers": {"orphans": 3}}), "is not so many of so many"),
    ],
)
def test_what_is_no_edition_is_told(text: str, said: str) -> None:
    found = edition(text)
    assert isinstance(found, Said)
    assert said in found.text


def test_a_folder_of_editions(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(json.dumps(GOOD), "utf-8")
    (tmp_path / "a.json").write_text(json.dumps(GOOD | {"day": "2025-03-31"}), "utf-8")
    (tmp_path / "notes.txt").write_text("nothing", "utf-8")
    assert [found.day for found in read_editions(tmp_path)] == [date(2025, 3, 31), date(2026, 3, 31)]
    assert read_editions(None) == ()
    (tmp_path / "c.json").write_text(json.dumps(GOOD), "utf-8")
    with pytest.raises(Failure, match=r"same day as b\.json"):
        read_editions(tmp_path)
    (tmp_path / "c.json").write_bytes(b"\xff\xfe")
    with pytest.raises(Failure, match="cannot be read"):
        read_editions(tmp_path)
    (tmp_path / "c.json").write_text("{}", "utf-8")
    with pytest.raises(Failure) as stopped:
        read_editions(tmp_path)
    assert "är ingen rapport om hur biblioteket mår" in stopped.value.text(Language.SV)
    with pytest.raises(Failure, match="no such folder"):
        read_editions(tmp_path / "gone")


def test_the_drawing_has_a_dot_an_edition_and_tells_them_in_words() -> None:
    asked = ReportContext(library(), TODAY, editions=(FORMER, FORMER._replace(day=date(2025, 3, 31))))
    lines = {line.name: line for line in trend_lines(health(asked).numbers, asked, Language.EN)}
    line = lines["Have no living steward"]
    assert (len(line.drawing.marks), len(line.drawing.joins)) == (3, 2)
    assert line.told == "31 March 2025: 2 of 31 (6%); 31 March 2026: 2 of 31 (6%); 22 November 2026: 1 of 31 (3%)"
    assert line.now == "1 of 31 (3%)"
    assert "Deviations answered, solved or known" not in lines
    assert trend_lines(health(context()).numbers, context(), Language.EN) == ()
    assert RECORDS.is_dir()
