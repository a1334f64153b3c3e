"""What results are filtered, counted and sorted by: one file, loaded when a reader first asks for any of it.

Every document has one of the values of each column, written as the place of that value among all: for a facet its
codes, since few combinations of them occur.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from mia_kb.search.coding import gaps, number, numbers, ungaps
from mia_kb.search.document import PAGE, Document, IndexFile
from mia_kb.search.scripts import FACETS, script, value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

Codes = tuple[str, ...]


class Traits(NamedTuple):
    """A document's codes by facet, its date and how many places use it."""

    number: int
    codes: tuple[tuple[str, Codes], ...]
    date: str
    used: int


class Overview(NamedTuple):
    """What a search begins with of all documents: how many there are, their languages, the numbers of the pages."""

    documents: int
    languages: list[str]
    pages: list[int]


class _Column(NamedTuple):
    """The different values in order, and the place of each document's among them."""

    values: Sequence[Any]
    places: Sequence[int]


class _Columns(NamedTuple):
    """What stands in the file, for the documents in the order of their numbers; each facet by its name."""

    numbers: Sequence[int]
    dates: _Column
    used: _Column
    facets: Mapping[str, _Column]


def traits(number: int, document: Document) -> Traits:
    """The traits of a document; kind and language are facets too."""
    own = {"kind": (document.kind,), "language": (str(document.language),)}
    codes = {**own, **dict(document.facets)}
    return Traits(number, tuple(sorted(codes.items())), document.date, document.weight_in_practice)


def traits_file(all_traits: Sequence[Traits]) -> tuple[IndexFile, Overview]:
    """The file of all documents, given in the order of their numbers; and an overview of them."""
    columns = _columns(all_traits)
    return _file(columns), _overview(columns)


def remembered_traits(content: bytes) -> list[Traits]:
    """What `traits_file` wrote."""
    columns = _remembered(content)
    dates, used = (map(of.values.__getitem__, of.places) for of in (columns.dates, columns.used))
    by_facet = [
        [(name, tuple(codes)) for codes in map(of.values.__getitem__, of.places)] for name, of in columns.facets.items()
    ]
    facets = zip(*by_facet, strict=True) if by_facet else iter([()] * len(columns.numbers))
    return [
        Traits(number, tuple((name, codes) for name, codes in its if codes), date, uses)
        for number, its, date, uses in zip(columns.numbers, facets, dates, used, strict=True)
    ]


def edited_traits(
    content: bytes, gone: Collection[int], moved: Mapping[int, int], come: Sequence[Traits]
) -> tuple[IndexFile, Overview]:
    """The file of `content` without the numbers `gone`, with those `moved` to others, and with new ones; an overview.

    Columns are edited as they are: taking every document's traits apart would take longer than all else of an update.
    """
    old, new = _remembered(content), _columns(come)
    after = [moved.get(number, number) for number in old.numbers] + list(new.numbers)
    stay = [number not in gone for number in old.numbers] + [True] * len(new.numbers)
    order = sorted(compress(range(len(after)), stay), key=after.__getitem__)
    names = sorted(old.facets.keys() | new.facets.keys())
    facets = {name: _merged(_of(old, name), _of(new, name), order) for name in names}
    columns = _Columns(
        [after[place] for place in order],
        _merged(old.dates, new.dates, order),
        _merged(old.used, new.used, order),
        {name: column for name, column in facets.items() if any(column.values)},
    )
    return _file(columns), _overview(columns)


def _overview(columns: _Columns) -> Overview:
    languages = [code for (code,) in _of(columns, "language").values] if columns.numbers else []
    kinds = _of(columns, "kind")
    pages = [number for number, at in zip(columns.numbers, kinds.places, strict=True) if PAGE in kinds.values[at]]
    return Overview(len(columns.numbers), languages, pages)


def _columns(all_traits: Sequence[Traits]) -> _Columns:
    facets = [dict(one.codes) for one in all_traits]
    names = sorted({facet for its in facets for facet, codes in its.items() if codes})
    return _Columns(
        [one.number for one in all_traits],
        _column([one.date for one in all_traits]),
        _column([one.used for one in all_traits]),
        {name: _column([sorted(its.get(name, ())) for its in facets]) for name in names},
    )


def _column(all_values: Iterable[Any]) -> _Column:
    its = [tuple(one) if isinstance(one, list) else one for one in all_values]
    values = sorted(set(its))
    places = {one: place for place, one in enumerate(values)}
    return _Column(values, [places[one] for one in its])


def _of(columns: _Columns, facet: str) -> _Column:
    """The column of a facet, in which nobody has a code where there is none."""
    return columns.facets.get(facet) or _Column([()], [0] * len(columns.numbers))


def _merged(old: _Column, new: _Column, order: Sequence[int]) -> _Column:
    """A column of documents picked from old ones followed by new ones, with the values that are left."""
    both = list(dict.fromkeys([*old.values, *new.values]))
    theirs = [both.index(new.values[place]) for place in new.places]
    picked = list(map([*old.places, *theirs].__getitem__, order))
    left = sorted(both[place] for place in set(picked))
    if left == old.values:
        return _Column(left, picked)
    places = {both.index(one): place for place, one in enumerate(left)}
    return _Column(left, [places[place] for place in picked])


def _file(columns: _Columns) -> IndexFile:
    data = {
        "numbers": gaps(columns.numbers),
        "dates": _written(columns.dates),
        "used": _written(columns.used),
        "facets": {name: _written(column) for name, column in columns.facets.items()},
    }
    return script(FACETS, data)


def _written(column: _Column) -> tuple[Sequence[Any], str]:
    return column.values, "".join(map(number, column.places))


def _remembered(content: bytes) -> _Columns:
    data = value(IndexFile(FACETS, content))
    facets = {name: _read(column) for name, column in data["facets"].items()}
    return _Columns(ungaps(data["numbers"]), _read(data["dates"]), _read(data["used"]), facets)


def _read(written: tuple[list[Any], str]) -> _Column:
    values, places = written
    return _Column([tuple(one) if isinstance(one, list) else one for one in values], numbers(places))
