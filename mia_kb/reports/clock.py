"""How much time a place has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.queries import typed
from mia_kb.library.stewardship import has_ended
from mia_kb.records.fields import When
from mia_kb.records.organisation import Organisation
from mia_kb.records.unknown import Unknown
from mia_kb.reports.report import Said, counted, said
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from datetime import date

    from mia_kb.reading.item import Item


def days_left(organisation: Item, today: date) -> int | None:
    """Days until the last day an organisation can have; negative when it has ended, None without a known end."""
    end = typed(organisation, Organisation).end
    return (end.last_day - today).days if isinstance(end, When) else None


def clock(organisation: Item, today: date) -> tuple[Said, ...]:
    """When an organisation ends or ended, and how long there is left."""
    end, left = typed(organisation, Organisation).end, days_left(organisation, today)
    if isinstance(end, Unknown):
        return (said(N_("When it ends is not stated in the source.")),)
    if end is None or left is None:
        return (said(N_("No end date has been entered.")),)
    if has_ended(organisation, today):
        return (
            said(N_("Ended: {end}."), end=end),
            said(N_("What stands here was never closed, as far as the records tell. It is not too late to ask.")),
        )
    return (said(N_("Ends: {end}."), end=end), counted(N_("{count} day left."), "{count} days left.", left))


def order_of_haste(organisation: Item, today: date) -> tuple[int, int, str]:
    """What ends soonest first, then what has no known end, last what has ended, the latest first."""
    left = days_left(organisation, today)
    if left is None:
        return 1, 0, organisation.id
    return (0, left, organisation.id) if left >= 0 else (2, -left, organisation.id)
