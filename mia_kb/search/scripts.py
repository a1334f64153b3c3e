"""The files of the index: their names, and values as classic scripts that hand them to the client.

Every script is one call, `miaSearch("name", value)`, with the value as JSON: that works from a file share and under a
Content-Security-Policy without `unsafe-inline`, where a fetch of data does not.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from mia_kb.search.document import IndexFile

Read = Callable[[str], bytes | None]

HOOK = "miaSearch"
MANIFEST = "manifest.js"
FACETS = "facets.js"
STATE = "state/"
STATISTICS = STATE + "statistics.json"
TEXTS = "texts"  # under which the manifest has one mark for all page files
TEXT_MARKS = STATE + "texts.json"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
KEY_LETTERS = 5  # keys alike in so many letters are in one file, as are the words that complete a half typed one
WORD_LETTERS = 3
NUMBERS_A_KEY_FILE = 64
NUMBERS_A_WORD_FILE = 128
NUMBERS_A_PAGE_FILE = 16


def word_files(word: str, size: int) -> tuple[tuple[str, str], ...]:
    """The files that have a word of the vocabulary, each with the word as it is written there.

    By its beginning, to look it up; by its first letter, and by those after it, with the first moved to the end, to
    correct a misspelt one: whatever a single error spoils, it spares one of these two.
    """
    return (
        (words_name(word, size), word),
        (spelling_name(word), word),
        (later_name(word, size), word[1:] + word[0]),
    )


def words_name(word: str, size: int) -> str:
    """The file of the words that begin like this one, in an index of `size` numbers."""
    return f"words-{_word_shard(word, size)}.js"


def spelling_name(word: str) -> str:
    """The file of all words with the first letter of this one; "0" for other signs."""
    return f"spelling-{word[0] if word and word[0] in LETTERS else '0'}.js"


def later_name(word: str, size: int) -> str:
    """The file of the words that go on like this one after the first letter, in an index of `size` numbers."""
    return f"later-{_word_shard(word[1:], size)}.js"


def _word_shard(letters: str, size: int) -> int:
    return _hashed(letters[:WORD_LETTERS]) % max(1, size // NUMBERS_A_WORD_FILE)


def keys_name(shard: int) -> str:
    """The file of a shard of keys."""
    return f"keys-{shard}.js"


def key_shard(key: str, size: int) -> int:
    """Which shard has a key, in an index of `size` numbers."""
    return _hashed(key[:KEY_LETTERS]) % (size // NUMBERS_A_KEY_FILE)


@lru_cache(1 << 16)
def _hashed(letters: str) -> int:
    """FNV-1a by UTF-16 units: short in any language, and even enough."""
    hashed = 0x811C9DC5
    units = letters.encode("utf-16-le")
    for low, high in zip(units[::2], units[1::2], strict=True):
        hashed = ((hashed ^ (low | high << 8)) * 0x01000193) & 0xFFFFFFFF
    return hashed


def pages_name(number: int) -> str:
    """The file that has the texts of a document with this number."""
    return f"pages-{number // NUMBERS_A_PAGE_FILE}.js"


def script(name: str, value: object) -> IndexFile:
    """A value as a script file."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    data = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return IndexFile(name, f'{HOOK}("{name}",{data})\n'.encode())


def value(file: IndexFile) -> Any:  # noqa: ANN401 - JSON of any shape; each reader knows its own
    """What a script file hands to the client."""
    text = file.content.decode()
    return json.loads(text[len(HOOK) + len(file.name) + 4 : -2])


def mark(content: bytes) -> str:
    """Some letters that change when a file's content does; the client asks for them, so that no stale copy is used."""
    return blake2b(content, digest_size=3).hexdigest()
