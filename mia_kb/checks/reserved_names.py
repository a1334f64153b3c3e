"""Ids whose address belongs to the site itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.problems import Level, Rule
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding

RESERVED = frozenset({"index", "404"})
"""Names of pages that every section, or the site, has already."""
RULE = Rule(
    code="MIA207",
    slug="address-taken",
    level=Level.ERROR,
    message=N_("The id {name} has the address of a page that the site makes itself."),
    remedy=N_("Rename the file, or remove the alias."),
    why=N_(
        "A record's id is its address. index is the page that lists a section and 404 the page for what is not "
        "found. A record with such an id would overwrite it, and one of the two would be lost."
    ),
    bad="methods/regional/methods/index.yaml",
    good="methods/regional/methods/myndighetsgemensamt-team.yaml",
)
RULES = (RULE,)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each reserved id and each reserved alias."""
    for item in context.items:
        if item.name in RESERVED:
            yield finding(RULE, item, (), name=item.name)
        for index, alias in enumerate(item.record.aliases):
            if alias in RESERVED:
                yield finding(RULE, item, ("aliases", index), name=alias)
