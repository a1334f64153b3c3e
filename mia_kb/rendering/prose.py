"""From people's Markdown to safe HTML."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING

import nh3
from markupsafe import Markup

if TYPE_CHECKING:
    import markdown

ALLOWED_TAGS = frozenset(
    "p br em strong code pre blockquote ul ol li a h3 h4 h5 h6 table thead tbody tr th td dl dt dd hr del abbr".split()
)
ALLOWED_ATTRIBUTES = {"a": {"href", "title"}, "th": {"align"}, "td": {"align"}, "abbr": {"title"}, "ol": {"start"}}
ALLOWED_SCHEMES = {"https", "http", "mailto"}
SPECIAL = re.compile(r"[\\`*_{}\[\]<>#&|~!^=:]|^[ \t]|^[-+]|^\d+[.)]|  $|\t|://|@", re.MULTILINE)
"""What may be Markdown; text without it is paragraphs and nothing else."""


@lru_cache(maxsize=20_000)
def prose(text: str) -> Markup:
    """Safe HTML of a Markdown text: no raw HTML, no script, no addresses but web and mail; headings begin at level 3.

    Plain paragraphs, which most texts are, skip the Markdown library; the result is the same.
    """
    return Markup(plain_paragraphs(text) if not SPECIAL.search(text) else full(text))  # noqa: S704 - both escape


def plain_paragraphs(text: str) -> str:
    """Text without any Markdown, as paragraphs."""
    blocks = re.split(r"\n[ \t]*\n+", text.strip())
    return "\n".join(f"<p>{escape(block.strip(), quote=False)}</p>" for block in blocks if block.strip())


def full(text: str) -> str:
    """Text through Python-Markdown and then, always last, nh3."""
    converter = _converter()
    converter.reset()
    return nh3.clean(
        converter.convert(text),
        tags=set(ALLOWED_TAGS),
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=ALLOWED_SCHEMES,
        link_rel="noopener noreferrer",
    ).strip()


@cache
def _converter() -> markdown.Markdown:
    """One converter for all texts: making it costs more than a text does."""
    import markdown  # noqa: PLC0415 - most records need no Markdown library at all

    converter = markdown.Markdown(extensions=["tables", "sane_lists", "def_list", "abbr"], output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return converter
