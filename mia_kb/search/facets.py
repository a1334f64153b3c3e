"""What results are filtered, counted and sorted by: one file, loaded when a reader first asks for any of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mia_kb.search.coding import gaps, ungaps
from mia_kb.search.document import Document, IndexFile
from mia_kb.search.scripts import FACETS, script, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """A document's codes by facet, its date and how many places use it."""

    number: int
    codes: tuple[tuple[str, Codes], ...]
    date: str
    used: int


def traits(number: int, document: Document) -> Traits:
    """The traits of a document; kind and language are facets too."""
    own = {"kind": (document.kind,), "language": (str(document.language),)}
    codes = {**own, **dict(document.facets)}
    return Traits(number, tuple(sorted(codes.items())), document.date, document.weight_in_practice)


def facets_file(in_order: Iterable[tuple[int, Document]]) -> IndexFile:
    """The facets of documents, given with their numbers and in the order of these."""
    return traits_file([traits(*pair) for pair in in_order])


def traits_file(all_traits: Sequence[Traits]) -> IndexFile:
    """Columns: the documents' numbers as gaps, dates, uses, and for each facet its codes and every document's ones."""
    names = sorted({facet for one in all_traits for facet, codes in one.codes if codes})
    columns = {
        "numbers": gaps([one.number for one in all_traits]),
        "dates": [one.date for one in all_traits],
        "used": [one.used for one in all_traits],
        "facets": {name: _column([dict(one.codes).get(name, ()) for one in all_traits]) for name in names},
    }
    return script(FACETS, columns)


def _column(values: Sequence[Codes]) -> list[Any]:
    """The codes of a facet in order, and for every document the places of its codes among them."""
    codes = sorted({code for those in values for code in those})
    places = {code: place for place, code in enumerate(codes)}
    return [codes, [sorted({places[code] for code in those}) for those in values]]


def remembered_traits(content: bytes) -> list[Traits]:
    """What `traits_file` wrote."""
    data = value(IndexFile(FACETS, content))
    numbers = ungaps(data["numbers"])
    found: list[dict[str, Codes]] = [{} for _ in numbers]
    for name, (codes, column) in data["facets"].items():
        for its, those in zip(found, column, strict=True):
            if those:
                its[name] = tuple(codes[place] for place in those)
    return [
        Traits(number, tuple(its.items()), date, used)
        for number, its, date, used in zip(numbers, found, data["dates"], data["used"], strict=True)
    ]
