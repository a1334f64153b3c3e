"""Ids of footnotes, unique on a page however many texts, and the same text however often, stand on it."""

from __future__ import annotations

import re
from hashlib import blake2s

NOTE = "mia-note-"
"""What ids of notes begin with, and no other id; the hyphens keep them from being names in a script."""
_IN_TAG = re.compile(rf'(<(?:p|sup) id="|<a href="#)({NOTE}([0-9a-f]{{12}})-[0-9]+r?)(?=")')
"""An id of a note, or a link to one; in words there is no `<`, in attributes no quotation mark."""


def passage_key(text: str) -> str:
    """What the ids of a text's notes have in common."""
    return blake2s(text.encode(errors="surrogatepass"), digest_size=6).hexdigest()


def note_id(passage: str, number: int) -> str:
    """The id of a note."""
    return f"{NOTE}{passage}-{number}"


def reference_id(passage: str, number: int) -> str:
    """The id of the first reference to a note."""
    return f"{note_id(passage, number)}r"


def apart(body: str) -> str:
    """A page's body with the notes of a text that it shows several times told apart."""
    if f' id="{NOTE}' not in body:
        return body
    seen: dict[str, set[str]] = {}
    copies: dict[str, int] = {}

    def told(found: re.Match[str]) -> str:
        start, id_, passage = found.groups()
        known = seen.setdefault(passage, set())
        if "href" not in start:
            if id_ in known:  # a passage's first mark is an id: here the next copy begins
                known.clear()
                copies[passage] = copies.get(passage, 0) + 1
            known.add(id_)
        return f"{start}{id_}-{copies[passage]}" if passage in copies else f"{start}{id_}"

    return _IN_TAG.sub(told, body)
