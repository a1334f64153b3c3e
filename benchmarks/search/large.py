"""A library of many made-up records: what building its index costs, and using it."""

from __future__ import annotations

import gzip
import random
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engines import ROUNDS, compressed
from judged_set import documents, glossary, queries
from node import ask, write

from mia_kb.search.building import index_files
from mia_kb.search.updating import updated_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engines import Engine

    from mia_kb.search.document import Document

WORDS = 380  # of a record
SHORTEST = 4  # letters of a part of a made-up compound
NEW_WORDS = 0.35  # compounds a sentence
MEGABYTE = 1 << 20


def large(count: int) -> None:
    """Print the figures of a library of `count` records."""
    records = list(made_up(count))
    started, used = time.perf_counter(), time.process_time()
    files = index_files(records, glossary())
    print(f"{count} records, {len(files)} files, {sum(len(file.content) for file in files) / MEGABYTE:.1f} MB")
    print(f"built in {time.perf_counter() - started:.1f} s, {time.process_time() - used:.1f} s of one processor")
    everything = sum(len(gzip.compress(file.content)) for file in files if not file.name.startswith(("state", "pages")))
    print(f"all of the index without texts: {everything / 1024:.0f} KB gz")
    with tempfile.TemporaryDirectory(prefix="mia-kb-search-") as name:
        folder = write(Path(name), files)
        _change(folder, records[count // 2])
        _queries(folder)


def beside(counts: Sequence[int], engines: Sequence[Engine]) -> None:
    """Print what libraries of so many records cost in each engine."""
    print(
        "records, engine: indexing s of processor time, first query KB gz, until answered ms, a query median and p95 ms"
    )
    asked = [query.text for query in queries()]
    for count in counts:
        records = list(made_up(count))
        with tempfile.TemporaryDirectory(prefix="mia-kb-search-") as folder:
            for engine in engines:
                its = engine.answers(Path(folder), records, asked)
                median, p95 = _median_and_p95(its.times)
                sizes = f"{its.indexing:.1f} s, {its.first_query / 1024:.0f} KB gz, {its.ready:.0f} ms"
                print(f"{count}, {engine.name}: {sizes}, {median:.1f} and {p95:.1f} ms", flush=True)


def _median_and_p95(times: Sequence[float]) -> tuple[float, float]:
    return statistics.median(times), sorted(times)[int(len(times) * 0.95)]


def made_up(count: int) -> Iterator[Document]:
    """Records of sentences from the judged set, and of compounds of its words, so that the vocabulary grows."""
    chance = random.Random(7)  # noqa: S311 - texts, not secrets
    known = documents()
    sentences = [text for one in known for text in f"{one.summary} {one.body}".replace("? ", ". ").split(". ")]
    words = sorted({word for text in sentences for word in text.lower().split() if _is_part(word)})
    for number in range(count):
        one = chance.choice(known)
        body: list[str] = []
        while len(body) < WORDS:
            body += chance.choice(sentences).split()
            if chance.random() < NEW_WORDS:
                body.append(chance.choice(words) + chance.choice(("", "s")) + chance.choice(words) + ".")
        title = f"{one.title} {chance.choice(words)}"
        date = f"2024-01-{number % 28 + 1:02}"
        yield replace(one, id=f"made-up-{number}", title=title, body=" ".join(body), date=date)


def _is_part(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


def _change(folder: Path, record: Document) -> None:
    """Print what one changed record costs."""
    started, used = time.perf_counter(), time.process_time()
    changed = replace(record, title="Ett alldeles nytt namn", body=record.body[:1000])
    changes = updated_files(lambda name: _content(folder / name), [changed], (), glossary())
    passed, worked = time.perf_counter() - started, time.process_time() - used
    print(f"one changed record: {passed:.2f} s, {worked:.2f} s of one processor, {len(changes)} files")


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _queries(folder: Path) -> None:
    """Print what first queries load, how long the first takes, and all when the index is loaded."""
    loaded = []
    for query in queries():
        answer = ask(folder, [(query.text, None)])[0]
        size = compressed(folder / "search.js", *(folder / name for name in answer["files"]))
        loaded.append((size, answer["ms"], answer["used"]))
    sizes = sorted(size / 1024 for size, _, _ in loaded)
    print(f"first query: median {statistics.median(sizes):.0f} KB gz, most {sizes[-1]:.0f} KB gz")
    ready, used = (statistics.median(its[place] for its in loaded) for place in (1, 2))
    print(f"ready and answered, files on this machine: {ready:.0f} ms, {used:.0f} ms of processor time")
    asked = [query.text for query in queries()]
    answers = ask(folder, [(query, None) for _ in range(1 + ROUNDS) for query in asked])[len(asked) :]
    for name, what in (("ms", ""), ("used", " of processor time")):
        median, p95 = _median_and_p95([answer[name] for answer in answers])
        print(f"a query: median {median:.1f} ms, p95 {p95:.1f} ms{what}")
