"""The client of the search, as it is published: the readable file without its comments and indentation."""

from __future__ import annotations

import re
from importlib.resources import files

from mia_kb.search.document import IndexFile

NAME = "search.js"
COMMENT = re.compile(r"^[ ]*/\*.*?\*/[ ]*\n", re.DOTALL | re.MULTILINE)
INDENTATION = re.compile(r"^[ ]+|(?<=[;,{])[ ]+//.*$|^\n", re.MULTILINE)


def client_file() -> IndexFile:
    """The client, to stand beside the index; at most 8 KB when compressed."""
    source = files(__name__).joinpath(NAME).read_text(encoding="utf-8")
    return IndexFile(NAME, INDENTATION.sub("", COMMENT.sub("", source)).encode())
