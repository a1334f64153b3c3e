"""The judged queries find what they should, as they are and as people type them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest
from judged_set import documents, glossary, queries
from measures import Figures, figures, half_typed, misspelt, ndcg, plain

from mia_kb.search.building import index_files
from mia_kb.search.reader import Index
from mia_kb.search.searching import search

if TYPE_CHECKING:
    from collections.abc import Callable

TYPOS = 4


@cache
def index() -> Index:
    return Index({file.name: file.content for file in index_files(documents(), glossary())}.get)


@cache
def ranking(query: str) -> tuple[str, ...]:
    return tuple(hit.id for hit in search(index(), query))


def measured(*typed: Callable[[str], str]) -> Figures:
    return figures([(ranking(change(query.text)), query.grades) for change in typed for query in queries()])


def test_queries_as_they_are() -> None:
    found = measured(str)
    assert found.ndcg >= 0.82
    assert found.first >= 0.92
    assert found.third >= 0.97
    assert found.none == 0


def test_every_type_of_query() -> None:
    by_kind = defaultdict(list)
    for query in queries():
        by_kind[query.kind].append(ndcg(ranking(query.text), query.grades))
    assert {kind: sum(its) / len(its) for kind, its in by_kind.items() if sum(its) / len(its) < 0.6} == {}


def test_queries_without_diacritics_find_the_same() -> None:
    assert [ranking(plain(query.text)) for query in queries()] == [ranking(query.text) for query in queries()]


def test_misspelt_queries() -> None:
    found = measured(*(partial(misspelt, seed=seed) for seed in range(TYPOS)))
    assert found.ndcg >= 0.79
    assert found.none <= 0.01


def test_half_typed_queries() -> None:
    assert measured(half_typed).ndcg >= 0.74


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("PEER SUPPORT", "Peer support – kollegor med egen erfarenhet"),
        ("samordnad individuell plan", "SIP-möte som personen själv leder"),
        ("sjukskrivningsintyg", "Rehabkoordinator på vårdcentralen: samma dag som intyget"),
        ("styrgruppernas", "Styrgrupp med mandat: dagordning som driver beslut"),
        ("att hitta och behålla jobbet", "Supported employment: hitta, få och behålla jobbet"),
    ],
)
def test_first_hits(query: str, title: str) -> None:
    assert search(index(), query)[0].title == title


def test_nothing_is_found_for_nothing() -> None:
    assert search(index(), "") == search(index(), "?!") == search(index(), "xyzzy") == ()


def test_filters_and_limit() -> None:
    lessons = search(index(), "samverkan", (("kind", ("lärdom",)), ("party", ("kommun", "region"))), limit=3)
    assert 0 < len(lessons) <= 3
    assert {hit.kind for hit in lessons} == {"lärdom"}
    assert search(index(), "samverkan", (("nothing", ("such",)),)) == ()


def test_no_index_is_said() -> None:
    with pytest.raises(FileNotFoundError, match="build the site first"):
        search(Index(lambda _: None), "samverkan")
