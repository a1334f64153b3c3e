"""From people's Markdown to safe HTML."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING

import nh3
from markupsafe import Markup

from mia_kb.records.fields import REFERENCE
from mia_kb.rendering.page import ROOT
from mia_kb.rendering.prose_ids import passage_key

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    import markdown
    from markdown.extensions import Extension

Links = tuple[tuple[str, str], ...]
"""References as written in links, each with the address it leads to."""

ALLOWED_TAGS = frozenset(
    {
        "p",
        "br",
        "em",
        "strong",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "abbr",
    }
    | {"table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd"}
    | {"details", "summary", "sup"}
)
ALLOWED_ATTRIBUTES = {"a": {"href", "title"}, "th": {"align"}, "td": {"align"}, "abbr": {"title"}, "ol": {"start"}}
NOTE_ATTRIBUTES = ALLOWED_ATTRIBUTES | {"p": {"id"}, "sup": {"id"}}
"""What a text with notes may have besides: ids that `prose_ids` makes, since nobody can write an attribute."""
ALLOWED_SCHEMES = {"https", "http", "mailto"}
OUTWARD = ("https://", "http://", "mailto:")
LINK_TARGET = re.compile(rf"\]\(({REFERENCE.pattern})\)")
SPECIAL = re.compile(
    r"[\\`*_\[<&|]"  # escapes, code, emphasis, links, tags, entities, tables
    r"|^[ \t:=#+>-]"  # code, definitions, headings, lists, quotations and rules begin a line
    r"|^\d+\."  # numbered lists
    r"| $|\t"  # line breaks, tabs
    r"|[^\n -~\xa1-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\ud7ff]",  # signs that a parser may treat in a way of its own
    re.MULTILINE,
)
"""What may be Markdown; text without it is paragraphs and nothing else."""
_PLAIN_SIGNS = re.compile(r"[\n !-%'-)+-;=-Z\]^a-{}~\xa1-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\ud7ff]*")
_SPECIAL_START = re.compile(r"[ :=#+>-]|\d+\.")
_SPECIAL_LINE = re.compile(rf"\n(?:{_SPECIAL_START.pattern})")
_STASHED = "\x02"
"""What Markdown writes before the number of something it has put aside."""
BLANK_LINES = re.compile(r"\n\n+")
WRITTEN_ROOT = re.compile(rf'(?<!<a href)="{ROOT}')
"""What laying the frame would take for an address of ours, in a text that only quotes one."""


@lru_cache(maxsize=20_000)
def prose(text: str, links: Links = ()) -> Markup:
    """Safe HTML of a Markdown text: no raw HTML, no script, headings from level 3.

    A link's address is a web address, an e-mail address, or a reference among `links`; any other link is its text
    only. Plain paragraphs, which most texts are, skip the Markdown library; the result is the same.
    """
    html = full(text, links) if is_special(text) else plain_paragraphs(text)
    if ROOT in html:
        html = WRITTEN_ROOT.sub(f'="&#64;{ROOT[1:]}', html)
    return Markup(html)  # noqa: S704 - both escape


def is_special(text: str) -> bool:
    """Whether `SPECIAL` is found in a text, in a tenth of the time: by its signs, then by its lines' ends."""
    if not _PLAIN_SIGNS.fullmatch(text) or text.endswith(" ") or _SPECIAL_START.match(text):
        return True
    return "\n" in text and (" \n" in text or _SPECIAL_LINE.search(text) is not None)


def plain_paragraphs(text: str) -> str:
    """Text without any Markdown, as paragraphs."""
    if text and not ("\n\n" in text or "&" in text or "<" in text or ">" in text):
        return f"<p>{text}</p>"
    blocks = BLANK_LINES.split(text)
    return "\n".join(f"<p>{escape(block, quote=False)}</p>" for block in blocks if block)


def full(text: str, links: Links = ()) -> str:
    """Text through Python-Markdown and then, always last, nh3."""
    rich = "[^" in text or "<details>" in text
    converter = _converter(rich=rich)
    converter.reset()
    converter.treeprocessors["links"].addresses = dict(links)  # type: ignore[attr-defined]  # our own
    if rich:
        converter.treeprocessors["numbering"].passage = passage_key(text)  # type: ignore[attr-defined]  # our own
    html = converter.convert(text)
    if _STASHED in html:  # emphasis in emphasis may cut what Markdown has put aside, and then it is lost
        html = plain_paragraphs(text.replace(_STASHED, ""))
    return nh3.clean(
        html,
        tags=set(ALLOWED_TAGS),
        attributes=NOTE_ATTRIBUTES if rich else ALLOWED_ATTRIBUTES,
        url_schemes=ALLOWED_SCHEMES,
        link_rel="noopener noreferrer",
    ).strip()


def link_targets(text: str) -> tuple[str, ...]:
    """The references to records that a text's links have: `[text](regional/fraga-om-vald)`."""
    return tuple(LINK_TARGET.findall(text)) if "](" in text else ()


@cache
def _converter(*, rich: bool) -> markdown.Markdown:
    """One converter for all texts, and a `rich` one for those with notes and folded parts, which costs more a text."""
    import markdown  # noqa: PLC0415 - most records need no Markdown library at all
    from markdown.treeprocessors import Treeprocessor  # noqa: PLC0415

    class Tidy(Treeprocessor):
        """Leads links to where they may go, and puts headings below the page's own."""

        addresses: dict[str, str]

        def run(self, root: Element) -> None:
            for element in root.iter():
                if element.tag == "a":
                    _lead(element, self.addresses)
                elif element.tag in {"h1", "h2"}:
                    element.tag = "h3"
                elif element.tag == "summary":
                    _unlink(element)

    converter = markdown.Markdown(
        extensions=["tables", "sane_lists", "def_list", "abbr", *_rich_extensions(rich=rich)],
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.treeprocessors.register(Tidy(converter), "links", 15)
    return converter


def _rich_extensions(*, rich: bool) -> tuple[Extension, ...]:
    if not rich:
        return ()
    from mia_kb.rendering.prose_folds import Folds  # noqa: PLC0415 - as above
    from mia_kb.rendering.prose_notes import Notes  # noqa: PLC0415

    return Folds(), Notes()


def _unlink(summary: Element) -> None:
    """Make links text: what folds a part when it is clicked leads nowhere else."""
    for link in summary.iter("a"):
        link.tag = "span"
        link.attrib.clear()


def _lead(link: Element, addresses: dict[str, str]) -> None:
    """Point a link to its record; one that leads nowhere becomes its text, since nh3 keeps no `span`."""
    target = link.get("href", "")
    if target in addresses:
        link.set("href", addresses[target])
    elif not target.lower().startswith(OUTWARD):
        link.tag = "span"
        link.attrib.clear()
