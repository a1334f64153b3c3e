"""The list of a site's pages for search engines, and for the theme's instant loading."""

from __future__ import annotations

import gzip
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from mia_kb.rendering.page import Asset

if TYPE_CHECKING:
    from collections.abc import Mapping

ANYWHERE = "http://localhost/"
"""Stands for a site's address when it is not known: the theme puts the visited host in place of this one, so that
instant loading works for a site at the root of its host; below a folder, links load as ordinary pages."""

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(pages: Mapping[str, tuple[str, str]], site_url: str) -> tuple[Asset, Asset]:
    """The sitemap, plain and compressed, of `pages`: language and address in the other language (or ""), by address.

    It names no dates, so that it changes only when pages come or go.
    """
    base = site_url or ANYWHERE
    text = _HEAD + "".join(_entry(base, uri, *pages[uri]) for uri in sorted(pages)) + "</urlset>\n"
    content = text.encode()
    return Asset("sitemap.xml", content), Asset("sitemap.xml.gz", gzip.compress(content, mtime=0))


def _entry(base: str, uri: str, language: str, alternate: str) -> str:
    address = _address(base, uri)
    if not alternate:
        return f"<url><loc>{address}</loc></url>\n"
    other = "sv" if language == "en" else "en"
    links = _link(language, address) + _link(other, _address(base, alternate))
    return f"<url><loc>{address}</loc>{links}</url>\n"


def _link(language: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{language}" href="{address}"/>'


def _address(base: str, uri: str) -> str:
    return escape(base + quote(uri))
