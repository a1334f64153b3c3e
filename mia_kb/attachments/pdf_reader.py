"""A program of its own that tells what a PDF says, a line of JSON for each text: whoever started it may stop it.

It takes the file on standard input, and imports nothing of this package. Each line is `[what, page, text]`, where what
is one of the words below. What the file says of itself comes first, and belongs to page 1.
"""

from __future__ import annotations

import io
import json
import logging
import re
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pypdf import PageObject, PdfReader

    Said = tuple[str, int, str]

Held: TypeAlias = Any
"""Whatever stands in a file: its library promises nothing, and a damaged file keeps to nothing."""
BEGUN, TEXT, AUTHOR, XMP = "begun", "text", "author", "xmp"
PICTURE, FILE, UNREAD, END = "picture", "file", "unread", "end"
"""A page is begun; it shows a picture and no text; a file lies within; a part cannot be read; all has been told."""
SECONDS, MEGABYTES = 2, 300
"""Processor time and memory that a file may take, where the system can bound them."""
LARGEST = 2_000_000
"""Signs of text that are told, some thousand pages; what comes after is not read."""
_DEEPEST = 4
"""How deep things are looked for that stand within one another."""
_INLINE_PICTURE = re.compile(rb"\bBI\b.{0,400}?\bID\b", re.DOTALL)


def told(data: bytes) -> Iterator[Said]:
    """All that the file says; raises whatever the library raises where not even its pages are found."""
    from pypdf import PdfReader  # noqa: PLC0415 - within the bounds

    reader = PdfReader(io.BytesIO(data))
    for part in (_properties, _xmp, _outline, _files):
        yield from _or_unread(part, reader, 1)
    for number, page in enumerate(reader.pages, 1):
        yield BEGUN, number, ""
        yield from _or_unread(_text, page, number)
        yield from _or_unread(_annotations, page, number)
    if not reader.pages:
        yield UNREAD, 1, ""


def _or_unread(part: Callable[[Any], Iterable[tuple[str, str]]], held: object, page: int) -> Iterator[Said]:
    try:
        for what, text in part(held):
            yield what, page, text
    except Exception:  # noqa: BLE001 - a damaged file can make the library raise anything
        yield UNREAD, page, ""


def _properties(reader: PdfReader) -> Iterator[tuple[str, str]]:
    for key, value in (reader.metadata or {}).items():
        if not key.endswith("Date"):
            yield AUTHOR if key == "/Author" else TEXT, _words(value.get_object())


def _xmp(reader: PdfReader) -> Iterator[tuple[str, str]]:
    packed = _within(reader.trailer, "/Root", "/Metadata")
    if packed is not None:
        yield XMP, packed.get_data().decode("utf-8", "replace")


def _outline(reader: PdfReader) -> Iterator[tuple[str, str]]:
    waiting: list[Any] = list(reader.outline)
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = one
        else:
            yield TEXT, _words(one.title)


def _files(reader: PdfReader) -> Iterator[tuple[str, str]]:
    yield from ((FILE, _words(name)) for name in reader.attachments)


def _text(page: PageObject) -> Iterator[tuple[str, str]]:
    text = page.extract_text()
    yield TEXT, text
    if not text.strip() and _shows_picture(page):
        yield PICTURE, ""


def _shows_picture(page: PageObject) -> bool:
    contents = page.get_contents()
    return contents is not None and (
        _holds_picture(_within(page, "/Resources"), 0) or _INLINE_PICTURE.search(contents.get_data()) is not None
    )


def _holds_picture(resources: Held, depth: int) -> bool:
    objects = [one.get_object() for one in (_within(resources, "/XObject") or {}).values()]
    return any(_within(one, "/Subtype") == "/Image" for one in objects) or (
        depth < _DEEPEST and any(_holds_picture(_within(one, "/Resources"), depth + 1) for one in objects)
    )


def _annotations(page: PageObject) -> Iterator[tuple[str, str]]:
    for one in _within(page, "/Annots") or ():
        annotation = one.get_object()
        kind = _within(annotation, "/Subtype")
        if kind == "/FileAttachment":
            yield FILE, _words(_within(annotation, "/FS", "/UF") or _within(annotation, "/FS", "/F"))
        if kind == "/Widget":
            yield from _of_field(annotation)
        else:
            yield AUTHOR, _words(_within(annotation, "/T"))
        for keys in (("/Contents",), ("/RC",), ("/Subj",), ("/A", "/URI")):
            yield TEXT, _words(_within(annotation, *keys))


def _of_field(field: Held) -> Iterator[tuple[str, str]]:
    """What is filled in, which a field may have from the one that it belongs to; and who signed."""
    for _ in range(_DEEPEST):
        value = _within(field, "/V")
        if isinstance(value, dict):
            yield AUTHOR, _words(_within(value, "/Name"))
            yield from ((TEXT, _words(_within(value, key))) for key in ("/Reason", "/Location", "/ContactInfo"))
        elif value is not None:
            yield TEXT, _words(value)
        field = _within(field, "/Parent")


def _within(held: Held, *keys: str) -> Held:
    """What stands under these keys, one within the other, wherever in the file it lies; `None` where nothing does."""
    for key in keys:
        held = held[key].get_object() if isinstance(held, dict) and key in held else None
    return held


def _words(value: Held) -> str:
    """A text of the file, whatever it is coded in; nothing where there is none."""
    return value.decode("latin-1") if isinstance(value, bytes) else str(value or "")


def bound() -> None:
    """Give the process no more than its share; the system ends it when it takes more."""
    with suppress(ImportError):  # Windows has none, and only the clock of whoever started it
        import resource  # noqa: PLC0415 - as above

        memory = (resource.RLIMIT_AS, MEGABYTES * 1_000_000)
        for kind, most in (memory, (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
            with suppress(ValueError, OSError):  # a system that has no such bound, or a narrower one
                resource.setrlimit(kind, (most, most))


def main() -> None:
    """Tell what the file on standard input says, as far as it can be read."""
    logging.disable()
    data, left = sys.stdin.buffer.read(), LARGEST
    bound()
    with suppress(Exception):  # the end is not told then
        for what, page, text in told(data):
            sys.stdout.write(json.dumps((what, page, text[:left])) + "\n")
            sys.stdout.flush()  # so that it is there when the process is stopped
            left -= len(text)
            if left < 0:
                return
        sys.stdout.write(json.dumps((END, 0, "")) + "\n")


if __name__ == "__main__":
    main()
