"""The judged queries find what they should, as they are and as people type them."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest
from judged_set import documents, glossary, queries
from measures import Figures, figures, half_typed, misspelt, ndcg, plain

from mia_kb.search.analysis import analyse
from mia_kb.search.building import index_files
from mia_kb.search.corpus import corpus, weigher
from mia_kb.search.document import PAGE, Document
from mia_kb.search.reader import Index
from mia_kb.search.searching import search

if TYPE_CHECKING:
    from collections.abc import Callable

TYPOS = 4
PAGES = 600
SHORTEST_WORD = 4
NOISE = 0.01
BEST = 0.83


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
    assert found.ndcg >= BEST
    assert found.first >= 0.95
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
    assert found.none <= 0.02


def test_half_typed_queries() -> None:
    assert measured(half_typed).ndcg >= 0.76


@cache
def index_among_pages() -> Index:
    """The records among many times as many pages that say the library's words, and others, without any meaning."""
    chance = random.Random(5)  # noqa: S311 - texts, not secrets
    words = sorted({word for one in documents() for word in one.body.split() if len(word) > SHORTEST_WORD})
    others = ["".join(chance.choices("abdefghiklmnoprstuvy", k=chance.randrange(4, 12))) for _ in range(1000)]
    pages = [
        Document(f"page-{number}", f"page-{number}/", " ".join(chance.sample(others, 3)), PAGE, body=" ".join(body))
        for number in range(PAGES)
        for body in [chance.sample(words, 20) + chance.sample(others, 60)]
    ]
    return Index({file.name: file.content for file in index_files([*documents(), *pages], glossary())}.get)


def page(id_: str, body: str) -> Document:
    return Document(id_, f"{id_}/", "En handskriven sida", PAGE, body=body)


def test_unrelated_pages_cost_nothing() -> None:
    ways: list[Callable[[str], str]] = [str, half_typed, *(partial(misspelt, seed=seed) for seed in range(TYPOS))]
    for change in ways:
        alone, among = (
            figures([([hit.id for hit in search(of, change(query.text))], query.grades) for query in queries()])
            for of in (index(), index_among_pages())
        )
        assert among.ndcg >= alone.ndcg - NOISE
        assert among.first >= alone.first - NOISE
        assert among.third >= alone.third - NOISE


def test_misspelt_words_are_those_of_records_before_those_of_pages() -> None:
    """However many pages say a word that is closer; what pages alone say is corrected where no record says it."""
    pages = [page(f"page-{n}", "fänggelse qvintillion") for n in range(9)]
    of = Index({file.name: file.content for file in index_files([*documents(), *pages], glossary())}.get)
    assert [hit.id for hit in search(of, "fänggelze tillbaka")] == list(ranking("fänggelze tillbaka"))
    for query in ("qvintilllion", "wvintillion"):
        assert {hit.kind for hit in search(of, query)} == {PAGE}


def test_compounds_are_cut_as_without_pages() -> None:
    """Pages that say parts of the library's words leave the keys of records as they are."""
    words = sorted({word for one in documents() for word in one.body.split() if len(word) > SHORTEST_WORD})
    body = " ".join(piece for word in words for cut in (4, 5, 6) for piece in (word[:cut], word[-cut:]))
    alone, among = corpus(map(analyse, documents())), corpus(map(analyse, (*documents(), page("parts", body))))
    assert len(among.counts()) > len(alone.counts())
    before, after = (weigher(of, of.levels()) for of in (alone, among))
    for one in map(analyse, documents()):
        assert before(one) == after(one)


def test_pages_leave_the_order_of_records_as_it_is() -> None:
    """Also where they say a word of the query again and again; the words of the library stay as common as they were."""
    one, other = documents()[0], documents()[0].title.split()[0]
    pages = [Document(f"page-{n}", f"page-{n}/", other, PAGE, body=f"{other} qwz" * 9) for n in range(PAGES)]
    records = [*documents(), replace(one, id="again", body=one.body * 2)]
    few, many = (
        Index({file.name: file.content for file in index_files(those, ())}.get)
        for those in ([*records, *pages[:1]], [*records, *pages])
    )
    for query in (other, f"{other} myndigheter", "samverkan"):
        found = [[hit.id for hit in search(of, query, limit=PAGES + 200) if hit.kind != PAGE] for of in (few, many)]
        assert found[0] == found[1]


def test_pages_are_found_by_what_they_are_about() -> None:
    guide = Document(
        "guide", "guide/", "Så bidrar du med en post", PAGE, body="Fyll i formuläret och skicka in posten."
    )
    of = Index({file.name: file.content for file in index_files([*documents(), guide], glossary())}.get)
    assert search(of, "bidra med en post")[0].id == "guide"
    assert "guide" in [hit.id for hit in search(of, "formuläret", limit=4)], "after the three records that say it"


def test_a_site_of_pages_alone_is_ranked_too() -> None:
    pages = [replace(one, kind=PAGE) for one in documents()]
    of = Index({file.name: file.content for file in index_files(pages, glossary())}.get)
    assert figures([([hit.id for hit in search(of, q.text)], q.grades) for q in queries()]).ndcg >= BEST


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
