"""Open lessons by age, counted by hand for the library of `tests/sites/reports` and a few more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from report_library import context, library, plain

from mia_kb.library.link import link
from mia_kb.records.lesson import Lesson
from mia_kb.records.vocabulary import Party
from mia_kb.reports.health import health
from mia_kb.reports.open_lessons import OLDEST, open_lessons
from mia_kb.reports.report import ReportContext


def counts(on: ReportContext) -> list[object]:
    return [row[1] for row in open_lessons(on).blocks[0].rows]


def test_every_lesson_is_counted_once_by_what_has_become_of_it() -> None:
    # two are open, both with a source read on 2026-01-15; one is built in; the draft is not counted
    assert counts(context(date(2026, 7, 17))) == [0, 0, 2, 0, 1, 0]  # the 183rd day
    assert counts(context(date(2026, 7, 18))) == [0, 2, 0, 0, 1, 0]
    assert counts(context(date(2027, 1, 15))) == [0, 2, 0, 0, 1, 0]  # the 365th day
    assert counts(context(date(2027, 1, 16))) == [2, 0, 0, 0, 1, 0]
    assert counts(context(date(2026, 1, 1))) == [0, 0, 0, 2, 1, 0]


def test_who_is_to_act_and_where_it_belongs() -> None:
    rows = [tuple(plain(cell) for cell in row) for row in open_lessons(context()).blocks[1].rows]
    assert rows == [
        ("norra/bjud-in-varden", (Party.REGION,), ("regional/traffas-i-team",), ("kansli", "regional/kansliet"), 311),
        (
            "sodra/boka-lokalen",
            (Party.KOMMUN, Party.FUNDER),
            ("regional/gruppkurs",),
            ("delprojektledare", "regional/sodra"),
            311,
        ),
    ]


def test_the_list_is_bounded_and_says_so() -> None:
    found = library()
    lesson = found.by_id["norra/bjud-in-varden"]
    many = [replace(lesson, id=f"norra/lardom-{number:02}") for number in range(OLDEST)]
    part = open_lessons(ReportContext(link([*found.items, *many]), date(2026, 11, 22)))
    assert len(part.blocks[1].rows) == OLDEST
    assert dict(part.says[0].details) == {"shown": OLDEST, "all": OLDEST + 2}  # type: ignore[union-attr]


def test_the_oldest_first_and_those_without_a_date_last() -> None:
    found = library()
    lesson = found.by_id["norra/bjud-in-varden"]
    older = lesson.record.sources[0].model_copy(update={"accessed": date(2025, 1, 1)})
    changed = {"norra/aldst": (older,), "norra/odaterad": ()}
    more = [
        replace(lesson, id=id_, record=lesson.record.model_copy(update={"sources": sources}))
        for id_, sources in changed.items()
    ]
    rows = open_lessons(ReportContext(link([*found.items, *more]), date(2026, 11, 22))).blocks[1].rows
    assert [plain(row[0]) for row in rows] == [
        "norra/aldst",
        "norra/bjud-in-varden",
        "sodra/boka-lokalen",
        "norra/odaterad",
    ]
    assert [row[4] for row in rows] == [690, 311, 311, None]


def test_a_library_without_lessons_says_so() -> None:
    found = link([item for item in library().items if not isinstance(item.record, Lesson)])
    part = open_lessons(ReportContext(found, date(2026, 11, 22)))
    assert [(block.rows, block.empty) for block in part.blocks] == [
        ((), "No lesson has been left."),
        ((), "No lesson is open."),
    ]


def test_it_stands_in_the_health_report() -> None:
    assert "open-lessons" in [part.key for part in health(context()).parts]
