"""PDF files of every kind, written by hand so that a test can say what stands where."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
FIRST = 4
"""The number of the first object that is not the catalogue, the tree of pages, or the font."""
_SET_APART = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def written(objects: Iterable[bytes], trailer: str = "") -> bytes:
    """A file with these objects, numbered from 1, of which the first is the catalogue."""
    data, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<</Size {len(places) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(data)}\n%%EOF\n"
    return bytes(data) + end.encode()


def stream(content: bytes, head: str = "") -> bytes:
    return f"<<{head}/Length {len(content)}>>stream\n".encode() + content + b"\nendstream"


def packed(content: bytes, head: str = "") -> bytes:
    return stream(zlib.compress(content), f"{head}/Filter/FlateDecode")


def shown(*lines: str) -> bytes:
    """What draws these lines below each other."""
    text = " T* ".join(f"({line.translate(_SET_APART)}) Tj" for line in lines)
    return f"BT /F1 12 Tf 14 TL 50 700 Td {text} ET".encode("cp1252")


def paged(*contents: bytes, more: Sequence[bytes] = (), font: str = "3 0 R", **added: str) -> bytes:
    """A file with a page for each content; `more` are objects from `FIRST` on, then come pages and contents.

    What is `added` goes to the `catalogue`, the `trailer`, each `page` or its `resources`.
    """
    begin = FIRST + len(more)
    kids = " ".join(f"{begin + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{added.get('catalogue', '')}>>".encode(),
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode(),
        FONT,
        *more,
    ]
    resources = f"<</Font<</F1 {font}>>{added.get('resources', '')}>>"
    for number, content in enumerate(contents):
        head = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {begin + 2 * number + 1} 0 R"
        objects += [f"{head}/Resources{resources}{added.get('page', '')}>>".encode(), packed(content)]
    return written(objects, added.get("trailer", ""))


def text_pdf(*lines: str) -> bytes:
    """One page with these lines."""
    return paged(shown(*lines))


def drawing(objects: Sequence[bytes], content: bytes = b"/X Do") -> bytes:
    """One page on which the first of these objects is drawn."""
    return paged(content, resources=f"/XObject<</X {FIRST} 0 R>>", more=objects)


def annotated(annotation: str, *more: bytes) -> bytes:
    return paged(shown("Text"), page=f"/Annots[{FIRST} 0 R]", more=(f"<</Type/Annot{annotation}>>".encode(), *more))


def noted(properties: str) -> bytes:
    return paged(shown("Text"), more=(f"<<{properties}>>".encode(),), trailer=f"/Info {FIRST} 0 R")


def with_xmp(xmp: str) -> bytes:
    notes = packed(xmp.encode(), "/Type/Metadata/Subtype/XML")
    return paged(shown("Text"), catalogue=f"/Metadata {FIRST} 0 R", more=(notes,))


def outlined(title: str) -> bytes:
    """A page with a bookmark, which has another below it, after which comes a third."""
    links = (
        f"/First {FIRST + 1} 0 R/Last {FIRST + 3} 0 R",
        "/Title(Ett)/Dest[1 0 R/Fit]",
        f"/Title({title})",
        "/Title(Sist)",
    )
    first = f"{links[1]}/First {FIRST + 2} 0 R/Last {FIRST + 2} 0 R/Next {FIRST + 3} 0 R"
    held = (links[0], first, links[2] + "/Dest[1 0 R/Fit]", links[3] + "/Dest[1 0 R/Fit]")
    return paged(shown("Text"), catalogue=f"/Outlines {FIRST} 0 R", more=[f"<<{one}>>".encode() for one in held])


def scanned() -> bytes:
    """A page with text, and one that is a picture."""
    picture = stream(b"0", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")
    return paged(shown("Text"), b"/Im0 Do", resources=f"/XObject<</Im0 {FIRST} 0 R>>", more=(picture,))


def locked(data: bytes, password: str) -> bytes:
    writer, held = PdfWriter(clone_from=PdfReader(io.BytesIO(data))), io.BytesIO()
    writer.encrypt(user_password=password, owner_password="ägare", algorithm="RC4-128")  # noqa: S106 - a password of a test
    writer.write(held)
    return held.getvalue()


def with_file(name: str) -> bytes:
    writer, held = PdfWriter(clone_from=PdfReader(io.BytesIO(text_pdf("Text")))), io.BytesIO()
    writer.add_attachment(name, b"namn")
    writer.write(held)
    return held.getvalue()
