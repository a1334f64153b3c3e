"""What a page shows, before it is drawn: a value, so that a page is drawn again only if what it shows has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mia_kb.text.languages import Language


class View(NamedTuple):
    """All that one page depends on besides its template.

    `data` is a frozen value that the template reads as `it`; nothing else of the library reaches the template, so two
    equal views give equal pages. `template` is a file of `templates/`, the rest is as in `Page`.
    """

    uri: str
    section: str
    language: Language
    template: str
    title: str
    description: str
    data: object
    alternate: str | None = None
    source: str | None = None


class Ref(NamedTuple):
    """A link to a record as a page shows it: title and summary with the languages they are in, address and kind.

    `place` is the id of its library, `place_name` what people call that.
    """

    id: str
    title: str
    lang: str
    href: str
    kind: str
    place: str = ""
    summary: str = ""
    summary_lang: str = ""
    place_name: str = ""


class Link(NamedTuple):
    """A link that is not to a record: a facet, a party, a place. `lang` is the text's language if not the page's."""

    text: str
    href: str
    lang: str = ""


class Passage(NamedTuple):
    """A text of a record in Markdown, its language if not the page's, and where its links to records lead."""

    text: str
    lang: str = ""
    links: tuple[tuple[str, str], ...] = ()
