"""Texts that are hard to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.checks.prose import lix, parts, surely_easy
from mia_kb.problems import Level, Rule
from mia_kb.records.fields import Text
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.records.walk import Leaf

ENOUGH_WORDS = 50
"""An index on fewer words says more about one long word than about the text."""
RULE = Rule(
    code="MIA603",
    slug="hard-to-read",
    level=Level.WARNING,
    message=N_("The text has the reading index (LIX) {lix}; above {limit} is very hard."),
    remedy=N_("Divide the longest sentences, and put shorter words in place of long ones."),
    why=N_(
        "Someone with two hundred cases reads between two meetings. The Language Act asks public bodies for plain "
        "language. LIX adds the average length of the sentences and the share of long words: 40 is a newspaper, 60 a "
        "statute."
    ),
    bad="why: Myndighetsgemensamma kartläggningsförfaranden föranleder samordningsvinster …",
    good="why: När alla sitter vid samma bord slipper deltagaren berätta samma sak fyra gånger.",
)
RULES = (RULE,)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each longer text above the limit."""
    limit = context.settings.hardest_lix
    for item in context.items:
        for leaf in context.texts[item.id]:
            if _is_long(leaf) and not surely_easy(leaf.value, limit):
                index, counted = lix(parts(leaf.value))
                if index > limit and counted >= ENOUGH_WORDS:
                    yield finding(RULE, item, leaf.loc, lix=index, limit=limit)


def _is_long(leaf: Leaf) -> bool:
    return isinstance(leaf.marker, Text) and leaf.marker.markdown and leaf.value.count(" ") >= ENOUGH_WORDS
