"""A report as one HTML file that needs nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.rendering.drawing import draw
from mia_kb.rendering.view import View

if TYPE_CHECKING:
    from mia_kb.rendering.report_words import WrittenReport
    from mia_kb.text.languages import Language

ALONE = "reports/alone.html.jinja"


def report_html(report: WrittenReport, language: Language) -> str:
    """The whole document, its style within it."""
    view = View(f"{report.name}.html", "", language, ALONE, report.title, report.lead, report)
    return draw(view).body + "\n"
