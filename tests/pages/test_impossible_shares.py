"""A share that its denominator cannot give is told on every page that shows it, and in the reports."""

from __future__ import annotations

import pytest
from small_pages import TODAY, library, pages, words

from mia_kb.rendering.report_markdown import markdown
from mia_kb.rendering.report_words import Writing, written
from mia_kb.reports.decision_paper import decision_paper
from mia_kb.reports.funder import funder
from mia_kb.reports.report import ReportContext
from mia_kb.text.languages import Language

FIGURE, METHOD = "siffror/regional/siffran.html", "metoder/regional/metoden.html"
SAID = "Inget helt antal av 30 ger 62 %: något i siffran är inte som det sägs vara."


@pytest.mark.parametrize(
    ("value", "is_told"),
    [
        ("{percent: 62, denominator: 30}", True),
        ("{percent: 63, denominator: 30}", False),  # 19 of 30
        ("{percent: 92, denominator: 30}", False),  # all but a few, so the share is masked
        ("{percent: 62, denominator: 30, approximate: [percent]}", False),
        ("{percent: 62, denominator: unknown}", False),
    ],
)
def test_it_is_told_where_the_figure_is_shown(value: str, is_told: bool) -> None:  # noqa: FBT001 - a parameter
    found = library(f"== regional/figures/siffran\nvalue: {value}\nmethods: [metoden]\ncaveat: Nämnaren är oklar.\n")
    drawn = pages(found)
    texts = [words(drawn[uri].body) for uri in (FIGURE, METHOD)]
    writing = Writing(Language.SV, lambda _: "")
    texts += [markdown(written(report(ReportContext(found, TODAY)), writing)) for report in (funder, decision_paper)]
    for text in texts:
        assert (SAID.replace(" %", "\N{NO-BREAK SPACE}%") in text or SAID.rstrip(".") in text) is is_told


def test_a_target_may_be_any_share() -> None:
    found = library("== regional/figures/siffran\nrole: target\nvalue: {percent: 62, denominator: 30}\n")
    assert "Inget helt antal" not in words(pages(found)[FIGURE].body)
