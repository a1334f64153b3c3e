"""Clients that read a site while it is published, and what they got: `python tests/trust/readers.py FOLDER [READS]`.

A plain web server looks each address up anew. A client fetches a page, then every file that the page names (style
sheets, scripts, pictures), and is well served when there is one release that all of it belongs to, byte for byte.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from posixpath import dirname, normpath
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import quote

from campaign import tree
from publisher import settings

from mia_kb.publishing.release import publish, workspace
from mia_kb.rendering.page import Asset

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL = Path(__file__).parents[1] / "sites" / "small"
NAMED = re.compile(rb'<(?:link [^>]*?rel="(?:stylesheet|icon)" href|script[^>]*? src|img[^>]*? src)="([^":#?]+)"')
Release = dict[str, bytes]


@dataclass
class Tally:
    """What clients got: how many pages, from which release each, and what was not one release's."""

    releases: Counter[str] = field(default_factory=Counter)
    files: int = 0
    mixed: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def pages(self) -> int:
        """How many pages were fetched."""
        return self.releases.total()


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[int]:
    """The site on a port of this computer, by a server that looks up each address when it is asked for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def releases(folder: Path) -> dict[str, Release]:
    """Two releases of one library between which its name and a record have changed, so that every page is another."""
    found = {}
    for name in ("ett", "två"):
        root = folder / name
        shutil.copytree(SMALL, root)
        text = (root / "mkdocs.yml").read_text("utf-8")
        (root / "mkdocs.yml").write_text(re.sub(r"site_name: .*", f"site_name: Utgåva {name}", text), "utf-8")
        for path in (root / "methods").glob("*/terms/*.yaml"):
            path.write_text(path.read_text("utf-8").replace("title: ", f"title: {name} "), "utf-8")
        command = [sys.executable, "-m", "mia_kb", "build", "-q"]
        subprocess.run(command, cwd=root, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": "1775001600"})
        found[name] = tree(root / "site")
    return found


@contextmanager
def published(root: Path, known: dict[str, Release]) -> Iterator[None]:
    """The releases published in turn, again and again, by another process."""
    files = [[Asset(uri, content) for uri, content in release.items()] for release in known.values()]
    root.mkdir()
    (root / "mkdocs.yml").touch()
    _publish(root, files[0])
    child = os.fork()
    if not child:
        with suppress(BaseException):
            while os.getppid() != 1:
                for release in reversed(files):
                    _publish(root, release)
        os._exit(1)
    try:
        yield
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _publish(root: Path, files: list[Asset]) -> None:
    with workspace(settings(root)) as work:
        publish(work, files)


def read(port: int, known: dict[str, Release], reads: int) -> Tally:
    """So many pages, each fetched with all the files that it names."""
    tally, chance = Tally(), Random(6)  # noqa: S311 - to be repeated
    one, other = known.values()
    pages = sorted(uri for uri in one if uri.endswith(".html") and uri != "404.html" and one[uri] != other.get(uri))
    connection = HTTPConnection("127.0.0.1", port)
    for _ in range(reads):
        uri = chance.choice(pages)
        html = _fetched(connection, uri, tally)
        possible = {name for name, release in known.items() if release.get(uri) == html}
        if not possible:
            tally.broken.append(uri)
            continue
        tally.releases[possible.copy().pop()] += 1
        for address in dict.fromkeys(NAMED.findall(html)):
            named = normpath(f"{dirname(uri)}/{address.decode()}").lstrip("/")
            content = _fetched(connection, named, tally)
            possible = {name for name in possible if known[name].get(named) == content}
        if not possible:
            tally.mixed.append(uri)
    return tally


def _fetched(connection: HTTPConnection, uri: str, tally: Tally) -> bytes:
    """A file's bytes; none when it is not there, or not all of it comes."""
    tally.files += 1
    try:
        connection.request("GET", f"/{quote(uri)}")
        answer = connection.getresponse()
        content = answer.read()
    except (HTTPException, OSError):
        connection.close()
        return b""
    return content if answer.status == 200 else b""


def campaign(folder: Path, reads: int) -> Tally:
    """Read while two releases are published in turn."""
    known = releases(folder)
    with published(folder / "disk", known), served(folder / "disk" / "site") as port:
        return read(port, known, reads)


if __name__ == "__main__":
    result = campaign(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 10_000)
    sys.stdout.write(
        f"{result.pages} pages with {result.files} files ({dict(result.releases)}): "
        f"{len(result.mixed)} mixed, {len(result.broken)} broken\n"
    )
    sys.exit(bool(result.mixed or result.broken))
