"""Old addresses that lead to new ones: a record that was renamed is still found."""

from __future__ import annotations

from html import escape
from posixpath import dirname, relpath
from typing import TYPE_CHECKING

from mia_kb.rendering.page import Asset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.pages.context import Context

PAGE = (
    '<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title>'
    '<meta http-equiv="refresh" content="0; url={to}"><link rel="canonical" href="{to}">'
    '<p><a href="{to}">{title}</a></p></html>\n'
)


def redirects(context: Context) -> Iterator[Asset]:
    """A small page at each earlier address of a record, leading to its present one."""
    for former, present in sorted(context.library.aliases.items()):
        item = context.library.by_id[present]
        uri = context.record_uri(item).removesuffix(f"{present}.html") + f"{former}.html"
        to = relpath(context.record_uri(item), dirname(uri))
        ref = context.ref(item)
        html = PAGE.format(lang=ref.lang, title=escape(ref.title), to=escape(to))
        yield Asset(uri, html.encode())
