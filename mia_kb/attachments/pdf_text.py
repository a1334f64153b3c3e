"""What a PDF says, as far as it can be read by a process that may take no more than its share."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.attachments import pdf, pdf_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.attachments.pdf_reader import Said

PATIENCE = 20
"""Seconds on the clock, for systems that cannot bound the processor's."""
_DIVIDED = re.compile(r"(?<=[-\u2010\u00ad])\n")
"""A line that ends within a word, or within a number."""
_WRITTEN_IN_XMP = re.compile(r">([^<>]+)<|=\"([^\"]+)\"|='([^']+)'")
_OF_PROGRAMS = re.compile(r"\s*(?:$|[a-z]+:[^\s]*$|\w+\.\wid:|\d{4}-\d\d-\d\dT)")
"""Addresses, marks and times in XMP, which nobody has written."""


class ToldByPdf(NamedTuple):
    """What a PDF says: its texts, each with its page, who is named as its author, and what could not be read."""

    passages: tuple[tuple[int, str], ...]
    authors: frozenset[str]
    pictured: tuple[int, ...]
    """Pages that show a picture and no text."""
    files: tuple[str, ...]
    """The names of files within it."""
    unread: int | None
    """The first page that could not be read, or not in bounds."""


def can_read() -> bool:
    """Whether the extra `pdf` is installed."""
    return find_spec("pypdf") is not None


_KNOWN: dict[bytes, ToldByPdf] = {}
"""What files said that could be read whole, by their digests: `serve` looks at all whenever one of them changes."""
MOST_KNOWN = 100


def read_pdf(data: bytes) -> ToldByPdf:
    """What the file says. Raises `Broken` where it is no PDF at all."""
    digest = blake2b(data).digest()
    told = _KNOWN.get(digest) or _read(data)
    if told.unread is None:
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[digest] = told
    return told


def _read(data: bytes) -> ToldByPdf:
    authors = pdf.authors(data)
    said = tuple(_said(_output(data)))
    xmp = [text for what, _, text in said if what == pdf_reader.XMP]
    return ToldByPdf(
        tuple((page, line) for what, page, text in said for line in _lines(what, text)),
        authors.union(text for what, _, text in said if what == pdf_reader.AUTHOR).union(*map(pdf.creators, xmp)),
        tuple(page for what, page, _ in said if what == pdf_reader.PICTURE),
        tuple(text for what, _, text in said if what == pdf_reader.FILE),
        _unread(said),
    )


def _output(data: bytes) -> bytes:
    """What the reader wrote until it ended or was stopped; `-P` keeps it from running what lies in the folder."""
    command = [sys.executable, "-P", str(Path(pdf_reader.__file__))]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and the file is only data to it
            command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as stopped:
        return stopped.output or b""
    except OSError:  # no process can be started, or it ended before it had the file
        return b""
    return done.stdout


def _said(output: bytes) -> Iterator[Said]:
    """Each whole line; the last may be cut off."""
    for line in output.splitlines(keepends=True):
        if line.endswith(b"\n"):
            what, page, text = json.loads(line)
            yield what, page, text


def _lines(what: str, text: str) -> list[str]:
    if what == pdf_reader.XMP:
        found = ("".join(groups) for groups in _WRITTEN_IN_XMP.findall(text))
        return [one for one in found if not _OF_PROGRAMS.match(one)]
    return [line for line in _DIVIDED.sub("", text).splitlines() if line.strip()]


def _unread(said: tuple[Said, ...]) -> int | None:
    """The first page that was not read to its end."""
    pages = [page for what, page, _ in said if what == pdf_reader.UNREAD]
    if not said or said[-1][0] != pdf_reader.END:
        pages.append(max((page for _, page, _ in said), default=1))
    return min(pages, default=None)
