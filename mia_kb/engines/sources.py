"""What must hold of the files in the folder of hand-written pages, which MkDocs itself takes as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.engines.failure import Failure
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs.structure.files import File

    from mia_kb.rendering.page import Section

TAKEN = N_("{path}: the address belongs to the section “{section}”; rename the file")
TWO = N_("{one} and {other}: both become {uri} (case does not count on a file share); rename one of them")
OUTSIDE = N_("{path}: a link that leads out of the folder of pages; put the file itself there")


def check_sources(files: Iterable[File], docs: Path, sections: Iterable[Section]) -> None:
    """Raise `Failure` for a file that lies outside `docs`, or on the address of a section or of another file.

    `files` are hand-written ones; `docs` is their folder.
    """
    owners = {section.uri.casefold(): section.title for section in sections}
    taken: dict[str, str] = {}
    root = docs.resolve()
    for file in files:
        path = docs / file.src_uri
        shown = f"{docs.name}/{file.src_uri}"
        address = file.dest_uri.casefold()
        if not path.resolve().is_relative_to(root):
            raise Failure(OUTSIDE, path=shown)
        if address in owners:
            raise Failure(TAKEN, path=shown, section=owners[address])
        if address in taken:
            raise Failure(TWO, one=taken[address], other=shown, uri=file.dest_uri)
        taken[address] = shown
