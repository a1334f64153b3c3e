"""Adaptations of core components that the method does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.library.queries import pointed_at, typed
from mia_kb.problems import Level, Rule
from mia_kb.records.method import Method
from mia_kb.records.practice import Practice
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding

RULE = Rule(
    code="MIA204",
    slug="no-such-component",
    level=Level.ERROR,
    message=N_("The method {method} has no core component called {component}."),
    remedy=N_("Write one of: {choices}"),
    why=N_(
        "What a place changed is shown beside the method's own wording, component by component. That shows at a "
        "glance what is still the method and what has become something else. A component that the method lacks has "
        "no place there."
    ),
    bad="adaptations:\n  - component: alla-parter",
    good="adaptations:\n  - component: alla-fyra",
)
RULES = (RULE,)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each adaptation of a component that its practice's method lacks."""
    for item in context.library.of_kind.get(Practice.kind, ()):
        for method in pointed_at(context.library, item.id, "method"):
            known = [component.id for component in typed(method, Method).core_components]
            for index, adaptation in enumerate(typed(item, Practice).adaptations):
                if adaptation.component not in known:
                    loc = ("adaptations", index, "component")
                    choices = ", ".join(known)
                    yield finding(RULE, item, loc, method=method.id, component=adaptation.component, choices=choices)
