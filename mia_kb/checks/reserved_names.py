"""Ids whose address belongs to the site itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.problems import Level, Rule
from mia_kb.text.languages import N_
from mia_kb.text.windows_names import WINDOWS_NAMES

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
OF_WINDOWS = Rule(
    code="MIA210",
    slug="alias-reserved",
    level=Level.ERROR,
    message=N_("Windows does not allow the earlier id {name} as the name of a file."),
    remedy=N_("Remove it from aliases."),
    why=N_(
        "Each earlier id becomes a small file that leads to the present record. Names such as con, aux and nul belong "
        "to Windows itself, and a site with such a file could not be unpacked on an agency's computer."
    ),
    bad="aliases: [aux]",
    good="aliases: [aux-kontakt]",
)
RULES = (RULE, OF_WINDOWS)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each reserved id and each reserved alias."""
    for item in context.items:
        if item.name in RESERVED:
            yield finding(RULE, item, (), name=item.name)
        for index, alias in enumerate(item.record.aliases):
            if alias in RESERVED | WINDOWS_NAMES:
                rule = RULE if alias in RESERVED else OF_WINDOWS
                yield finding(rule, item, ("aliases", index), name=alias)
