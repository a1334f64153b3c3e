"""The files of the indexes: where they are, that they are brought up to date, that nothing private lands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from searched import TODAY

from mia_kb.library.link import link
from mia_kb.pages.context import Context
from mia_kb.publishing.content import Written
from mia_kb.publishing.searching.folders import FOLDERS
from mia_kb.publishing.searching.index import indexing
from mia_kb.search.reader import Index
from mia_kb.search.searching import search
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.pages.gathering import Gathering

ABOUT = Written("om-oss.html", Language.SV, "<article><h1>Om oss</h1><p>Vi samlar zebror.</p></article>")


def files(seen: dict[Language, Gathering], *languages: Language) -> dict[str, bytes]:
    contexts = [seen[language].context for language in languages]
    return {asset.uri: asset.content for asset in indexing(contexts)([ABOUT])}


def test_each_language_has_its_index_and_its_labels(seen: dict[Language, Gathering]) -> None:
    found = files(seen, Language.SV, Language.EN)
    assert {"search/client.js", "search/labels.js", "search/manifest.js"} <= found.keys()
    assert {"en/search/labels.js", "en/search/manifest.js"} <= found.keys()
    assert not any("state" in uri for uri in found), "what is kept for the next build is not published"
    assert not any(b"enh\xc3\xb6rningar" in content for content in found.values()), "drafts are not published"


def test_the_files_are_the_same_however_they_are_made(seen: dict[Language, Gathering]) -> None:
    contexts = [own.context for own in seen.values()]
    alone, shared, kept = (
        {asset.uri: asset.content for asset in indexing(contexts, formers, workers)([ABOUT])}
        for formers, workers in ((None, 1), (None, 4), ({}, 1))
    )
    assert alone == shared == kept


def test_a_site_in_swedish_has_no_english_index(seen: dict[Language, Gathering]) -> None:
    assert not any(uri.startswith("en/") for uri in files(seen, Language.SV))


def test_hand_written_pages_are_found_in_their_own_language(seen: dict[Language, Gathering]) -> None:
    found = files(seen, Language.SV, Language.EN)
    swedish = Index(lambda name: found.get(f"search/{name}"))
    english = Index(lambda name: found.get(f"en/search/{name}"))
    assert [(hit.kind, hit.url) for hit in search(swedish, "zebra")] == [("page", "om-oss.html")]
    assert search(english, "zebror") == ()


def test_one_method_by_all_its_names(seen: dict[Language, Gathering]) -> None:
    found = files(seen, Language.SV)
    index = Index(lambda name: found.get(f"search/{name}"))
    for name in ("MGT", "samverkansteam", "resursteam", "myndighetsgemensamt team", "resurstem", "samverkansteamet"):
        hits = [hit.id for hit in search(index, name)][:4]
        assert "regional/traffas-i-team" in hits, name
        assert {"norra/samverkansteam", "sodra/resursteam"} & set(hits), name


ENGLISH_QUERIES = (
    ("coordinated individual plan", "regional/sip"),
    ("coordinated individual plans", "regional/sip"),
    ("multi-agency team", "regional/team"),
    ("Multi-agency teams", "regional/team"),
    ("people on long-term sick leave", "regional/langtidssjukskrivna"),
)


@pytest.mark.parametrize(("query", "term"), ENGLISH_QUERIES)
@pytest.mark.parametrize("folder", FOLDERS.values())
def test_an_english_name_finds_its_term_on_either_side(
    seen: dict[Language, Gathering], folder: str, query: str, term: str
) -> None:
    found = files(seen, Language.SV, Language.EN)
    hits = search(Index(lambda name: found.get(f"{folder}{name}")), query)
    assert hits[0].id == term


def test_english_names_stand_for_swedish_ones_on_english_pages(seen: dict[Language, Gathering]) -> None:
    found = files(seen, Language.EN)
    index = Index(lambda name: found.get(f"{FOLDERS[Language.EN]}{name}"))
    english, swedish = (
        {hit.id for hit in search(index, query)} for query in ("multi-agency teams", "samverkansteamet")
    )
    assert {"norra/samverkansteam", "sodra/resursteam"} <= english, "records that nobody translated"
    assert "regional/traffas-i-team" in swedish, "one that somebody translated"


def test_a_library_without_records_has_an_index_too() -> None:
    context = Context(link(()), TODAY, Language.SV)
    assert "search/manifest.js" in {asset.uri for asset in indexing([context])([])}
