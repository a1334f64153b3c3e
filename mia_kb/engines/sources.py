"""What must hold of the files in the folder of hand-written pages, which MkDocs itself takes as they come."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TYPE_CHECKING, NoReturn

from mia_kb.engines.failure import Failure
from mia_kb.text.languages import N_
from mia_kb.text.windows_names import WINDOWS_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs.structure.files import File

    from mia_kb.rendering.page import Section

TAKEN = N_("{path}: the address belongs to the section “{section}”; rename the file")
TWO = N_("{one} and {other}: both become {uri} (case does not count on a file share); rename one of them")
OUTSIDE = N_("{path}: a link that leads out of the folder of pages; put the file itself there")
LINK = N_("{path}: a link; put the file itself there")
AGAIN = N_("{path}: a link to {one}, which would be published twice; remove the link")
UNUSABLE = N_(
    "{path}: Windows cannot store a file or folder of this name; rename it (not con, aux, nul and the like, no signs "
    'such as : ? * " < > |, and no space or full stop at the end)'
)
HIDDEN = N_("{path}: the name holds a sign that cannot be seen or is no letter; type the name anew on a keyboard")
LONG = N_("{path}: the address is longer than the {limit} characters that fit on a file share; shorten the names")
UNREADABLE = N_("{path}: cannot be read ({reason}), and its pages would be missing; give yourself the right to read it")

LONGEST = 180
"""Characters of an address; Windows allows 260 with the drive and the folder that a site is copied to."""
_HIDDEN = re.compile("[\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]")
"""Signs without a look of their own, which make a name read otherwise than it is stored; and bytes that are no text."""
_PORTS = str.maketrans("¹²³", "123")
"""What Windows takes for the same in COM1 and LPT1."""
_UNSTORABLE = re.compile(r'[\x00-\x1f<>:"|?*\\]|[ .]$')


def check_sources(files: Iterable[File], docs: Path, sections: Iterable[Section]) -> None:
    """Raise `Failure` for a file that lies outside `docs` or is a link, or on the address of a section or another file.

    So too for a name that not every file system can hold, and for a folder that cannot be read, which MkDocs passes
    over in silence.

    `files` are hand-written ones; `docs` is their folder.
    """
    owners = {section.uri.casefold(): section.title for section in sections}
    taken: dict[str, str] = {}
    real: dict[Path, str] = {}
    root = docs.resolve()
    for _ in os.walk(docs, onerror=_unreadable):
        pass
    for file in files:
        path = docs / file.src_uri
        shown = _HIDDEN.sub("\ufffd", f"{docs.name}/{file.src_uri}")
        address = unicodedata.normalize("NFC", file.dest_uri).casefold()
        if not path.resolve().is_relative_to(root):
            raise Failure(OUTSIDE, path=shown)
        if (one := real.setdefault(path.resolve(), shown)) != shown:
            raise Failure(AGAIN, path=shown, one=one)
        if path.resolve() != root / file.src_uri:
            raise Failure(LINK, path=shown)
        _check_name(file, shown)
        if address in owners:
            raise Failure(TAKEN, path=shown, section=owners[address])
        if address in taken:
            raise Failure(TWO, one=taken[address], other=shown, uri=file.dest_uri)
        taken[address] = shown


def _check_name(file: File, shown: str) -> None:
    """Raise `Failure` unless the file can lie on a file share under its name."""
    if any(_UNSTORABLE.search(part) or _stem(part) in WINDOWS_NAMES for part in file.src_uri.split("/")):
        raise Failure(UNUSABLE, path=shown)
    if _HIDDEN.search(file.src_uri):
        raise Failure(HIDDEN, path=shown)
    if len(file.dest_uri) > LONGEST:
        raise Failure(LONG, path=shown, limit=LONGEST)


def _stem(part: str) -> str:
    """What Windows compares with its own names: `Aux` of `Aux.en.md`."""
    return part.partition(".")[0].rstrip(" ").casefold().translate(_PORTS)


def _unreadable(refused: OSError) -> NoReturn:
    raise Failure(UNREADABLE, path=refused.filename, reason=refused.strerror) from refused
