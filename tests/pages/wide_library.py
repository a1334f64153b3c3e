"""A library with so many records of every kind, all about one method, one measure, one place and one target group."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from small_pages import library

if TYPE_CHECKING:
    from mia_kb.library.link import Library

FACETS = """\
phases: [referral]
parties: [kommun]
audience: [handledare]
value_levels: [individual]
target_groups: [regional/gruppen]
"""
HUB = "== regional/terms/gruppen\nuse: target-group\n"
ONE_OF_EACH = f"""\
== regional/terms/t{{n}}
== regional/measures/mm{{n}}
== regional/organisations/o{{n}}
== platsen/lessons/l{{n}}
{FACETS}concerns: [{{{{method: regional/metoden}}}}]
== regional/methods/m{{n}}
{FACETS}== regional/practices/p{{n}}
{FACETS}method: regional/metoden
== regional/practices/q{{n}}
{FACETS}method: m{{n}}
== platsen/figures/f{{n}}
{FACETS}value: {{{{numerator: 40, denominator: 100}}}}
place: regional/platsen
methods: [regional/metoden]
== platsen/deviations/d{{n}}
{FACETS}obstacle: regional/ob0
== regional/obstacles/ob{{n}}
{FACETS}== regional/decisions/b{{n}}
{FACETS}== platsen/stories/s{{n}}
{FACETS}== platsen/progressions/g{{n}}
{FACETS}moves: [{{{{from: enrolled, to: work-or-study, count: 24}}}}, {{{{from: enrolled, to: other, count: 37}}}}]
methods: [regional/metoden]
"""


@cache
def wide_library(count: int) -> Library:
    """A record of each kind `count` times over."""
    return library(HUB + "".join(ONE_OF_EACH.format(n=number) for number in range(count)))
