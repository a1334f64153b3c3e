"""A page of the site engine with places left open, and how a finished page is laid into it.

The engine renders one page a section with sentinels for title, body and the rest. `Frame.fill` puts a page's own
texts there. Everything but the body is plain text and escaped for both text and attribute, so it may land in either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from mia_kb.engines.contents_list import PARENT, ContentsMarkup, find_contents, write_contents
from mia_kb.engines.failure import Failure
from mia_kb.engines.template import Template, sentinel
from mia_kb.rendering.page import ROOT
from mia_kb.text.languages import N_

if TYPE_CHECKING:
    from mia_kb.rendering.page import Page

TITLE = sentinel("title")
DESCRIPTION = sentinel("description")
BODY = sentinel("body")
CANONICAL = sentinel("canonical")
EDIT = sentinel("edit")
ALTERNATE = sentinel("alternate")

UNKNOWN_MARKUP = N_("{uri}: the theme's page is built in an unknown way; use mkdocs-material 9.7.7 or later, below 10")
CONTENT_ID = "mia-content"
"""Where the link that skips the navigation leads; the theme's `partials/content.html` puts it before the content."""

_SKIP = f'href="#{PARENT[0]}" class="md-skip"'
_CONTENTS_BUTTON = ' class="md-nav__link md-nav__link--active" for="__toc">'
_CONTENTS_TITLE = '<label class="md-nav__title" for="__toc">'


@dataclass(frozen=True, slots=True)
class Addresses:
    """What a page's addresses are made of: where the site is (`https://…/`), where its sources are edited, its homes.

    `site` and `edit` end with a slash or are empty; `other_home` is the `uri` of the other language's home, if any.
    """

    site: str = ""
    edit: str = ""
    other_home: str = ""


class Layout(NamedTuple):
    """A frame cut up for one depth of folders; what may be absent stands in templates of its own."""

    page: Template
    canonical: Template
    edit: Template
    contents: tuple[Template, ...]
    markup: ContentsMarkup
    root: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A rendered page with sentinels; `uri` is where the engine put it, and its links are relative to that."""

    html: str = field(repr=False)
    uri: str
    addresses: Addresses = Addresses()
    _layouts: dict[int, Layout] = field(default_factory=dict, repr=False, compare=False)

    def fill(self, page: Page) -> str:
        """The whole HTML of `page`, its links relative to its own place.

        Raises `Failure` when the theme's markup is not the one known here. A frame whose `uri` is at the site's root
        serves pages there only.
        """
        depth = page.uri.count("/")
        layout = self._layouts.get(depth) or self._layouts.setdefault(depth, self._layout(depth))
        return layout.page.fill(_values(layout, page, self.addresses))

    def _layout(self, depth: int) -> Layout:
        try:
            return _cut(rebased(self.html, self.uri.count("/"), depth), "../" * depth)
        except ValueError as unknown:
            raise Failure(UNKNOWN_MARKUP, uri=self.uri) from unknown


def rebased(html: str, depth: int, to: int) -> str:
    """`html` of a page that lies `depth` folders down, with its relative addresses as seen from `to` folders down."""
    if depth == to:
        return html
    if depth == 0:
        message = "a frame at the site's root cannot serve another folder"
        raise ValueError(message)
    here, there = "../" * depth, "../" * to
    html = html.replace(f'"{here}', f'"{there}')
    return html.replace(f'"{here[:-1]}"', f'"{there[:-1] or "."}"')


def rooted(body: str, root: str) -> str:
    """`body` with `root` in place of `ROOT` wherever that begins an attribute's value.

    Cutting and joining takes two thirds of the time of replacing.
    """
    return f'="{root}'.join(body.split(f'="{ROOT}'))


def squeezed(html: str) -> str:
    """`html` without blank lines and indentation, which mean nothing outside `pre`, and a frame has none."""
    return re.sub(r"\s*\n\s*", "\n", html.strip())


def _values(layout: Layout, page: Page, addresses: Addresses) -> dict[str, str]:
    title = escape(page.title)
    body = rooted(page.body, layout.root)
    values = {
        "title": title,
        "description": escape(page.description),
        "body": body if "<h1" in body else f"<h1>{title}</h1>\n{body}",
        "alternate": escape(layout.root + (page.alternate or addresses.other_home)),
        "items": write_contents(page.toc, layout.markup),
        "canonicallink": "",
        "editlink": "",
    }
    if addresses.site:
        values["canonicallink"] = layout.canonical.fill({"canonical": escape(addresses.site + quote(page.uri))})
    if addresses.edit and page.source:
        values["editlink"] = layout.edit.fill({"edit": escape(addresses.edit + quote(page.source))})
    for number, part in zip("abc", layout.contents, strict=False):
        values[f"contents{number}"] = part.fill(values) if page.toc else ""
    return values


def _cut(html: str, root: str) -> Layout:
    """The frame cut at its sentinels; raises `ValueError` where the theme's markup is not the one known here."""
    html = squeezed(html).replace(_SKIP, f'href="#{CONTENT_ID}" class="md-skip"')
    html, canonical = _take(html, '<link rel="canonical"', CANONICAL, ">", "canonicallink")
    html, edit = _take(html, "<a ", f'"{EDIT}"', "</a>", "editlink")
    html, contents, markup = _take_contents(html)
    return Layout(Template.cut(html), Template.cut(canonical), Template.cut(edit), contents, markup, root)


def _take(html: str, opening: str, inside: str, closing: str, slot: str) -> tuple[str, str]:
    """`html` with `slot` in place of the element around `inside`, and that element (empty when there is none)."""
    at = html.find(inside)
    if at < 0:
        return html, ""
    start = html.rindex(opening, 0, at)
    end = html.index(closing, at) + len(closing)
    return html[:start] + sentinel(slot) + html[end:], html[start:end]


def _take_contents(html: str) -> tuple[str, tuple[Template, ...], ContentsMarkup]:
    """`html` with slots in place of every table of contents (one, or two when the page is in the navigation)."""
    parts: list[Template] = []
    markup = find_contents(html).markup
    while f"#{PARENT[0]}" in html:
        found = find_contents(html)
        start = html.rindex(_CONTENTS_TITLE, 0, found.start)
        end = html.index("</ul>", found.end) + len("</ul>")
        parts.append(Template.cut(html[start : found.start] + sentinel("items") + html[found.end : end]))
        html = html[:start] + sentinel(f"contents{'abc'[len(parts) - 1]}") + html[end:]
    if _CONTENTS_BUTTON in html:
        html, button = _take(html, "<label", _CONTENTS_BUTTON, "</label>", f"contents{'abc'[len(parts)]}")
        parts.append(Template.cut(button))
    return html, tuple(parts), markup
