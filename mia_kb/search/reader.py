"""Read a built index: the same files that the client loads, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mia_kb.search.coding import LINE, VALUES, front_decoded, ungaps
from mia_kb.search.document import IndexFile
from mia_kb.search.facets import Traits, remembered_traits
from mia_kb.search.pages import Row, rows
from mia_kb.search.scripts import (
    FACETS,
    LETTERS,
    MANIFEST,
    key_shard,
    keys_name,
    pages_name,
    spelling_name,
    value,
    word_shard,
    words_name,
)
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.search.scripts import Read

Having = tuple[list[int], list[int]]


class Vocabulary(Mapping[str, int]):
    """How common each stem of the library is, and 0 for words that only the glossary has; read as far as asked for."""

    def __init__(self, read: Read, size: int, glossary: Iterable[str]) -> None:
        self._read = read
        self._size = size
        self._files: dict[str, dict[str, int]] = {}
        self._glossary = tuple(name for name in sorted(glossary) if " " not in name)

    def beginning(self, letters: str) -> list[str]:
        """The words that begin with these letters, WORD_LETTERS at least."""
        return [word for word in self._shard(letters) if word.startswith(letters)]

    def alike(self, word: str) -> dict[str, int]:
        """All words with the first letter of this one."""
        name = spelling_name(word)
        return self._file(name, lambda one: spelling_name(one) == name)

    def _shard(self, word: str) -> dict[str, int]:
        shard = word_shard(word, self._size)
        return self._file(words_name(shard), lambda one: word_shard(one, self._size) == shard)

    def _file(self, name: str, belongs: Callable[[str], bool]) -> dict[str, int]:
        if name not in self._files:
            content = self._read(name)
            text = value(IndexFile(name, content)) if content else ""
            self._files[name] = {word: 0 for word in self._glossary if belongs(word)} | dict(front_decoded(text))
        return self._files[name]

    def __getitem__(self, stem: str) -> int:
        return self._shard(stem)[stem]

    def __iter__(self) -> Iterator[str]:
        for letter in LETTERS:
            yield from self.alike(letter)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class Index:
    """An index that `read` gives the files of; what was read once is kept."""

    read: Read
    _shards: dict[int, dict[str, Having]] = field(default_factory=dict)

    @cached_property
    def manifest(self) -> Any:  # noqa: ANN401 - JSON; `manifest.py` tells its shape
        """The manifest; OSError where there is no index."""
        content = self.read(MANIFEST)
        if content is None:
            message = "no search index: build the site first"
            raise FileNotFoundError(message)
        return value(IndexFile(MANIFEST, content))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the library and its glossary."""
        return Vocabulary(self.read, self.manifest["size"], self.manifest["glossary"])

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages there are documents in, Swedish always among them and first."""
        return tuple(sorted({Language.SV, *map(Language, self.manifest["languages"])}, reverse=True))

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Words that no query is searched for by."""
        return frozenset(self.manifest["stopWords"].split())

    @cached_property
    def traits(self) -> dict[int, Traits]:
        """Facets, dates and uses by number."""
        content = self.read(FACETS)
        return {one.number: one for one in remembered_traits(content)} if content else {}

    @cached_property
    def pages(self) -> frozenset[int]:
        """The numbers of hand-written pages."""
        return frozenset(ungaps(self.manifest["pages"]))

    def having(self, key: str) -> Having:
        """The numbers of the documents that have a key, and its impacts there."""
        number = key_shard(key, self.manifest["size"])
        if number not in self._shards:
            self._shards[number] = dict(keys_of(self.read(keys_name(number)), number))
        return self._shards[number].get(key, ([], []))

    def row(self, number: int) -> Row:
        """A document's texts."""
        return next(row for row in rows(self.read, pages_name(number)) if row[0] == number)


def keys_of(content: bytes | None, number: int) -> Iterator[tuple[str, Having]]:
    """The keys of a shard, with numbers and impacts."""
    text = value(IndexFile(keys_name(number), content)) if content else ""
    for line in text.split(LINE) if text else ():
        key, numbers, impacts = line.split(" ")
        yield key, (ungaps(numbers), [VALUES[symbol] for symbol in impacts])
