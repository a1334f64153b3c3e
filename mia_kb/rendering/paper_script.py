"""A decision paper as a classic script that hands it to the comparison: no fetch, no markup, one file a method."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

from mia_kb.rendering.page import ROOT, Asset
from mia_kb.rendering.prose import is_special, prose

if TYPE_CHECKING:
    from mia_kb.records.vocabulary import Choice
    from mia_kb.rendering.report_words import Words, WrittenPart

HOOK = "miaCompare"
"""The function that every such script calls, with what it is and the value as JSON."""
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
BLOCK_END = re.compile(r"</(?:p|li|h[3-6]|dt|dd|tr|pre|blockquote|summary)>|<br ?/?>")
TAG = re.compile(r"<[^>]+>")


def script(uri: str, name: str, value: object) -> Asset:
    """The script at `uri` that hands over a value."""
    data = ENCODER.encode(value).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Asset(uri, f'{HOOK}("{name}",{data})\n'.encode())


def paper_value(paper: WrittenPart, proposed: Choice) -> dict[str, object]:
    """A paper as JSON: its title, the answers, and the decision that is proposed with its wording.

    Links are addresses from the site's root.
    """
    rows = paper.blocks[0].rows
    answers = [[_words(one) for one in row[1].words] if len(row) > 1 else [] for row in rows]
    wording = answers.pop()[0]
    return {
        "title": _words(paper.title),
        "answers": answers,
        "proposed": proposed.code,
        "wording": wording,
    }


def _words(one: Words) -> str | list[str]:
    """A text; with its language and where it leads, if it has them."""
    text = plain_text(one.text) if one.markdown else one.text
    if not (one.href or one.lang):
        return text
    return [text, one.lang, one.href.removeprefix(ROOT)]


def plain_text(text: str) -> str:
    """Somebody's Markdown as plain paragraphs."""
    if not is_special(text):
        return text
    lines = BLOCK_END.sub("\n\n", prose(text)).split("\n\n")
    plain = (" ".join(unescape(TAG.sub("", line)).split()) for line in lines)
    return "\n\n".join(line for line in plain if line)
