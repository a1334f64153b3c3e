"""What in an SVG drawing a browser would run or fetch."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XHTML = "http://www.w3.org/1999/xhtml"
_RUNNING = frozenset({"script", "foreignObject", "handler", "listener", "iframe", "embed", "object", "audio", "video"})
_MOVING = frozenset({"animate", "animateColor", "animateMotion", "animateTransform", "set", "discard"})
_LINKS = frozenset({"href", "src"})
_INWARD = re.compile(r"#|data:image/(?:png|jpeg|jpg|gif|webp)[;,]", re.IGNORECASE)
"""What a drawing may show: parts of itself, and pictures that it holds."""
_FONT = re.compile(r"data:(?:font/|application/(?:x-)?font-)", re.IGNORECASE)
_ONWARD = re.compile(r"#|(?:https|mailto):|(?![a-z][a-z0-9+.\-]*:)(?![/\\]{2})", re.IGNORECASE)
"""Where a link that somebody follows may lead: as in a record's text, or to another file of the site."""
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0]")
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_URL = re.compile(r"url\(\s*[\"']?\s*([^\"')]*)", re.IGNORECASE)
_FETCHING = re.compile(r"@import|image-set\(|\bsrc\(|expression\(|-moz-binding|behavior\s*:", re.IGNORECASE)


def of_element(space: str, name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """What is active in an element and its attributes, named as it stands in the file."""
    if name in _RUNNING or space == XHTML:
        yield f"<{name}>"
    if name in _MOVING and _moves_link(attributes):
        yield f"<{name}>"
    for attribute, value in attributes.items():
        if _is_active(name, attribute, value):
            yield attribute


def _is_active(name: str, attribute: str, value: str) -> bool:
    """Whether an attribute of this element runs or fetches something."""
    if attribute.lower().startswith("on") or attribute in {"ping", "base"}:
        return True
    return (attribute in _LINKS and not _is_harmless(name, value)) or any(of_style(value))


def of_style(text: str) -> Iterator[str]:
    """What a style, or any other value, would fetch."""
    if not {"(", "@", ":", "\\"} & set(text):
        return
    plain = _ESCAPE.sub(_unescaped, _COMMENT.sub("", text))
    yield from (found[0] for found in _FETCHING.finditer(plain))
    for found in _URL.finditer(plain):
        address = _UNSEEN.sub("", found[1])
        if not _INWARD.match(address) and not _FONT.match(address):
            yield "url()"


def _moves_link(attributes: Mapping[str, str]) -> bool:
    """Whether an animation changes where a link leads or what is run."""
    moved = attributes.get("attributeName", "").strip().rpartition(":")[2].lower()
    return moved in _LINKS or moved.startswith("on")


def _is_harmless(name: str, address: str) -> bool:
    plain = _UNSEEN.sub("", address)
    return not plain or (_ONWARD if name == "a" else _INWARD).match(plain) is not None


def _unescaped(found: re.Match[str]) -> str:
    """The sign that stands behind a backslash in a style."""
    if not found[1]:
        return found[2] or ""
    number = int(found[1], 16)
    return chr(number) if 0 < number <= sys.maxunicode else "\ufffd"
