"""Every file of a finished site, one after the other."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING

from mia_kb.engines.failure import Failure
from mia_kb.publishing.content import Landed, Same, Written
from mia_kb.publishing.sitemap import sitemap
from mia_kb.rendering.page import Asset, Page
from mia_kb.text.languages import N_, Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mia_kb.engines.engine import EngineResult, Frames
    from mia_kb.publishing.content import SiteContents

Source = Asset | Page | Landed | Same
"""A file of the site, finished or about to be."""
MARKER = ".mia-kb.json"
"""The file that says a folder is ours to replace."""
COLLISION = N_("{one} and {other}: two files on one address (case does not count on a file share); rename one of them")
UNSAFE = N_("{uri}: not a usable address; use letters, digits, - _ . and /")
NO_SECTION = N_("{uri}: the page belongs to no section of its language; give it one of SECTIONS")

_SAFE = re.compile(r"(?!.*//)(?!/)(?:(?!\.{1,2}(?:/|$))[^\x00-\x1f\x7f\\:*?\"<>|/]+/?)+(?<!/)")


@dataclass(slots=True)
class _Addresses:
    """The addresses taken so far, and of the pages among them what the sitemap tells."""

    taken: dict[str, str] = field(default_factory=dict)
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)

    def take(self, uri: str) -> None:
        """Reserve `uri`; raises `Failure` when it is unsafe or taken."""
        check_address(uri)
        folded = uri.casefold()
        if folded in self.taken:
            raise Failure(COLLISION, one=self.taken[folded], other=uri)
        self.taken[folded] = uri


def check_address(uri: str) -> None:
    """Raise `Failure` unless a file may have this address."""
    if _SAFE.fullmatch(uri) is None:
        raise Failure(UNSAFE, uri=uri)


def site_files(rendered: EngineResult, contents: SiteContents) -> Iterator[Asset | Landed | Same]:
    """Every file of the site, finished, or told to be in its place already, or to be the former site's.

    Raises `Failure` as soon as two files claim one address, an address is unsafe, or a page has no frame.
    """
    for source in site_sources(rendered, contents):
        yield source if isinstance(source, Landed | Same) else finished(source, rendered.frames)


def finished(source: Asset | Page, frames: Frames) -> Asset:
    """A source as a file: a page is laid into its frame. Raises `Failure` when a page has none."""
    if isinstance(source, Asset):
        return source
    try:
        html = frames.fill(source)
    except KeyError:
        raise Failure(NO_SECTION, uri=source.uri) from None
    return Asset(source.uri, html.encode("utf-8", "xmlcharrefreplace"))


def _pages_first(beside: Iterable[Source], pages: Iterable[Source]) -> Iterable[Source]:
    return chain(pages, beside)


def site_sources(
    rendered: EngineResult,
    contents: SiteContents,
    order: Callable[[Iterable[Source], Iterable[Source]], Iterable[Source]] = _pages_first,
) -> Iterator[Source]:
    """The engine's files, the pages without their frames, the assets, the sitemap and the marker.

    Search is begun first and comes with the assets, after the pages unless another `order` of the two is given: other
    processes make it in the meantime. Raises `Failure` as soon as two files claim one address, or one is unsafe.
    """
    addresses = _Addresses()
    searched = contents.search(_written(rendered))
    yield from _engine_files(rendered, addresses)
    for source in order(chain(contents.assets, searched), contents.pages):
        addresses.take(source.uri)
        if not isinstance(source, Asset) and source.language:
            addresses.pages[source.uri] = (source.language, source.alternate or "")
        yield source
    for asset in (*sitemap(addresses.pages, rendered.site_url), marker()):
        addresses.take(asset.uri)
        yield asset


def _written(rendered: EngineResult) -> Iterator[Written]:
    """The hand-written pages, in the order of their addresses."""
    for uri, (language, _) in sorted(rendered.pages.items()):
        yield Written(uri, Language(language), (rendered.folder / uri).read_text("utf-8"))


def marker() -> Asset:
    """What made the site, and from which parts; nothing that differs between two builds of the same records."""
    parts = {name: version(name) for name in ("mia-kb", "mkdocs", "mkdocs-material")}
    return Asset(MARKER, (json.dumps({"made_by": parts}, indent=1, sort_keys=True) + "\n").encode())


def _engine_files(rendered: EngineResult, addresses: _Addresses) -> Iterator[Asset]:
    for path in sorted(path for path in rendered.folder.rglob("*") if path.is_file()):
        uri = path.relative_to(rendered.folder).as_posix()
        addresses.take(uri)
        if uri.endswith(".html") and uri != "404.html":
            addresses.pages[uri] = rendered.pages.get(uri, ("sv", ""))
        yield Asset(uri, path.read_bytes())
