"""A report as one HTML file that needs nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.rendering.drawing import draw
from mia_kb.rendering.view import View

if TYPE_CHECKING:
    from mia_kb.rendering.paper.emblem import Emblem
    from mia_kb.rendering.report_words import WrittenReport
    from mia_kb.text.languages import Language


class Sheet(NamedTuple):
    """What the document shows."""

    report: WrittenReport
    emblem: Emblem | None


ALONE = "reports/alone.html.jinja"


def report_html(report: WrittenReport, language: Language, emblem: Emblem | None = None) -> str:
    """The whole document, its style within it, and the emblem above it if it shall have one."""
    view = View(f"{report.name}.html", "", language, ALONE, report.title, report.lead, Sheet(report, emblem))
    return draw(view).body + "\n"
