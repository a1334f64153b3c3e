"""The list of all reports: read it to know what can be reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.reports.adoption import adoption
from mia_kb.reports.decision_paper import decision_paper
from mia_kb.reports.decisions import decisions
from mia_kb.reports.deviations import deviations
from mia_kb.reports.funder import funder
from mia_kb.reports.handover import handover
from mia_kb.reports.health import health
from mia_kb.reports.start_now import start_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from mia_kb.reports.report import Report, ReportContext


class ReportKind(NamedTuple):
    """A report: what the command line calls it, and how it is made."""

    name: str
    make: Callable[[ReportContext], Report]


REPORTS: tuple[ReportKind, ...] = (
    ReportKind("start-now", start_now),
    ReportKind("handover", handover),
    ReportKind("adoption", adoption),
    ReportKind("decisions", decisions),
    ReportKind("deviations", deviations),
    ReportKind("health", health),
    ReportKind("funder", funder),
    ReportKind("decision-paper", decision_paper),
)
BY_NAME: dict[str, ReportKind] = {kind.name: kind for kind in REPORTS}
