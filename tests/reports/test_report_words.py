"""Every word of the reports in both languages, and the three ways of writing one report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from report_library import context

import mia_kb
from mia_kb.rendering.report_html import report_html
from mia_kb.rendering.report_json import report_json
from mia_kb.rendering.report_markdown import markdown
from mia_kb.rendering.report_words import Writing, written
from mia_kb.reports.catalogue import REPORTS, ReportKind
from mia_kb.text.catalogues import Gaps, gaps, marked
from mia_kb.text.languages import LOCALE, Language

SOURCES = sorted((Path(mia_kb.__file__).parent / "reports").rglob("*.py"))
CATALOGUE = LOCALE / "sv" / "LC_MESSAGES" / "reports.po"


def writing(language: Language, address: str = "") -> Writing:
    return Writing(language, lambda ref: f"{address}{ref.id}" if address else "")


def test_every_message_is_translated_and_nothing_else() -> None:
    said = [text for source in SOURCES for text in marked(source.read_text("utf-8"))]
    assert gaps(CATALOGUE.read_text("utf-8"), tuple(said)) == Gaps((), (), ())


@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("language", list(Language))
def test_page_markdown_and_json_hold_the_same(kind: ReportKind, language: Language) -> None:
    report = kind.make(context())
    page, text = written(report, writing(language)), markdown(written(report, writing(language)))
    data = json.loads(report_json(report, writing(language)))
    assert [part["key"] for part in data["parts"]] == [part.key for part in report.parts]
    html = report_html(page, language)
    for part in page.parts:
        assert part.title.text in text
        assert f'id="{part.id}"' in html
        assert all(block.title in text for block in part.blocks)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
def test_a_report_is_the_same_each_time(kind: ReportKind) -> None:
    assert kind.make(context()) == kind.make(context())


@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
def test_nothing_small_is_told_in_any_form(kind: ReportKind) -> None:
    report = kind.make(context())
    texts = markdown(written(report, writing(Language.SV))), report_json(report, writing(Language.SV))
    assert all("3 av 60" not in text and "numerator" not in text for text in texts)


def test_records_are_links_where_the_site_has_an_address() -> None:
    report = REPORTS[0].make(context())
    text = markdown(written(report, writing(Language.SV, "https://kb.example.org/")))
    assert "[Teamet prövas i Södra](https://kb.example.org/sodra/teamet-i-sodra)" in text
    assert "](" not in markdown(written(report, writing(Language.SV)))
