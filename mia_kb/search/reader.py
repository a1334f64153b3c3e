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
    later_name,
    pages_name,
    spelling_name,
    value,
    words_name,
)
from mia_kb.text.analysis.compounds import GLOSSARY
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.search.scripts import Read

Having = tuple[list[int], list[int]]


class Vocabulary(Mapping[str, float]):
    """How common each stem is: in records, PAGES or GLOSSARY for those of these alone; read as far as asked for."""

    def __init__(self, read: Read, size: int, glossary: Iterable[str]) -> None:
        self._read = read
        self._size = size
        self._files: dict[str, dict[str, float]] = {}
        self._glossary = tuple(name for name in sorted(glossary) if " " not in name)

    def beginning(self, letters: str) -> list[str]:
        """The words that begin with these letters, WORD_LETTERS at least."""
        return [word for word in self._shard(letters) if word.startswith(letters)]

    def initial(self, word: str) -> Mapping[str, float]:
        """All words with the first letter of this one."""
        return self._file(word, spelling_name)

    def later(self, word: str) -> Mapping[str, float]:
        """The words that go on like this one after the first letter, and some others."""
        return self._file(word, self._later)

    def _later(self, word: str) -> str:
        return later_name(word, self._size)

    def _shard(self, word: str) -> dict[str, float]:
        return self._file(word, self._words)

    def _words(self, word: str) -> str:
        return words_name(word, self._size)

    def _file(self, word: str, file_of: Callable[[str], str]) -> dict[str, float]:
        name = file_of(word)
        if name not in self._files:
            content = self._read(name)
            words = dict(front_decoded(value(IndexFile(name, content)) if content else ""))
            if file_of == self._later:
                words = {word[-1] + word[:-1]: level for word, level in words.items()}
            self._files[name] = self._with_glossary(words, lambda one: file_of(one) == name)
        return self._files[name]

    def _with_glossary(self, words: dict[str, int], belongs: Callable[[str], bool]) -> dict[str, float]:
        """Words with those of the glossary that belong to them."""
        return {**words, **{one: GLOSSARY for one in self._glossary if not words.get(one) and belongs(one)}}

    def __getitem__(self, stem: str) -> float:
        return self._shard(stem)[stem]

    def __iter__(self) -> Iterator[str]:
        for letter in "0" + LETTERS:
            yield from self.initial(letter)

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
