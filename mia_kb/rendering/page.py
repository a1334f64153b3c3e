"""What a finished page is, before a site engine's frame is laid around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mia_kb.text.languages import Language

ROOT = "@/"
"""Stands for the site's root in a body's `href` and `src`; laying the frame makes it relative to the page."""


class Heading(NamedTuple):
    """A heading of a page's table of contents: level 2–6, the `id` in the body, its plain text."""

    level: int
    id: str
    title: str


class Section(NamedTuple):
    """A part of the site in one language, with a page of its own at `uri`.

    `uri` is relative to the site's root (`metoder/index.html`), `parent` the key of the section it stands under, and
    `in_nav` says whether it may be listed in the site's navigation.
    """

    key: str
    language: Language
    uri: str
    title: str
    parent: str | None = None
    in_nav: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page without its frame.

    `uri` is relative to the site's root and ends in `.html`; `section` is the key of a `Section`, and a page whose
    `uri` is that section's own is the section's page. `title` and `description` are plain text. `body` is safe HTML,
    its `h1` included (one of `title` is put before a body without). Internal addresses in it begin with `ROOT`, at the
    start of a double-quoted attribute's value (`href="@/metoder/index.html#x"`). `alternate` is the `uri` of the same
    page in the other language, `source` the path, relative to the repository, of the file to edit.
    """

    uri: str
    section: str
    language: Language
    title: str
    description: str
    body: str = field(repr=False)
    toc: tuple[Heading, ...] = ()
    alternate: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Asset:
    """A finished file that needs no frame: an image, a script, data, a redirect."""

    uri: str
    content: bytes = field(repr=False)
