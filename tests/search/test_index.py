"""The index is a function of what it is made of, however it was brought about."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from judged_set import documents, glossary

from mia_kb.search.building import index_files
from mia_kb.search.coding import front_coded, front_decoded, gaps, number, numbers, ungaps
from mia_kb.search.document import PAGE, Document, Entry
from mia_kb.search.numbering import numbered, places
from mia_kb.search.reader import Index
from mia_kb.search.scripts import STATE, value
from mia_kb.search.searching import search
from mia_kb.search.updating import updated_files

if TYPE_CHECKING:
    from mia_kb.search.updating import Changes


def clean(those: dict[str, Document]) -> dict[str, bytes]:
    return {file.name: file.content for file in index_files(those.values(), glossary())}


def applied(files: dict[str, bytes], changes: Changes) -> dict[str, bytes]:
    left = {name: content for name, content in files.items() if name not in changes}
    return left | {name: file.content for name, file in changes.items() if file}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_index_brought_up_to_date_equals_one_built_anew(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a course of events, not secrets
    pool = {one.id: replace(one, kind=PAGE) if n % 4 == 0 else one for n, one in enumerate(documents())}
    there = dict(list(pool.items())[: 20 * seed])
    files = clean(there)
    for step in range(8):
        changed = {one.id: one for one in chance.sample(list(pool.values()), chance.randrange(3))}
        for one in chance.sample(list(there.values()), 1):
            body = " ".join(chance.sample(one.body.split(), 12))
            changed[one.id] = replace(one, body=f"{body} nyord{step}träning", date=f"2024-01-0{step + 1}")
        removed = [one for one in chance.sample(list(there), chance.randrange(3)) if one not in changed]
        files = applied(files, updated_files(files.get, changed.values(), removed, glossary()))
        there = {one: its for one, its in (there | changed).items() if one not in removed}
        assert files == clean(there)


def test_one_change_touches_few_files_and_is_found_at_once() -> None:
    there = {one.id: one for one in documents()}
    files = clean(there)
    changes = updated_files(files.get, [replace(there["b040"], title="Kolonilotten")], (), glossary())
    assert search(Index(applied(files, changes).get), "kolonilott")[0].id == "b040"
    assert sum(name.startswith("pages") for name in changes) == 1
    assert updated_files(files.get, [there["b040"]], (), glossary()) == {}


def test_without_an_index_all_is_built() -> None:
    those = documents()[:3]
    changes = updated_files(lambda _: None, those, (), glossary())
    assert applied({}, changes) == clean({one.id: one for one in those})


def test_the_first_record_among_pages_and_the_last_one_gone() -> None:
    """Words of pages count by pages where there are no records, and as words of pages where there are."""
    pages = {one.id: replace(one, kind=PAGE) for one in documents()[:40]}
    record = documents()[60]
    files = clean(pages)
    grown = applied(files, updated_files(files.get, [record], (), glossary()))
    assert grown == clean({**pages, record.id: record})
    assert applied(grown, updated_files(grown.get, (), [record.id], glossary())) == files


def test_an_index_that_outgrows_its_numbers_is_laid_out_anew() -> None:
    those = {one.id: one for one in documents()}
    few = dict(list(those.items())[:10])
    files = clean(few)
    files = applied(files, updated_files(files.get, those.values(), (), glossary()))
    assert files == clean(those)
    files = applied(files, updated_files(files.get, (), [one for one in those if one not in few], glossary()))
    assert files == clean(few)


def test_the_order_of_documents_does_not_matter() -> None:
    assert index_files(documents(), glossary()) == index_files(reversed(documents()), glossary())


def test_an_empty_library_has_an_index() -> None:
    files = {file.name: file.content for file in index_files((), ())}
    assert search(Index(files.get), "samverkan") == ()


def test_published_files_are_calls_of_the_hook() -> None:
    for file in index_files(documents(), glossary()):
        if not file.name.startswith(STATE):
            assert file.content.startswith(f'miaSearch("{file.name}",'.encode())
            assert value(file) is not None


def test_synonyms_reach_each_other_by_the_weaker_weight() -> None:
    entry = Entry("samverkansteam", (("resursteam", 0.8), ("trygghetsgrupp", 0.5)), abbreviation="MGT")
    one = replace(documents()[0], id="one", body="Vårt resursteam möts på torsdagar.")
    files = {file.name: file.content for file in index_files([one, *documents()[1:20]], [entry])}
    names = ("resursteam", "mgt", "samverkansteamen", "trygghetsgrupp")
    scores = [dict(_scores(files, query))["one"] for query in names]
    assert scores[0] > scores[1] == scores[2] > scores[3]


def _scores(files: dict[str, bytes], query: str) -> list[tuple[str, float]]:
    return [(hit.id, hit.score) for hit in search(Index(files.get), query)]


def test_numbers_stay_when_others_come_and_go() -> None:
    ids = [f"record-{number}" for number in range(300)]
    before, after = numbered(ids), numbered([*ids[:150], *ids[151:], "another"])
    assert sum(before[one] != after[one] for one in ids if one in after) <= 12
    assert sorted(set(after.values())) == list(after.values())
    assert max(after.values()) < places(300)


def test_a_full_end_of_the_table_goes_on_at_its_start() -> None:
    for size in range(1, 200):
        ids = [f"{size}-{number}" for number in range(size)]
        taken = numbered(reversed(ids))
        assert taken == numbered(ids)
        assert len(set(taken.values())) == size


@pytest.mark.parametrize("ascending", [[], [0], [0, 1, 2], [59, 60, 61, 1859, 1860, 200_000], [3, 10**7]])
def test_numbers_are_read_back(ascending: list[int]) -> None:
    assert ungaps(gaps(ascending)) == ascending
    assert numbers("".join(map(number, ascending))) == ascending


def test_words_are_read_back() -> None:
    words = [("arbet", 3), ("arbetstraning", 1), ("zon", 12), ("œuvre", 1)]
    assert list(front_decoded(front_coded(words))) == words
    assert list(front_decoded("")) == []


def test_a_script_keeps_line_separators_in() -> None:
    files = index_files([replace(documents()[0], body="före\u2028efter")], ())
    content = b"".join(file.content for file in files)
    assert "\u2028".encode() not in content
    pages = [value(file) for file in files if file.name.startswith("pages")]
    assert [row[-1] for rows in pages for row in rows] == ["före\u2028efter"]
