"""Methods side by side from the terminal: the same questions to each, on one A4 or with a word on what to cut."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import docx
import pypdf
import pytest
from docx.enum.section import WD_ORIENT
from report_library import TODAY, context, plain
from shipped import ROOT

from mia_kb.library.link import link
from mia_kb.publishing.checking import check_records
from mia_kb.rendering.paper.pdf import pdf
from mia_kb.rendering.paper.word import SMALL, word
from mia_kb.rendering.report_html import report_html
from mia_kb.rendering.report_json import report_json
from mia_kb.rendering.report_markdown import markdown
from mia_kb.rendering.report_words import Writing, written
from mia_kb.reports.comparison import BESIDE, comparison
from mia_kb.reports.decision_paper import OR, decision_paper
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
CUT = "för långt för en sida"
THREE = ("regional/case-management", "regional/myndighetsgemensamt-team", "regional/supported-employment")


def test_the_questions_and_answers_of_the_decision_papers() -> None:
    papers = decision_paper(ASKED).parts
    blocks = comparison(ASKED).parts[0].blocks
    asked = [plain(row[0]) for row in papers[0].blocks[0].rows]
    assert [block.title for block in blocks] == asked
    *others, proposal = blocks
    for index, block in enumerate(others):
        answers = [paper.blocks[0].rows[index][1] for paper in papers]
        assert [plain(row[0]) for row in block.rows] == [TEAM, COURSE]
        assert [row[1] for row in block.rows] == answers
    proposed = [paper.blocks[0].rows[-1][1] for paper in papers]
    assert [row[1] for row in proposal.rows] == [one[:-1] for one in proposed if isinstance(one, tuple)], (
        "what else can be decided is said once"
    )
    assert proposal.why == OR


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
    tab = browser.new_page()

    def pages(report: Report) -> int:
        tab.set_content(report_html(written(report, WRITING), Language.SV))
        return len(PAGE.findall(tab.pdf(prefer_css_page_size=True)))

    for methods in (*list(combinations(ids, 2))[::9], *list(combinations(ids, 3))[::11]):
        report = compared(*methods)
        assert (CUT in said(report), pages(report)) == (False, 1), methods
    for long in (grown(90, *THREE[:2]), grown(90, *THREE)):
        assert CUT in said(long)
        assert pages(long) == 2
    tab.close()


def test_in_a_pdf_it_is_measured_whether_it_fits() -> None:
    ids = [item.id for item in shipped().of_kind["method"]]
    for methods in list(combinations(ids, 3))[::16]:
        text, pages = on_paper(compared(*methods))
        assert (CUT in text, pages) == (False, 1), methods
    for times in (60, 75, 90, 150):
        text, pages = on_paper(grown(times, *THREE[:2]))
        assert (CUT in text) is (pages > 1), times
    assert "Korta först: Risker" in text


def test_in_a_pdf_the_methods_stand_beside_each_other() -> None:
    paper = pypdf.PdfReader(io.BytesIO(pdf(written(compared(*THREE), WRITING), TODAY, most_pages=1).content))
    page = paper.pages[0]
    assert page.mediabox.width > page.mediabox.height
    sizes: list[float] = []
    page.extract_text(visitor_text=lambda text, _, place, __, size: sizes.append(place[0] * size) if text else None)
    assert min(sizes) >= SMALL - 0.01
    lines = page.extract_text(extraction_mode="layout").splitlines()
    assert any(re.search(r"Låt en person.*Träffa deltagaren.*Börja söka", line) for line in lines)


def test_in_word_the_methods_stand_beside_each_other() -> None:
    document = docx.Document(io.BytesIO(word(written(compared(*THREE), WRITING), TODAY)))
    assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    rows = document.tables[0].rows
    assert [len(row.cells) for row in rows] == [4] * 12
    assert [cell.text[:12] for cell in rows[0].cells] == ["", "Låt en perso", "Träffa delta", "Börja söka a"]
    assert rows[6].cells[0].text == "Siffror"
    upright = docx.Document(io.BytesIO(word(written(compared(*THREE[:2]), WRITING), TODAY)))
    assert upright.sections[0].orientation == WD_ORIENT.PORTRAIT


def test_what_is_left_out_beside_others_is_counted() -> None:
    rows = compared(*THREE).parts[0].blocks[5].rows
    answers = [row[1] for row in rows]
    assert all(isinstance(answer, tuple) and len(answer) <= BESIDE.figures + 1 for answer in answers)
    assert "5 till på metodens sida." in markdown(written(compared(*THREE), WRITING))


def said(report: Report) -> str:
    return markdown(written(report, WRITING))


def on_paper(report: Report) -> tuple[str, int]:
    """The text of the PDF, and how many pages it has."""
    made = pdf(written(report, WRITING), TODAY, most_pages=1)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.content)).pages)
    return " ".join(text.split()), made.pages


def grown(times: int, *methods: str) -> Report:
    """Shipped methods side by side, the first of them with a risk of so many sentences."""
    item = shipped().by_id[methods[0]]
    long = item.record.model_copy(update={"pitfalls": ("Det här hinner ingen läsa före mötet. " * times,)})
    changed = link([replace(one, record=long) if one.id == item.id else one for one in shipped().items])
    return comparison(ReportContext(changed, TODAY, methods=methods))


def test_the_longest_answers_are_named() -> None:
    assert "Korta först: Risker" in said(grown(120, *THREE))
