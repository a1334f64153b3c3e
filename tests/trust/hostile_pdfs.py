"""PDF files that are made to take all there is, and such as are damaged."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from sample_pdfs import FIRST, drawing, packed, paged, shown, stream, text_pdf, written

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
TEXT = shown("Text")
SPACE = b" " * 70_000_000
CODES = b"".join(b"<%04x> <%04x> <0041>\n" % (code, code) for code in range(0, 65536, 2))


def _font(codes: bytes) -> bytes:
    """A page whose font says in this way which letters its codes are."""
    font = f"<</Type/Font/Subtype/Type0/BaseFont/X/ToUnicode {FIRST} 0 R>>"
    return paged(TEXT, font=font, more=(packed(b"begincmap\n" + codes + b"endcmap"),))


def _tree(*nodes: bytes) -> bytes:
    return written((CATALOGUE, *nodes))


def _kids(kids: str, count: int) -> bytes:
    return f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode()


def _packed_twice() -> bytes:
    notes = stream(zlib.compress(zlib.compress(SPACE)), "/Filter[/FlateDecode/FlateDecode]/Type/Metadata")
    return paged(TEXT, more=(notes,), catalogue=f"/Metadata {FIRST} 0 R")


def _length_of_itself() -> bytes:
    return _tree(
        _kids("3 0 R", 1),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
        b"<</Length 4 0 R>>stream\nx\nendstream",
    )


def _form_in_itself() -> bytes:
    head = f"/Type/XObject/Subtype/Form/Resources<</XObject<</X {FIRST} 0 R>>>>"
    return drawing([stream(b"/X Do /X Do", head)])


def _endless_outline() -> bytes:
    held = (b"<</First 5 0 R/Last 5 0 R>>", b"<</Title(a)/Next 5 0 R/First 5 0 R>>")
    return paged(TEXT, catalogue=f"/Outlines {FIRST} 0 R", more=held)


def _large_table() -> bytes:
    table = packed(b"\0" * 40_000_000, "/Type/XRef/W[1 1 1]/Size 99999999/Root 1 0 R")
    return b"%PDF-1.7\n1 0 obj\n" + table + b"\nendobj\nstartxref\n9\n%%EOF"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a stream that unpacks to 70 MB": lambda: paged(SPACE),
    "many of them": lambda: paged(*[SPACE[:20_000_000] + b"(x) Tj"] * 10),
    "packed twice": _packed_twice,
    "much text": lambda: paged(b"BT /F1 12 Tf " + b"(800101-) Tj " * 2_000_000 + b" ET"),
    "many pages": lambda: paged(*[TEXT] * 9000),
    "pages that are their own kids": lambda: _tree(_kids("2 0 R 2 0 R", 2)),
    "more pages than there are": lambda: _tree(_kids("3 0 R", 999_999_999), b"<</Type/Page/Parent 2 0 R>>"),
    "pages without end": lambda: _tree(*(_kids(f"{number + 1} 0 R {number + 1} 0 R", 2) for number in range(2, 40))),
    "a font that takes long": lambda: _font((b"100 beginbfrange\n" + CODES + b"endbfrange\n") * 40),
    "a font with all codes": lambda: _font(b"1 beginbfrange\n<00000000> <ffffffff> <0041>\nendbfrange\n"),
    "deep": lambda: written([CATALOGUE[:-2] + b"/X " + b"[" * 100_000 + b">>"]),
    "deep in a page": lambda: paged(b"[" * 100_000),
    "a length that is itself": _length_of_itself,
    "a table that follows itself": lambda: text_pdf("Text").replace(b"/Root", b"/Prev 9/Root"),
    "a form within itself": _form_in_itself,
    "an outline without end": _endless_outline,
    "many objects in one": lambda: _tree(packed(b"1 0 " * 5_000_000, "/Type/ObjStm/N 5000000/First 20000000")),
    "a table for very many": _large_table,
    "cut off": lambda: paged(*[TEXT] * 9)[:-400],
    "a beginning": lambda: b"%PDF-1.7\n",
    "signs by chance": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4000,
}
