"""The client of the search, as it is published: the readable file without comments, needless spaces and long names."""

from __future__ import annotations

import re
from importlib.resources import files

from mia_kb.search.client.naming import shortened
from mia_kb.search.document import IndexFile

NAME = "search.js"
COMMENT = re.compile(r"^[ ]*/\*.*?\*/[ ]*\n", re.DOTALL | re.MULTILINE)
INDENTATION = re.compile(r"^[ ]+|(?<=[;,{])[ ]+//.*$|^\n", re.MULTILINE)
# texts, which stay as they are, or a sign that needs no space around it, as "a - -b" does
SPACED = re.compile(
    r'("(?:[^"\\\n]|\\.)*"|`[^`]*`)|[ ]*([*%=<>!&|?:,;(){}\[\]]|(?<![-+])(?<![-+] )[-+](?![ ]?[-+]))[ ]*'
)
LINE_END = re.compile(r"(?<=[;,{(\[])\n")


def client_file() -> IndexFile:
    """The client, to stand beside the index; at most 8 KB when compressed."""
    source = files(__name__).joinpath(NAME).read_text(encoding="utf-8")
    bare = INDENTATION.sub("", COMMENT.sub("", source))
    joined = LINE_END.sub("", SPACED.sub(r"\1\2", bare)).replace(";}", "}")
    return IndexFile(NAME, shortened(joined).encode())
