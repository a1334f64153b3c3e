"""A library with every field of every kind filled, made from the models, so that a new field is in it by itself.

`Author` decides what stands in the texts: harmless words, or an attack. Two libraries by different authors differ in
nothing else, so what differs in their pages is what a text was able to do.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from mia_kb.library.link import link
from mia_kb.pages.context import Context
from mia_kb.pages.redirects import redirects
from mia_kb.pages.sections import sections
from mia_kb.publishing.content import SiteContents
from mia_kb.publishing.pages import pages
from mia_kb.reading.folder import Found, place
from mia_kb.reading.records import FOLDERS, read_record
from mia_kb.records.help import FieldHelp, field_help
from mia_kb.records.kinds import BY_KIND, RECORD_KINDS
from mia_kb.records.vocabulary import Status
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mia_kb.library.link import Library
    from mia_kb.reading.item import Item
    from mia_kb.records.fields import Frozen
    from mia_kb.records.head import Record

TODAY = date(2026, 11, 22)
VARIANTS = 8
"""Records a kind: each takes other words of the vocabularies, so that the templates' branches are walked."""
DEEPEST = 6
PLAIN = {
    "Day": "2026-05-04",
    "Integer": "40",
    "Number": "12.5",
    "Percent": "31",
    "When": "2025-03",
    "YesNo": "true",
}
SHOWN_INSTEAD = frozenset({"translations"})
"""What is shown instead of the original."""
TEXTS = frozenset({"Line", "Prose"})
LIBRARIES = ("regional", "norra")


@dataclass(frozen=True)
class Author:
    """Who writes the texts: `line` and `prose` are given a number that is different for every place of a record."""

    line: Callable[[int], str]
    prose: Callable[[int], str]
    address: Callable[[int], str] = "https://exempel.se/{}".format


@dataclass
class _Writer:
    """Writes one record; counts its texts as it goes."""

    author: Author
    variant: int
    library: str
    count: int

    def model(self, model: type[Frozen], depth: int = 0) -> dict[str, Any]:
        fields = [field for number, field in enumerate(field_help(model)) if self.fills(field, number, depth)]
        return {field.name: self.field(field, depth) for field in fields}

    def fills(self, field: FieldHelp, number: int, depth: int) -> bool:
        """Whether a field is written: each variant leaves out others, since one may be shown instead of another."""
        if field.name in SHOWN_INSTEAD:
            return self.variant % 4 in {0, 3}
        return field.required or (depth < DEEPEST and (number + self.variant) % 5 != 4) or field.name == "language"

    def field(self, field: FieldHelp, depth: int) -> object:
        if field.many:
            return [self.one(field, depth), self.one(field, depth)]
        return self.one(field, depth)

    def one(self, field: FieldHelp, depth: int) -> object:
        if field.model:
            return self.model(field.model, depth + 1)
        if field.vocabulary:
            return self.word(field)
        if field.refers_to is not None:
            kind = (field.refers_to or ("method",))[self.variant % len(field.refers_to or ("method",))]
            return f"{self.library}/{kind}-{self.variant}"
        return self.text(field)

    def word(self, field: FieldHelp) -> str:
        assert field.vocabulary is not None
        if field.vocabulary is Status:
            return Status.RETIRED.code if self.variant == VARIANTS - 1 else Status.PUBLISHED.code
        words = list(field.vocabulary)
        return words[self.variant % len(words)].code

    def text(self, field: FieldHelp) -> str:
        self.count += 1
        if field.holds == "Slug":
            return f"slug-{self.count}"
        if field.holds == "Address":
            return self.author.address(self.count)
        if field.holds in TEXTS:
            return (self.author.line if field.holds == "Line" else self.author.prose)(self.count)
        return PLAIN[field.holds]


def written(kind: type[Record], author: Author, variant: int, library: str) -> Item:
    """One record of a kind; raises `AssertionError` with the reader's problems when it is not a good one."""
    found = place(f"{library}/{kind.folder}/{kind.kind}-{variant}.yaml", FOLDERS)
    assert isinstance(found, Found)
    number = 1000 * (1 + variant + VARIANTS * (RECORD_KINDS.index(kind) + len(RECORD_KINDS) * LIBRARIES.index(library)))
    fields = _Writer(author, variant, library, number).model(kind)
    outcome = read_record(found, json.dumps(fields, ensure_ascii=False, indent=1).encode())
    assert outcome.item, [(fault.rule.slug, str(fault.place), fault.details) for fault in outcome.problems][:5]
    return outcome.item


def library(author: Author) -> Library:
    """The regional library and a local one, all by one author."""
    return link(
        [
            written(kind, author, variant, place)
            for place in LIBRARIES
            for kind in BY_KIND.values()
            for variant in range(VARIANTS)
        ]
    )


def contents(author: Author) -> SiteContents:
    """All of a site that is made from the author's records."""
    linked = library(author)
    contexts = [Context(linked, TODAY, language) for language in Language]
    return SiteContents(
        sections(tuple(Language)),
        tuple(pages(contexts, 1)),
        tuple(asset for context in contexts for asset in redirects(context)),
    )


@cache
def text_fields() -> tuple[str, ...]:
    """Every field that holds somebody's own words: `method.steps.text`."""
    return tuple(dict.fromkeys(name for kind in RECORD_KINDS for name in _texts(kind, kind.kind, 0)))


def _texts(model: type[Frozen], above: str, depth: int) -> Iterator[str]:
    for field in field_help(model):
        name = f"{above}.{field.name}"
        if field.model and depth < DEEPEST:
            yield from _texts(field.model, name, depth + 1)
        elif not field.vocabulary and field.refers_to is None and field.holds in TEXTS:
            yield name
