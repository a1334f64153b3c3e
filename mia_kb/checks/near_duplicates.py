"""Records that say almost the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.problems import Level, Rule
from mia_kb.records.walk import texts
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.checks.finding import CheckContext, CheckSettings, Finding
    from mia_kb.reading.item import Item

RULE = Rule(
    code="MIA701",
    slug="near-duplicate",
    level=Level.WARNING,
    message=N_("The record says almost the same as {other}: {percent} percent of the wording is shared."),
    remedy=N_("Keep one and put the other's id under aliases, or link them under related and say what differs."),
    why=N_(
        "Two records about the same thing are reviewed half as often each, and whoever finds one misses what the "
        "other says. A local record next to the regional one is right, as long as they are linked and say what "
        "differs."
    ),
    bad="title: Fråga alla om våld   # in two files with the same text",
    good="related:\n  - {type: similar, to: roslagen/fraga-om-vald, why: Samma frågor men en annan rutin efteråt}",
)
RULES = (RULE,)
HEAD = frozenset({"steward", "reviewed", "sources", "synonyms", "related", "translations"})
"""Fields of the head that are alike in unlike records."""
FEWEST_RUNS = 12
"""A shorter text is too short to call a copy."""
LEAST_WORDS = 0.8
"""How much of the share of runs two records must have in common as words before their runs are looked at."""
Runs = frozenset[tuple[str, str, str]]
_WORD = re.compile(r"[^\W_]+")


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each record much like an earlier one (in order of id) of its kind that it is not linked to.

    Those that share most words are known from the same analysis as what the site shows as similar; of these, a copy
    says much in the same order.
    """
    by_id, least = context.library.by_id, context.settings.similarity
    earlier: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in context.likenesses.copies(least_words(context.settings)):
        if by_id[one].kind == by_id[other].kind:
            earlier[other].append(one)
    runs = cache(lambda id_: runs_of(by_id[id_]))
    for id_ in sorted(earlier):
        alike, best = max((similarity(runs(id_), runs(other)), other) for other in earlier[id_])
        if alike >= least and not _is_linked(context, by_id[id_], by_id[best]):
            yield finding(RULE, by_id[id_], ("title",), other=best, percent=round(100 * alike))


def least_words(settings: CheckSettings) -> float:
    """The share of words that two records have in common at least where one can be a copy."""
    return LEAST_WORDS * settings.similarity


def similarity(ones: Runs, others: Runs) -> float:
    """The share of all runs that two records both have, from 0 to 1; 0 where they have few."""
    if min(len(ones), len(others)) < FEWEST_RUNS:
        return 0.0
    common = len(ones & others)
    return common / (len(ones) + len(others) - common)


def runs_of(item: Item) -> Runs:
    """All runs of three words in a record."""
    text = "\n".join(leaf.value for leaf in texts(item.record) if leaf.loc[0] not in HEAD)
    words = _WORD.findall(text.lower())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _is_linked(context: CheckContext, one: Item, other: Item) -> bool:
    """Whether one of the two says how it belongs with the other."""
    pairs = {(link.source, link.target) for item in (one, other) for link in context.library.links.get(item.id, ())}
    return (one.id, other.id) in pairs or (other.id, one.id) in pairs
