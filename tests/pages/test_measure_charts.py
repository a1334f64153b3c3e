"""A measure's drawings: what is beside what, what is joined, and nothing more exact than the cards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from small_pages import library, pages, views, words

from mia_kb.pages.records.measure import MeasurePage
from mia_kb.rendering.extents import Extent
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.pages.records.measure_charts import MeasureCharts

MEASURE = "matt/regional/mattet.html"
WHO = "denominator_is: avslutade deltagare\nplace: platsen\n"


def figure(name: str, fields: str) -> str:
    return f"== regional/figures/{name}\n{fields}\n"


def charts(text: str) -> MeasureCharts:
    data = views(library(text))[MEASURE].data
    assert isinstance(data, MeasurePage)
    return data.charts


def joined(text: str) -> list[tuple[str, str]]:
    """Pairs of figures that a line joins."""
    (panel,) = charts(text).panels
    at = {(mark.x, mark.high): mark.letter for mark in panel.drawing.marks}
    titles = {row.letter: row.card.ref.title for row in panel.rows}
    return [(titles[at[join.x1, join.y1]], titles[at[join.x2, join.y2]]) for join in panel.drawing.joins]


def year(name: str, when: str, value: str, more: str = WHO) -> str:
    start, _, end = when.partition(" ")
    return figure(name, f"{more}value: {value}\nperiod: {{from: {start}, to: {end or start}}}")


def test_the_same_group_year_by_year_is_joined() -> None:
    text = (
        year("ett", "2018", "{numerator: 20, denominator: 100}")
        + year("tva", "2019", "{numerator: 30, denominator: 100}")
        + year("tre", "2020", "{numerator: 40, denominator: 100}")
    )
    assert joined(text) == [("ett", "tva"), ("tva", "tre")]
    panel = charts(text).panels[0]
    assert [(row.letter, row.card.ref.title, row.card.part) for row in panel.rows] == [
        ("A", "ett", "20 av 100"),
        ("B", "tva", "30 av 100"),
        ("C", "tre", "40 av 100"),
    ]


@pytest.mark.parametrize(
    "second",
    [
        year("tva", "2019", "{numerator: 30, denominator: 100}", "denominator_is: alla mottagna\nplace: platsen\n"),
        year("tva", "2019", "{numerator: 30, denominator: 100}", f"{WHO}counts: participations\n"),
        year("tva", "2019", "{numerator: 30, denominator: 100}", f"{WHO}population: kvinnor\n"),
        year("tva", "2019", "{numerator: 30, denominator: 100}", f"{WHO}conflicts: [{{figure: ett, why: unknown}}]\n"),
        year("tva", "2018-07 2019", "{numerator: 30, denominator: 100}"),
        year("tva", "unknown 2019", "{numerator: 30, denominator: 100}"),
        year("tva", "2019", "{numerator: 2, denominator: 100}"),
    ],
    ids=["another whole", "participations", "other people", "in conflict", "overlapping", "no beginning", "masked"],
)
def test_what_is_not_counted_alike_is_never_joined(second: str) -> None:
    text = year("ett", "2018", "{numerator: 20, denominator: 100}") + second
    assert joined(text) == []
    assert len(charts(text).panels[0].drawing.marks) == 2


def test_a_share_without_words_for_its_whole_is_never_joined() -> None:
    nobody = "place: platsen\n"
    text = year("ett", "2018", "{percent: 20, denominator: unknown}", nobody) + year(
        "tva", "2019", "{percent: 30, denominator: unknown}", nobody
    )
    assert joined(text) == []


@pytest.mark.parametrize(
    ("when", "lines"),
    [
        (("2018", "2019"), 1),
        (("2018", "2019-01 2019-06"), 0),
        (("2018 2018-06", "2018 2019-06"), 1),
        (("2018", "2018"), 0),
    ],
    ids=["as long", "not as long", "counted on from the same day", "the same period"],
)
def test_numbers_are_joined_only_over_equal_times_or_counted_on(when: tuple[str, str], lines: int) -> None:
    count = "\n== regional/measures/mattet\ntype: count\nunit: personer\n"
    text = year("ett", when[0], "{number: 200, unit: personer}") + year("tva", when[1], "{number: 250, unit: personer}")
    assert len(joined(text + count)) == lines
    assert charts(text + count).unit == "personer"


def test_figures_in_conflict_stand_side_by_side_and_it_is_said() -> None:
    text = year("ett", "2018", "{numerator: 36, denominator: 100}") + year(
        "tva", "2018", "{numerator: 38, denominator: 100}", f"{WHO}conflicts: [{{figure: ett, why: Annan nämnare.}}]\n"
    )
    panel = charts(text).panels[0]
    assert panel.in_conflict
    assert panel.drawing.marks[0].x != panel.drawing.marks[1].x
    assert "Några av de här motsäger varandra." in words(pages(library(text))[MEASURE].body)


def test_each_place_has_its_own_drawing_on_the_same_scale_and_years() -> None:
    other = "denominator_is: avslutade\nplace: andra\n"
    text = "== regional/organisations/andra\ntype: sub-project\n" + "".join(
        year(f"{name}-{start}", start, f"{{numerator: {part}, denominator: 100}}", who)
        for name, who, part in (("har", WHO, 20), ("dar", other, 60))
        for start in ("2018", "2020")
    )
    first, second = charts(text).panels
    assert first.place != second.place
    assert first.drawing.years == second.drawing.years
    assert first.drawing.levels == second.drawing.levels
    assert {row.letter for row in (*first.rows, *second.rows)} == set("ABCD")


def test_one_outcome_or_no_known_end_is_no_development() -> None:
    alone = year("ett", "2018", "{numerator: 20, denominator: 100}")
    going_on = figure("tva", f"{WHO}value: {{numerator: 30, denominator: 100}}\nperiod: {{from: 2019}}")
    assert charts(alone + going_on).panels == ()
    both = alone + year("tre", "2019", "{numerator: 30, denominator: 100}") + going_on
    assert charts(both).left_out == 1
    assert "1 siffra till har ingen plats i bilderna" in words(pages(library(both))[MEASURE].body)


TARGET = figure("malet", f"{WHO}role: target\nvalue: {{percent: 30}}\nperiod: {{from: 2018, to: 2020}}")


def test_an_outcome_stands_beside_the_target_of_its_place() -> None:
    text = TARGET + year("ett", "2018", "{numerator: 24, denominator: 132}")
    (target,) = charts(text).targets
    assert (target.at, target.end, target.card.headline) == (30.0, 100.0, "30\N{NO-BREAK SPACE}%")
    (outcome,) = target.outcomes
    # Wilson's interval of 24 of 132
    assert outcome.bar == Extent(18.2, 18.2, 12.5, 25.6)
    body = words(pages(library(text))[MEASURE].body)
    assert "18,2 % 24 av 132 avslutade deltagare" in body
    assert "Utfall 18,2\N{NO-BREAK SPACE}%, mål 30\N{NO-BREAK SPACE}%" in pages(library(text))[MEASURE].body


def test_what_somebody_said_of_comparing_goes_before_the_same_place() -> None:
    compared = figure("annat-mal", "role: target\nvalue: {percent: 40}\nperiod: {from: 2018, to: 2020}")
    outcome = year(
        "ett",
        "2018",
        "{numerator: 24, denominator: 132}",
        f"{WHO}comparison: [{{figure: annat-mal, why: Samma tid.}}]\n",
    )
    (target,) = charts(TARGET + compared + outcome).targets
    assert (target.card.ref.title, target.outcomes[0].why, target.outcomes[0].same_base) == (
        "annat-mal",
        "Samma tid.",
        False,
    )


def test_other_people_than_the_targets_are_told() -> None:
    other = year("ett", "2018", "{numerator: 24, denominator: 132}", "denominator_is: alla\nplace: platsen\n")
    assert "Inget säger att mål och utfall räknar samma personer." in words(
        pages(library(TARGET + other))[MEASURE].body
    )


def test_an_outcome_of_another_time_is_told() -> None:
    early = TARGET + year("ett", "2017", "{numerator: 24, denominator: 132}")
    late = TARGET + year("ett", "2020 2021", "{numerator: 24, denominator: 132}")
    assert [charts(text).targets[0].outcomes[0].same_time for text in (early, late)] == [False, False]
    within = TARGET + year("ett", "2018-02 2019", "{numerator: 24, denominator: 132}")
    assert charts(within).targets[0].outcomes[0].same_time
    assert "En del av utfallets tid ligger utanför målets." in words(pages(library(early))[MEASURE].body)


def test_numbers_of_each_place_stand_on_a_scale_of_their_own() -> None:
    text = (
        "== regional/measures/mattet\ntype: count\nunit: personer\n"
        "== regional/organisations/andra\ntype: sub-project\n"
        + "".join(
            year(
                f"{place}-{start}",
                start,
                f"{{number: {number}, unit: personer}}",
                f"population: alla\nplace: {place}\n",
            )
            for place, number in (("platsen", 40), ("andra", 900))
            for start in ("2018", "2019")
        )
    )
    assert [panel.drawing.levels[-1].value for panel in charts(text).panels] == [1000.0, 50.0]
    assert "var och en på sin egen skala" in words(pages(library(text))[MEASURE].body)


def test_numbers_share_a_scale_with_their_target() -> None:
    text = (
        "== regional/measures/mattet\ntype: count\nunit: personer\n"
        + figure(
            "malet", f"{WHO}role: target\nvalue: {{number: 523, unit: personer}}\nperiod: {{from: 2018, to: 2020}}"
        )
        + year("ett", "2018", "{number: 277, unit: personer}")
    )
    (target,) = charts(text).targets
    assert (target.end, target.at, target.outcomes[0].bar.high) == (1000.0, 52.3, 27.7)
    assert "Staplarna går från 0 till 1 000." in words(pages(library(text))[MEASURE].body).replace("\xa0", " ")


def drawings(part: int, whole: int) -> list[str]:
    """Everything on the measure's page that is drawn or stands in a table, when a share is so many of so many."""
    small = year("liten", "2019", f"{{numerator: {part}, denominator: {whole}}}")
    text = TARGET + year("ett", "2018", "{numerator: 24, denominator: 132}") + small
    body = pages(library(text))[MEASURE].body
    return re.findall(
        r"<svg class=\"mia-chart.*?</svg>|<table.*?</table>|<li class=\"mia-against.*?</li>", body, re.DOTALL
    )


def test_every_drawing_is_the_same_whichever_small_number_it_hides() -> None:
    first = drawings(1, 67)
    assert first
    assert all(drawings(part, 67) == first for part in (2, 3, 4))
    assert drawings(5, 67) != first
    nearly_all = drawings(66, 67)
    assert all(drawings(part, 67) == nearly_all for part in (63, 64, 65))


def test_a_small_number_of_people_has_no_place_in_a_drawing() -> None:
    measure = "== regional/measures/mattet\ntype: count\nunit: personer\n"
    found = [
        charts(
            measure
            + year("ett", "2018", "{number: 40, unit: personer}")
            + year("tva", "2019", "{number: 50, unit: personer}")
            + year("liten", "2020", f"{{number: {number}, unit: personer}}")
        )
        for number in (1, 4)
    ]
    assert found[0] == found[1]
    assert [row.card.ref.title for row in found[0].panels[0].rows] == ["ett", "tva"]


def test_english_pages_speak_english() -> None:
    text = TARGET + year("ett", "2018", "{numerator: 24, denominator: 132}")
    body = pages(library(text), Language.EN)["en/measures/regional/mattet.html"].body
    assert "Outcome beside target" in body
    assert "The bars go from 0 to 100%." in body
