"""What stands in a cell of a report as HTML: thousands of small pieces, which a template's macros would draw slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mia_kb.rendering.prose import prose
from mia_kb.rendering.templating import markup, printed

if TYPE_CHECKING:
    from markupsafe import Markup

    from mia_kb.rendering.report_words import Words


def several(found: tuple[Words, ...]) -> Markup:
    """One piece of text as it is, more as a list; all parts of it are escaped."""
    if len(found) == 1:
        return markup(_html(found[0]))
    items = "".join([f"<li>{_html(one)}</li>" for one in found])
    return markup(f"<ul>{items}</ul>" if items else "")


def _html(one: Words) -> str:
    text, href, lang, markdown = one
    language = f' lang="{printed(lang)}"' if lang else ""
    if href:
        return f'<a href="{printed(href)}"{language}>{printed(text)}</a>'
    if markdown:
        return f'<span class="mia-prose"{language}>{prose(text)}</span>'
    return f"<span{language}>{printed(text)}</span>" if lang else printed(text)
