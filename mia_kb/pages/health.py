"""How the library is doing, in numbers: how much there is, how well it is known, how well it is looked after."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.library.freshness import is_overdue
from mia_kb.library.queries import typed
from mia_kb.pages.spots import section_href
from mia_kb.reading.item import REGIONAL
from mia_kb.records.kinds import RECORD_KINDS
from mia_kb.records.lesson import Lesson
from mia_kb.records.organisation import Organisation
from mia_kb.records.unknown import UNKNOWN, Unknown
from mia_kb.records.vocabulary import EvidenceLevel, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mia_kb.pages.context import Context
    from mia_kb.pages.gathering import Gathering
    from mia_kb.reading.item import Item
    from mia_kb.records.vocabulary import Vocabulary

COLUMNS = 12
"""Libraries that have a column of their own; of more, those with the most records."""


class KindCounts(NamedTuple):
    """How many records of a kind there are: in all, and in each library that has a column."""

    kind: str
    href: str
    total: int
    by_library: tuple[int, ...]


class Share(NamedTuple):
    """A count out of a whole; `percent` is None for a whole of nothing."""

    count: int  # type: ignore[assignment]  # nobody asks a tuple how often it holds something
    whole: int

    @property
    def percent(self) -> int | None:
        """The count in whole percent."""
        return round(100 * self.count / self.whole) if self.whole else None


class Health(NamedTuple):
    """The library in numbers. `version` changes whenever a record does."""

    libraries: tuple[str, ...]
    kinds: tuple[KindCounts, ...]
    total: int
    in_time: Share
    ever_reviewed: Share
    orphans: Share
    silent: Share
    unknowns: int
    translated: Share
    evidence: tuple[tuple[Vocabulary, int], ...]
    outcomes: tuple[tuple[Vocabulary | Unknown, int], ...]
    version: str


def health(gathering: Gathering) -> Health:
    """The numbers of all records that have a page."""
    items, context, known = gathering.everything, gathering.context, gathering.reporting.known
    total = len(items)
    silences = [known.unknowns(item) for item in items]
    lost = sum(known.keeper(item) is None and _has_steward(item, context) for item in items)
    other = {item.id for item in items if _is_translated(item.record.language.code, item.record.translations)}
    columns = _columns(gathering)
    return Health(
        libraries=tuple(context.place_name(library) for library in columns),
        kinds=tuple(_kind(model.kind, columns, gathering) for model in RECORD_KINDS),
        total=total,
        in_time=Share(sum(not is_overdue(item.record, context.today) for item in items), total),
        ever_reviewed=Share(sum(bool(item.record.reviewed) for item in items), total),
        orphans=Share(lost, total),
        silent=Share(sum(count > 0 for count in silences), total),
        unknowns=sum(silences),
        translated=Share(len(other), total),
        evidence=_spread(EvidenceLevel, gathering.by_evidence),
        outcomes=_outcomes(gathering),
        version=_version(gathering),
    )


def _has_steward(item: Item, context: Context) -> bool:
    """Whether the organisation that a record names as its steward has a record."""
    return context.library.find(item.record.steward.organisation, item.library, (Organisation.kind,)) is not None


def _outcomes(gathering: Gathering) -> tuple[tuple[Vocabulary | Unknown, int], ...]:
    """How many lessons came out in each way; those whose source is silent last."""
    counts = Counter(typed(item, Lesson).outcome for item in gathering.items[Lesson.kind])
    return tuple((outcome, counts[outcome]) for outcome in (*Outcome, UNKNOWN))


def _is_translated(language: str, translations: object) -> bool:
    other = "en" if language == "sv" else "sv"
    return getattr(translations, other, None) is not None


def _columns(gathering: Gathering) -> tuple[str, ...]:
    """The libraries with a column: the regional one first, then those with the most records."""
    counts = {library: len(items) for library, items in gathering.by_library.items()}
    largest = sorted(counts, key=lambda library: (library != REGIONAL, -counts[library], library))
    return tuple(largest[:COLUMNS])


def _kind(kind: str, columns: tuple[str, ...], gathering: Gathering) -> KindCounts:
    counts = Counter(item.library for item in gathering.items[kind])
    return KindCounts(
        kind,
        section_href(gathering.context, kind),
        len(gathering.items[kind]),
        tuple(counts[library] for library in columns),
    )


def _spread(
    scale: type[Vocabulary], members: Mapping[Vocabulary, tuple[object, ...]]
) -> tuple[tuple[Vocabulary, int], ...]:
    return tuple((term, len(members.get(term, ()))) for term in scale)


def _version(gathering: Gathering) -> str:
    """A name for exactly these records: the first signs of the SHA-256 of their ids and digests."""
    lines = sorted(f"{item.id} {item.digest}\n" for item in gathering.context.library.items)
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:12]
