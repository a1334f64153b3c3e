"""The library as the site may tell of it: no record's text or version gives away a number that is masked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from mia_kb.library.queries import typed
from mia_kb.records.figure import Figure
from mia_kb.records.measure import Measure
from mia_kb.records.progression import FollowUp, Progression
from mia_kb.records.rewriting import rewritten
from mia_kb.records.unknown import UNKNOWN, Unknown
from mia_kb.rendering.figure_value import PEOPLE, figure_value, giving_away, redacted
from mia_kb.rendering.figures import Mask, mask, mask_cells
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item
    from mia_kb.records.head import Record
    from mia_kb.records.progression import Move


def masked(library: Library, smallest: int) -> Library:
    """The library with what no text may tell taken out of figures and progressions that count fewer than `smallest`.

    Their values stay: whoever shows one masks it. Their digests no longer depend on it, so that nobody who has the
    rest of the file can try numbers until one fits.
    """
    counting = (*library.of_kind.get(Figure.kind, ()), *library.of_kind.get(Progression.kind, ()))
    told = {item.id: _told(item, secrets) for item in counting if (secrets := _secrets(item, library, smallest))}
    if not told:
        return library
    return replace(
        library,
        items=tuple(told.get(item.id, item) for item in library.items),
        by_id=MappingProxyType({**library.by_id, **told}),
        of_kind=MappingProxyType(
            {kind: tuple(told.get(item.id, item) for item in items) for kind, items in library.of_kind.items()}
        ),
    )


def _told(item: Item, secrets: tuple[str, ...]) -> Item:
    """The item with its texts, in each language, and its digest without the secrets."""
    own = Language(item.record.language.code)
    record = rewritten(item.record, lambda text: redacted(text, secrets, own))
    if item.record.translations:
        parts = {
            language.value: translation
            and rewritten(translation, partial(redacted, secrets=secrets, language=language))
            for language in Language
            for translation in (getattr(item.record.translations, language),)
        }
        record = record.model_copy(update={"translations": item.record.translations.model_copy(update=parts)})
    return replace(item, record=record, digest=sha256(repr(_uncounted(record)).encode()).hexdigest())


def _uncounted(record: Record) -> Record:
    """The record without the numbers that may be masked."""
    if isinstance(record, Figure):
        return record.model_copy(update={"value": None, "n": None, "response": None, "as_published": None})
    later = getattr(record, "follow_up", None)
    if isinstance(later, FollowUp):
        later = later.model_copy(update={"asked": UNKNOWN, "moves": ()})
    return record.model_copy(update={"total": UNKNOWN, "moves": (), "follow_up": later})


def _secrets(item: Item, library: Library, smallest: int) -> tuple[str, ...]:
    """The numbers that are masked on the record's page, and those that give them away, as they may be written."""
    if item.kind == Progression.kind:
        return tuple(sorted(set(_moved(typed(item, Progression), smallest))))
    figure = typed(item, Figure)
    measure = library.find(figure.measure, item.library, (Measure.kind,))
    form = typed(measure, Measure).type if measure else None
    found = set(figure_value(figure, form, smallest, Language.SV).secrets)
    if figure.response:
        asked, answered = _known(figure.response.asked), _known(figure.response.answered)
        found |= set(giving_away(answered, asked, None, mask(answered, asked, smallest)))
    return tuple(sorted(found))


def _moved(progression: Progression, smallest: int) -> Iterator[str]:
    if progression.counts not in PEOPLE:
        return
    yield from _among(progression.moves, progression.total, smallest)
    if isinstance(progression.follow_up, FollowUp):
        yield from _among(progression.follow_up.moves, progression.follow_up.asked, smallest)


def _among(moves: Sequence[Move], total: int | Unknown, smallest: int) -> Iterator[str]:
    """The counts among these moves that are masked, and their shares of the total."""
    counts, whole = tuple(_known(move.count) for move in moves), _known(total)
    cells = mask_cells(counts, whole, smallest)
    for count, cell in zip(counts, cells.parts, strict=True):
        if isinstance(cell, Mask):
            yield from giving_away(count, whole, None, cell)
    if isinstance(cells.total, Mask) and whole:
        yield str(whole)


def _known(count: int | Unknown) -> int | None:
    return None if isinstance(count, Unknown) else count
