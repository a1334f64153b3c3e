"""What somebody has reviewed, decided or read lately."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mia_kb.records.decision import Decision
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mia_kb.pages.gathering import Gathering
    from mia_kb.pages.rows import Row
    from mia_kb.reading.item import Item

MOST = 8
READ = ("method", "lesson", "practice", "deviation", "decision", "story", "progression", "obstacle")
"""The kinds that are news; figures, words and organisations are found where they belong."""
DECIDED = N_("Decided")
FOLLOWED_UP = N_("Followed up")
REVIEWED = N_("Reviewed")
SOURCE_READ = N_("Source read")


class News(NamedTuple):
    """A record, what was done with it (an English message id), and when."""

    row: Row
    what: str
    day: date


def news(gathering: Gathering) -> tuple[News, ...]:
    """The newest, of as many kinds as there are: of what happened on one day, each kind takes its turn."""
    found = [(item, *last) for item in gathering.everything if (last := _last(item, gathering.context.today))]
    turns: dict[tuple[date, str], int] = {}
    ranked = []
    for item, day, what in found:
        turn = turns[day, item.kind] = turns.get((day, item.kind), -1) + 1
        ranked.append((-day.toordinal(), turn, READ.index(item.kind), item, day, what))
    ranked.sort(key=lambda entry: entry[:3])
    return tuple(News(gathering.row(item), what, day) for *_, item, day, what in ranked[:MOST])


def _last(item: Item, today: date) -> tuple[date, str] | None:
    """What was last done with a record, not after `today`; None for what is no news."""
    if item.kind not in READ:
        return None
    return max((event for event in _events(item) if event[0] <= today), default=None)


def _events(item: Item) -> Iterator[tuple[date, str]]:
    record = item.record
    if isinstance(record, Decision):
        yield record.date, DECIDED
        yield from ((seen.date, FOLLOWED_UP) for seen in record.followed_up)
    yield from ((review.date, REVIEWED) for review in record.reviewed)
    yield from ((source.accessed, SOURCE_READ) for source in record.sources if source.accessed)
