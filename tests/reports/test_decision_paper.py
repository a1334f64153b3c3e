"""The decision paper: what it says for a small library, and that each of the shipped ones fits one A4."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from report_library import TODAY, block, context, plain
from shipped import ROOT

from mia_kb.library.link import link
from mia_kb.publishing.checking import check_records
from mia_kb.rendering.report_html import report_html
from mia_kb.rendering.report_markdown import markdown
from mia_kb.rendering.report_words import Writing, written
from mia_kb.reports.decision_paper import decision_paper
from mia_kb.reports.report import Own, Part, Report, ReportContext
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TEAM, COURSE = "regional/traffas-i-team", "regional/gruppkurs"
REPORT = decision_paper(context(methods=("traffas-i-team", COURSE)))
WRITING = Writing(Language.SV, lambda _: "")
PAGE = re.compile(rb"/Type\s*/Page\b")
TOO_LONG = "This is too long for one page. Shorten first: {rows}."


def answers(method: str) -> dict[object, object]:
    return {plain(row[0]): row[1] for row in block(REPORT, method, "paper").rows}


def text(part: Part) -> str:
    return markdown(written(REPORT._replace(parts=(part,)), WRITING))


def test_the_methods_asked_for_in_the_order_asked() -> None:
    assert [part.key for part in REPORT.parts] == [TEAM, COURSE]


def test_everything_a_steering_group_asks() -> None:
    assert list(answers(COURSE)) == [
        "What is proposed",
        "For whom",
        "Not for",
        "What it takes",
        "What is known",
        "Figures",
        "Who does it",
        "Who said no or has ended, and why",
        "Risks",
        "If we do nothing",
        "Proposed decision",
    ]


def test_who_does_it_and_who_said_no_and_why() -> None:
    team, course = (text(part) for part in REPORT.parts)
    assert "Norra: i full användning; beslut: inför" in team
    assert "Södra: prövas; beslut: inget beslut inskrivet" in team
    assert "Norra: avböj (20 maj 2026). Kommunen har redan en kurs." in course
    assert "Södra: avsluta (20 maj 2019). Ingen lokal fanns kvar." in course
    assert "Ingen plats har berättat att den gör så." in course


def test_what_is_unknown_and_what_is_uncertain_is_said() -> None:
    course = text(REPORT.parts[1])
    assert re.search(r"Framgår inte av källan: [^.]*kostnad", course)
    assert "Posterna säger inget om det." in course
    assert "Ingen har bedömt hur säkert det är" in course
    assert "påstående" in course


def test_outcomes_in_their_context_and_no_targets() -> None:
    course = text(REPORT.parts[1]).replace("\N{NO-BREAK SPACE}", " ")
    assert "Började arbeta, Södra 2018. Utfall: 25 % (20 av 80, avslutade deltagare). Period: 2018." in course
    assert "Mål för arbete" not in text(REPORT.parts[0])


def test_a_method_that_lasts_somewhere_may_be_adopted_and_another_is_tried() -> None:
    assert "beslutar att införa" in text(REPORT.parts[0])
    assert "beslutar att pröva" in text(REPORT.parts[1])


@cache
def shipped() -> Report:
    library = check_records(ROOT / "methods", TODAY).library
    return decision_paper(ReportContext(library, TODAY))


def pages_of(report: Report, browser: Browser) -> int:
    page = browser.new_page()
    page.set_content(report_html(written(report, WRITING), Language.SV))
    pages = len(PAGE.findall(page.pdf(prefer_css_page_size=True)))
    page.close()
    return pages


@pytest.mark.browser
def test_every_shipped_paper_fits_one_a4(browser: Browser) -> None:
    for part in shipped().parts:
        assert part.one_page
        assert part.one_page.fits, part.key
        assert pages_of(shipped()._replace(parts=(part,)), browser) == 1, part.key
    assert pages_of(REPORT, browser) == 2


@pytest.mark.browser
def test_a_paper_that_is_too_long_says_what_to_shorten(browser: Browser) -> None:
    found = block(REPORT, COURSE, "paper")
    long = Own("Det här är en lång text som ingen hinner läsa före mötet. " * 90, "sv")
    grown = found._replace(rows=tuple((row[0], long if index == 8 else row[1]) for index, row in enumerate(found.rows)))
    assert pages_of(REPORT._replace(parts=(REPORT.parts[1]._replace(blocks=(grown,)),)), browser) > 1
    method = context().library.by_id[COURSE]
    record = method.record.model_copy(update={"pitfalls": (long.text,)})
    changed = tuple(replace(item, record=record) if item.id == COURSE else item for item in context().library.items)
    paper = decision_paper(ReportContext(link(changed), TODAY, methods=(COURSE,)))
    page = paper.parts[0].one_page
    assert page
    assert not page.fits
    assert plain(page.shorten) == TOO_LONG
    assert plain(dict(page.shorten.details)["rows"])[0] == "Risks"  # type: ignore[index]
