"""A page's table of contents in the markup of the theme, learnt from one that the theme rendered."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from mia_kb.engines.template import Template, sentinel

if TYPE_CHECKING:
    from mia_kb.rendering.page import Heading

PARENT = (sentinel("parentid"), sentinel("parenttitle"))
"""Id and title of the rendered heading that has a heading below it."""
LEAF = (sentinel("leafid"), sentinel("leaftitle"))
"""Id and title of the rendered heading that has none."""


class ContentsMarkup(NamedTuple):
    """How the theme writes an item without items below it, and what it puts around those below one that has them."""

    leaf: Template
    opening: Template
    closing: str


class ContentsList(NamedTuple):
    """Where in `html` the list's items stand (from `start` to `end`), and their markup."""

    start: int
    end: int
    markup: ContentsMarkup


def find_contents(html: str, begin: int = 0) -> ContentsList:
    """The first list in `html` from `begin` on that holds `PARENT` with `LEAF` below it."""
    start = html.rindex("<li", 0, html.index(f"#{PARENT[0]}", begin))
    leaf_at = html.index(f"#{LEAF[0]}", start)
    leaf_start = html.rindex("<li", 0, leaf_at)
    leaf_end = html.index("</li>", leaf_at) + len("</li>")
    end = html.index("</li>", leaf_end) + len("</li>")
    leaf, opening = Template.cut(html[leaf_start:leaf_end] + "\n"), Template.cut(html[start:leaf_start])
    return ContentsList(start, end, ContentsMarkup(leaf, opening, html[leaf_end:end].lstrip() + "\n"))


@lru_cache(maxsize=1000)
def write_contents(headings: tuple[Heading, ...], markup: ContentsMarkup) -> str:
    """The items of `headings`, each with the deeper ones that follow it below it; many pages have the same ones."""
    written: list[str] = []
    open_levels: list[int] = []
    for heading, following in zip_longest(headings, headings[1:]):
        while open_levels and open_levels[-1] >= heading.level:
            open_levels.pop()
            written.append(markup.closing)
        if following is not None and following.level > heading.level:
            open_levels.append(heading.level)
            written.append(markup.opening.fill(_values(heading)))
        else:
            written.append(markup.leaf.fill(_values(heading)))
    return ("".join(written) + markup.closing * len(open_levels)).rstrip()


def _values(heading: Heading) -> dict[str, str]:
    name, title = escape(heading.id), escape(heading.title)
    return {"parentid": name, "leafid": name, "parenttitle": title, "leaftitle": title}
