"""The indexes brought up to date from what the last build left are those that would be made anew."""

from __future__ import annotations

import random
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from searched import TODAY, library

from mia_kb.library.link import link
from mia_kb.library.watching import taken, watched
from mia_kb.pages.context import Context
from mia_kb.publishing.content import Written
from mia_kb.publishing.searching.concern import DIGEST, concerned, sight
from mia_kb.publishing.searching.documents import document
from mia_kb.publishing.searching.index import indexing, refreshing
from mia_kb.publishing.searching.traits import surroundings, traits
from mia_kb.records.decision import Decision
from mia_kb.records.organisation import Organisation
from mia_kb.records.practice import Practice
from mia_kb.records.vocabulary import Status
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mia_kb.library.link import Library
    from mia_kb.library.watching import Asking
    from mia_kb.reading.item import Item

WORDS = [
    "busskort",
    "träning",
    "samverkan",
    "handledare",
    "möte",
    "rutin",
    "vardag",
    "arbetsträning",
    "nyord",
    "sammanbrott",
]


class Drawer(dict[str, object]):
    """A store in memory."""

    def load(self, name: str) -> object:
        return self.get(name)

    def save(self, name: str, value: object) -> None:
        self[name] = value


def contexts(items: Sequence[Item]) -> list[Context]:
    linked = link(items)
    return [Context(linked, TODAY, language) for language in Language]


def anew(items: Sequence[Item], pages: Sequence[Written], store: Drawer | None = None) -> dict[str, bytes]:
    return {asset.uri: asset.content for asset in indexing(contexts(items), workers=1, store=store)(pages)}


def applied(site: dict[str, bytes], items: Sequence[Item], pages: Sequence[Written], store: Drawer) -> dict[str, bytes]:
    """The site brought up to date, or made anew where that is what is answered."""
    changes = refreshing(contexts(items), store, site.get)(pages)
    if changes is None:
        return anew(items, pages, store)
    left = {uri: content for uri, content in site.items() if uri not in changes}
    return left | {uri: content for uri, content in changes.items() if content is not None}


def page(text: str, language: Language = Language.SV) -> Written:
    folder = "en/" if language is Language.EN else ""
    return Written(f"{folder}om-oss.html", language, f"<article><h1>Om oss</h1><p>{text}</p></article>")


def edited(item: Item, chance: random.Random) -> Item:
    """The record with other words, and perhaps another status or another name in its place."""
    summary = " ".join(chance.choices(WORDS, k=6))
    update: dict[str, object] = {"summary": summary}
    if chance.random() < 0.3:
        update["status"] = chance.choice([Status.DRAFT, Status.PUBLISHED])
    if isinstance(item.record, Practice):
        update["local_name"] = ", ".join(chance.sample(WORDS, 2))
    digest = sha256(f"{item.digest}{summary}".encode()).hexdigest()
    return replace(item, digest=digest, record=item.record.model_copy(update=update))


@pytest.fixture(scope="module")
def items(sources: Path) -> tuple[Item, ...]:
    return library(sources).items


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_course_of_changes_gives_what_making_anew_gives(items: tuple[Item, ...], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a course of events, not secrets
    there = {item.id: item for item in items}
    store = Drawer()
    pages = [page("Vi samlar zebror."), page("We collect zebras.", Language.EN)]
    site = anew(tuple(there.values()), pages, store)
    for step in range(6):
        for item in chance.sample(sorted(there.values(), key=lambda one: one.id), chance.randrange(1, 4)):
            there[item.id] = edited(item, chance)
        wanderings = [item for item in items if "vandring" in item.id]
        for item in chance.sample(wanderings, 2):  # nothing refers to them
            there.pop(item.id, None)
        for item in chance.sample(wanderings, 2):
            there.setdefault(item.id, item)
        pages = [page(f"Vi samlar zebror och {chance.choice(WORDS)}.")] if step % 2 else pages[:1]
        site = applied(site, tuple(there.values()), pages, store)
        assert site == anew(tuple(there.values()), pages)


def test_one_change_is_no_reason_to_make_all_anew(items: tuple[Item, ...]) -> None:
    store = Drawer()
    site = anew(items, [], store)
    after = [edited(item, random.Random(1)) if item.id == "sodra/vandring-3" else item for item in items]  # noqa: S311
    changes = refreshing(contexts(after), store, site.get)([])
    assert changes is not None
    assert 0 < len(changes) < len(site) / 2
    assert site | changes == anew(after, [])
    assert refreshing(contexts(after), store, {**site, **changes}.get)([]) == {}


def test_it_is_made_anew_where_the_site_is_not_what_was_left(items: tuple[Item, ...]) -> None:
    store = Drawer()
    site = anew(items, [], store)
    after = [edited(item, random.Random(1)) if item.id == "sodra/vandring-3" else item for item in items]  # noqa: S311
    assert refreshing(contexts(after), Drawer(), site.get)([]) is None
    assert refreshing(contexts(after), store, lambda _: None)([]) is None
    for uri in ("search/manifest.js", "search/facets.js"):
        assert refreshing(contexts(after), store, {**site, uri: site[uri].replace(b"1", b"2")}.get)([]) is None


def test_all_that_a_document_is_made_from_concerns_it(items: tuple[Item, ...]) -> None:
    """What is asked of the library for a document: changed, it concerns the document, or all are made anew."""
    linked = link(items)
    before = sight(linked)
    for item in linked.items:
        asking: Asking = {}
        watching = Context(watched(linked, asking), TODAY, Language.SV)
        around = surroundings(Context(linked, TODAY, Language.SV))
        known = replace(around, known=replace(around.known, library=watching.library))
        document(item, watching, traits(item, known))
        for part, key in ((part, key) for part, keys in taken(asking).items() for key in keys):
            for id_ in _sources(part, key, linked):
                if linked.by_id[id_].kind != Organisation.kind and item.record.status is not Status.DRAFT:
                    now = {**before, id_: before[id_]._replace(digest="0" * DIGEST)}
                    assert item.id in concerned(linked, before, now), (item.id, part, key, id_)


def _sources(part: str, key: str, linked: Library) -> set[str]:
    """The records whose change could change an answer. Of those that refer to a record only these kinds are read."""
    if part == "backlinks":
        ids = {found.source for found in linked.backlinks.get(key, ())}
        return {id_ for id_ in ids if linked.by_id[id_].kind in {Practice.kind, Decision.kind}}
    return {key} & linked.by_id.keys()
