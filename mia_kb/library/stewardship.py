"""Who answers for a record today, when the organisation that did so may have ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.library.queries import typed
from mia_kb.records.fields import When
from mia_kb.records.organisation import Organisation

if TYPE_CHECKING:
    from datetime import date

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item


def has_ended(organisation: Item, today: date) -> bool:
    """Whether an organisation's last day is past; one whose end is unknown is taken to live."""
    end = typed(organisation, Organisation).end
    return isinstance(end, When) and end.last_day < today


def keeper(library: Library, item: Item, today: date) -> Item | None:
    """The living organisation that answers for a record: its steward or that one's successor; None for an orphan."""
    organisation = _organisation(library, item.record.steward.organisation, item.library)
    seen: set[str] = set()
    while organisation and organisation.id not in seen:
        if not has_ended(organisation, today):
            return organisation
        seen.add(organisation.id)
        successor = typed(organisation, Organisation).successor
        organisation = _organisation(library, successor, organisation.library) if isinstance(successor, str) else None
    return None


def _organisation(library: Library, reference: str, inside: str) -> Item | None:
    return library.find(reference, inside, (Organisation.kind,))


def orphans(library: Library, today: date) -> tuple[Item, ...]:
    """Records whose steward has ended without a living successor."""
    return tuple(
        item
        for item in library.items
        if _organisation(library, item.record.steward.organisation, item.library)
        and keeper(library, item, today) is None
    )
