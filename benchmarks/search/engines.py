"""The engines that are compared: each indexes the same documents and ranks the same queries."""

from __future__ import annotations

import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import material  # type: ignore[import-untyped]
from judged_set import glossary
from node import ask, write
from playwright.sync_api import Request, sync_playwright

from mia_kb.search.building import index_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mia_kb.search.document import Document

HERE = Path(__file__).parent
ASSETS = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
PEERS = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "mia-kb-benchmark"
PAGEFIND = "pagefind@^1.5"
ROUNDS = 5  # in which every query is timed, after it was asked once
# with all records in the navigation, which every page holds, 10,000 of them would take 20 GB
CONFIG = """\
site_name: Records
theme: {name: material, language: sv}
plugins: [search, tags]
nav: [index.md]
not_in_nav: "*"
"""


@dataclass(frozen=True, slots=True)
class Answers:
    """The ids found for each query, best first, and what it cost.

    `first_query` are the compressed bytes that the first query loaded, `ready` the milliseconds until it was answered
    with all files on this machine, `times` those of every query in ROUNDS rounds after all were asked once, `indexing`
    the seconds of processor time that making the index took.
    """

    rankings: tuple[tuple[str, ...], ...]
    first_query: int
    ready: float
    times: tuple[float, ...]
    indexing: float


@dataclass(frozen=True, slots=True)
class Engine:
    """A search engine: `answers(folder, documents, queries)` works in a folder for these documents alone.

    Engines may use one folder in turn: what they find there of each other's they need not make again.
    """

    name: str
    answers: Callable[[Path, Sequence[Document], Sequence[str]], Answers]


def ours(folder: Path, documents: Sequence[Document], queries: Sequence[str]) -> Answers:
    """The client of mia-kb, in node."""
    started = time.process_time()
    files = index_files(documents, glossary())
    used = time.process_time() - started
    index = write(folder / "mia-kb", files)
    answers = ask(index, [(query, None) for _ in range(1 + ROUNDS) for query in queries])
    first = compressed(index / "search.js", *(index / name for name in answers[0]["files"]))
    rankings = tuple(tuple(hit["id"] for hit in answer["hits"]) for answer in answers[: len(queries)])
    times = tuple(answer["ms"] for answer in answers[len(queries) :])
    return Answers(rankings, first, answers[0]["ms"], times, used)


def of_material(folder: Path, documents: Sequence[Document], queries: Sequence[str]) -> Answers:
    """Material's search worker, in node, on the index that its own plugin writes with the pages."""
    with processor_time() as used:
        site = stock_site(folder, documents)
    worker = next((ASSETS / "workers").glob("search.*.min.js"))
    index = site / "search" / "search_index.json"
    command = ["node", "--max-old-space-size=6000", str(HERE / "material.js"), str(worker), str(index)]
    asked = json.dumps({"queries": queries, "rounds": ROUNDS})
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    languages = [ASSETS / "lunr" / "min" / f"lunr.{name}.min.js" for name in ("sv", "stemmer.support")]
    answered = json.loads(done.stdout)
    rankings = tuple(tuple(place.strip("/") for place in found) for found in answered["found"])
    ready = answered["ready"] + answered["first"]
    return Answers(rankings, compressed(worker, index, *languages), ready, tuple(answered["times"]), used[0])


def of_pagefind(folder: Path, documents: Sequence[Document], queries: Sequence[str]) -> Answers:
    """Pagefind in Chromium over http, on the same site."""
    site = stock_site(folder, documents)
    if not (PEERS / "node_modules" / "pagefind").exists():
        subprocess.run(["npm", "install", "--silent", "--prefix", str(PEERS), PAGEFIND], check=True)
    binary = PEERS / "node_modules" / ".bin" / "pagefind"
    with processor_time() as used:
        subprocess.run([str(binary), "--site", str(site), "--force-language", "sv"], check=True, capture_output=True)
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page()
        loaded: list[str] = []
        page.goto(f"{address}/404.html")

        def note(request: Request) -> None:
            loaded.append(request.url)

        page.on("request", note)
        script = (HERE / "pagefind.js").read_text(encoding="utf-8")
        answered = [page.evaluate(script, [address, queries[0]])]
        first = [url.removeprefix(address + "/").partition("?")[0] for url in loaded]
        answered += [page.evaluate(script, [address, query]) for query in (*queries[1:], *ROUNDS * tuple(queries))]
        browser.close()
    rankings = tuple(tuple(one["found"]) for one in answered[: len(queries)])
    times = tuple(one["ms"] for one in answered[len(queries) :])
    return Answers(rankings, compressed(*(site / name for name in first)), answered[0]["ms"], times, used[0])


@contextmanager
def processor_time() -> Iterator[list[float]]:
    """What the processes that are run meanwhile take, in seconds; filled in at the end."""
    used: list[float] = []
    before = os.times()
    yield used
    after = os.times()
    used.append(after.children_user + after.children_system - before.children_user - before.children_system)


ENGINES = (Engine("mia-kb", ours), Engine("Material", of_material), Engine("Pagefind", of_pagefind))


def stock_site(folder: Path, documents: Sequence[Document]) -> Path:
    """The documents as a plain MkDocs and Material site, a page each; the one that is there already, if it is."""
    if (folder / "site").exists():
        return folder / "site"
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Records\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for document in documents:
        head = json.dumps({"title": document.title, "tags": list(document.tags)}, ensure_ascii=False)
        headings = "".join(f"## {heading}\n\n" for heading in document.headings)
        text = f"---\n{head}\n---\n# {document.title}\n\n{document.summary}\n\n{headings}{document.body}\n"
        (folder / "docs" / f"{document.id}.md").write_text(text, encoding="utf-8")
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, env=quiet, check=True, capture_output=True
    )
    return folder / "site"


def compressed(*paths: Path) -> int:
    """The bytes of files as a server sends them: compressed, unless they are already."""
    contents = [path.read_bytes() for path in paths]
    return sum(min(len(content), len(gzip.compress(content))) for content in contents)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site on a port of this machine."""
    handler = partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that does not log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""
