"""What the names of attachments end with, by what is done with them."""

from __future__ import annotations

PICTURES = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".apng", ".gif", ".webp"})
"""What is inside goes by its first bytes, as it does in a browser."""
DRAWINGS = frozenset({".svg"})
PACKED_DRAWINGS = frozenset({".svgz"})
FREED = PICTURES | DRAWINGS
"""Those that are not published as they are."""
DOCUMENTS = {
    ".docx": "Word",
    ".dotx": "Word",
    ".xlsx": "Excel",
    ".pptx": "PowerPoint",
    ".odt": "OpenDocument",
    ".ods": "OpenDocument",
    ".odp": "OpenDocument",
}
"""Those that hold texts, and what each is called."""
PDFS = frozenset({".pdf"})
