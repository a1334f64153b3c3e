"""Methods side by side from the terminal: the same questions to each, on one A4 or with a word on what to cut."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from report_library import TODAY, context, plain
from shipped import ROOT

from mia_kb.library.link import link
from mia_kb.publishing.checking import check_records
from mia_kb.rendering.report_html import report_html
from mia_kb.rendering.report_json import report_json
from mia_kb.rendering.report_markdown import markdown
from mia_kb.rendering.report_words import Writing, written
from mia_kb.reports.comparison import comparison
from mia_kb.reports.decision_paper import decision_paper
from mia_kb.reports.report import Report, ReportContext
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer
    from playwright.sync_api import Browser

    from mia_kb.library.link import Library

TEAM, COURSE = "regional/traffas-i-team", "regional/gruppkurs"
RECORDS = str(ROOT / "tests" / "sites" / "reports" / "methods")
ASKED = context(methods=("traffas-i-team", COURSE))
WRITING = Writing(Language.SV, lambda _: "")
PAGE = re.compile(rb"/Type\s*/Page\b")


def test_the_questions_and_answers_of_the_decision_papers() -> None:
    papers = decision_paper(ASKED).parts
    blocks = comparison(ASKED).parts[0].blocks
    asked = [plain(row[0]) for row in papers[0].blocks[0].rows]
    assert [block.title for block in blocks] == asked
    for index, block in enumerate(blocks):
        answers = [paper.blocks[0].rows[index][1] for paper in papers]
        assert [plain(row[0]) for row in block.rows] == [TEAM, COURSE]
        assert [row[1] for row in block.rows] == answers


def test_a_method_named_twice_stands_once() -> None:
    twice = comparison(context(methods=("gruppkurs", COURSE, TEAM)))
    assert [plain(row[0]) for row in twice.parts[0].blocks[0].rows] == [COURSE, TEAM]


def test_text_html_and_json_hold_the_same() -> None:
    report = comparison(ASKED)
    page = written(report, WRITING)
    html, data = report_html(page, Language.SV), json.loads(report_json(report, WRITING))
    assert html.count('<th scope="col">') == 3
    assert html.count('<th scope="row"') == 11
    assert "## 2 metoder" in markdown(page)
    assert "### Vem gör det\n\n- **Träffa deltagaren i ett gemensamt team**" in markdown(page)
    first = data["parts"][0]["blocks"][0]
    assert first["title"] == "Vad som föreslås"
    assert [row["method"]["id"] for row in first["rows"]] == [TEAM, COURSE]


def test_on_the_command_line(mia_kb: Callable[..., Answer]) -> None:
    day = ("--records", RECORDS, "--date", "2026-11-22", "--lang", "sv")
    answer = mia_kb("report", "decision-paper", "gruppkurs", "traffas-i-team", *day)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("# Metoder sida vid sida\n")
    assert mia_kb("report", "decision-paper", "gruppkurs", *day).out.startswith("# Beslutsunderlag\n")
    with_option = mia_kb("report", "decision-paper", "gruppkurs", "--method", "traffas-i-team", *day)
    assert with_option.out == answer.out
    unknown = mia_kb("report", "decision-paper", "gruppkurs", "nej", *day)
    assert (unknown.code, unknown.out) == (2, "")
    stray = mia_kb("report", "health", "gruppkurs", *day)
    assert (stray.code, stray.out) == (2, "")
    assert "gruppkurs" in stray.err


@cache
def shipped() -> Library:
    return check_records(ROOT / "methods", TODAY).library


def compared(*methods: str) -> Report:
    return comparison(ReportContext(shipped(), TODAY, methods=methods))


@pytest.mark.browser
def test_what_fits_one_page_does_and_what_does_not_says_what_to_shorten(browser: Browser) -> None:
    ids = [item.id for item in shipped().of_kind["method"]]
    pairs, triples = list(combinations(ids, 2))[::9], list(combinations(ids, 3))[::29]
    tab, cut = browser.new_page(), 0
    for methods in (*pairs, *triples):
        report = compared(*methods)
        says = report.parts[0].says
        tab.set_content(report_html(written(report, WRITING), Language.SV))
        pages = len(PAGE.findall(tab.pdf(prefer_css_page_size=True)))
        cut += bool(says)
        assert says or pages == 1, methods
        assert pages <= 2, methods
    assert 0 < cut < len(pairs) + len(triples)
    tab.close()


def test_the_longest_answers_are_named() -> None:
    found = context().library.by_id[COURSE]
    long = found.record.model_copy(update={"pitfalls": ("Det här hinner ingen läsa före mötet. " * 120,)})
    changed = link([replace(item, record=long) if item.id == COURSE else item for item in context().library.items])
    report = comparison(ReportContext(changed, TODAY, methods=(TEAM, COURSE)))
    assert "Korta först: Risker" in markdown(written(report, WRITING))
