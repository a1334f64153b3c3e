"""Small documents of every kind, which say what a test wants where it wants it."""

from __future__ import annotations

import io
import zipfile

from labelled import check_digit

NINE = "800101987"
LAST = NINE[6:] + check_digit(NINE)
NUMBER = f"{NINE[:6]}-{LAST}"
WHO = "Fia Fiktiv"
CORE = (
    '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:creator>{}</dc:creator>'
    "<cp:lastModifiedBy>{}</cp:lastModifiedBy></cp:coreProperties>"
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def word(body: str, author: str = "", **parts: str) -> bytes:
    """A Word file with this body; other parts by name without ending."""
    document = f'<w:document xmlns:w="urn:w" xmlns:wp="urn:wp"><w:body>{body}</w:body></w:document>'
    held = {f"word/{name}.xml": f'<w:x xmlns:w="urn:w">{text}</w:x>' for name, text in parts.items()}
    return packed({"word/document.xml": document, "docProps/core.xml": CORE.format(author, author), **held})


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def excel(*strings: str) -> bytes:
    shared = "".join(f"<si><t>{one}</t></si>" for one in strings)
    rows = "".join(f'<row><c t="s"><v>{number}</v></c></row>' for number in range(len(strings)))
    return packed(
        {
            "xl/sharedStrings.xml": f'<sst xmlns="urn:s">{shared}</sst>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="urn:s"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def slides(*runs: str) -> bytes:
    text = "".join(f"<a:r><a:t>{run}</a:t></a:r>" for run in runs)
    return packed({"ppt/slides/slide1.xml": f'<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><a:p>{text}</a:p></p:sld>'})


def open_document(body: str, author: str = "") -> bytes:
    meta = f'<o:meta xmlns:o="urn:o" xmlns:m="urn:m"><m:initial-creator>{author}</m:initial-creator></o:meta>'
    text = f'<office:body xmlns:office="urn:o" xmlns:text="urn:t" xmlns:dc="urn:dc">{body}</office:body>'
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": text, "meta.xml": meta})
