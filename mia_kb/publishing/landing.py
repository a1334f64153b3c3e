"""Where a release grows, told to all processes that make its files, so that each puts in place what it has made."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mia_kb.publishing.content import Landed
from mia_kb.publishing.tree import check_address, finished
from mia_kb.rendering.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mia_kb.engines.engine import Frames
    from mia_kb.publishing.placing import Ground
    from mia_kb.rendering.page import Asset

Source = TypeVar("Source", bound="Asset | Page")


class Landing(NamedTuple):
    """The ground of a release, and the frames of its pages."""

    ground: Ground
    frames: Frames

    def land(self, source: Asset | Page) -> Landed:
        """Finish a file and put it into its place.

        Raises `Failure` when its address is unsafe or taken, or a page has no frame.
        """
        check_address(source.uri)
        written = self.ground.put(finished(source, self.frames))
        if isinstance(source, Page):
            return Landed(source.uri, source.language, source.alternate, written)
        return Landed(source.uri, written=written)


class Coast:
    """What those who make files know of the landing of their build: that it is told of in a file, when it is there."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._landing: Landing | None = None

    def landed(self, sources: Iterable[Source]) -> tuple[Source | Landed, ...]:
        """The sources put into their places; as they are, for another process to do it, while there is no landing."""
        landing = self._landing or self._seen()
        return tuple(map(landing.land, sources)) if landing else tuple(sources)

    def _seen(self) -> Landing | None:
        if self._file and self._file.exists():
            self._landing = pickle.loads(self._file.read_bytes())  # noqa: S301 - of this build, from a folder of ours
        return self._landing


def tell(landing: Landing, file: Path | None) -> None:
    """Tell all processes of a build about its landing, in a file that appears whole; there may be none to tell."""
    if file is None:
        return
    waiting = file.with_name(f"{file.name}.new")
    waiting.write_bytes(pickle.dumps(landing, pickle.HIGHEST_PROTOCOL))
    os.replace(waiting, file)  # noqa: PTH105 - the call that the tests of faults know
