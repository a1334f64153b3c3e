"""Reviews that look as if nobody had read the record."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mia_kb.checks.finding import finding
from mia_kb.problems import Level, Rule
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mia_kb.checks.finding import CheckContext, Finding
    from mia_kb.reading.item import Item
    from mia_kb.records.head import Review

UNCHANGED = frozenset(
    {"inget", "ingenting", "inga", "inga ändringar", "nej", "-", "–", "nothing", "none", "no", "no changes"}
)
IN_BULK = Rule(
    code="MIA502",
    slug="reviews-in-bulk",
    level=Level.WARNING,
    message=N_("{function} reviewed {count} records on {day} and changed nothing in any of them."),
    remedy=N_(
        "Ask those who do the work about a few records at a time, and note what they say under where and changed."
    ),
    why=N_(
        "A review is a question to those who use the method. Many on one day, all without a change, look like dates "
        "moved forward so that the list turns green. The message stands at the first of the records."
    ),
    bad="reviewed:   # and in 30 others\n  - {date: 2026-05-20, function: kansli, still_used: yes, changed: inget}",
    good="reviewed:\n  - {date: 2026-05-20, function: kansli, still_used: yes, where: Täby, changed: Planen}",
)
ALWAYS_UNCHANGED = Rule(
    code="MIA509",
    slug="reviews-without-trace",
    level=Level.WARNING,
    message=N_(
        "The last {count} reviews were made by {function}, and none changed anything or says where it is still done."
    ),
    remedy=N_("Ask somebody else who does the work, and note where it is done and what was changed."),
    why=N_(
        "Ways of working change from year to year. When review after review by the same function finds nothing, the "
        "record and what is really done have often parted without anyone noticing."
    ),
    bad="reviewed:\n  - {date: 2026-05-20, function: kansli, still_used: yes, changed: inget}   # and so each year",
    good="reviewed:\n  - {date: 2026-05-20, function: handledare, still_used: yes, where: Täby, changed: Planen}",
)
RULES = (IN_BULK, ALWAYS_UNCHANGED)


def check(context: CheckContext) -> Iterator[Finding]:
    """Batches of reviews at their first record, and series of reviews at the last review."""
    yield from _in_bulk(context)
    for item in context.items:
        yield from _series(item, context.settings.unchanged_reviews)


def _in_bulk(context: CheckContext) -> Iterator[Finding]:
    batches: defaultdict[tuple[date, str, str], list[tuple[Item, int]]] = defaultdict(list)
    for item in context.items:
        for index, review in enumerate(item.record.reviewed):
            if _changed_nothing(review):
                batches[review.date, item.library, review.function.casefold()].append((item, index))
    for (day, _, _), batch in sorted(batches.items()):
        if len(batch) > context.settings.bulk_reviews:
            item, index = batch[0]
            function = item.record.reviewed[index].function
            yield finding(IN_BULK, item, ("reviewed", index), function=function, count=len(batch), day=day)


def _series(item: Item, length: int) -> Iterator[Finding]:
    latest = sorted(enumerate(item.record.reviewed), key=lambda numbered: numbered[1].date)[-length:]
    reviews = [review for _, review in latest]
    if len(reviews) < length or len({review.function.casefold() for review in reviews}) > 1:
        return
    if all(_changed_nothing(review) and review.where is None for review in reviews):
        loc = ("reviewed", latest[-1][0])
        yield finding(ALWAYS_UNCHANGED, item, loc, count=length, function=reviews[-1].function)


def _changed_nothing(review: Review) -> bool:
    return review.changed.casefold().rstrip(".! ") in UNCHANGED
