"""Single values of a YAML file changed in place, every other byte of it kept."""

from __future__ import annotations

import codecs
import json
import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, cast

import yaml

from mia_kb.reading.yaml_loader import LOADER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mia_kb.reading.nodes import Location
    from mia_kb.reading.yaml_loader import Event, Events, Spot

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
WORDS = re.compile(r"[^\W\d_]\w*(?:[ /-]\w+)*")
"""What needs no quotes wherever it stands: words with a space, a slash or a hyphen between them."""
BLOCK = re.compile(r"(?P<head>[^\r\n]*(?:\r\n|\r|\n)\s*)(?P<text>.*\S)?(?P<tail>\s*)", re.DOTALL)
"""A text after `|` or `>`: the line with that sign and what may follow it, the text, the line ends after it."""


class _Span(NamedTuple):
    """Where a value is written, and how: plain, in quotes or as a block."""

    loc: Location
    start: Spot
    end: Spot
    style: str


def with_values(data: bytes, values: Mapping[Location, str]) -> bytes:
    """The file with another one-line text at each of these places, in the style of quotes that stands there.

    `data` is a whole file that reads without a fault. Places that it does not have are left out. Comments stay, also
    one after the sign of a block; a plain value gets quotes where it needs them.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + _with_values(data.removeprefix(mark).decode(), values).encode()


def _with_values(text: str, values: Mapping[Location, str]) -> str:
    lines = LINE.findall(text)
    starts = [0, *accumulate(map(len, lines))]
    one_line_end = "".join(line.rstrip("\r\n") + "\n" for line in lines)
    found = [span for span in _spans(LOADER(one_line_end)) if span.loc in values]
    for span in reversed(found):
        start, end = (min(starts[spot.line] + spot.column, len(text)) for spot in (span.start, span.end))
        text = text[:start] + _written(values[span.loc], text[start:end], span.style) + text[end:]
    return text


def _spans(events: Events) -> Iterator[_Span]:
    """Every value of the only document, in the order written."""
    while not isinstance(event := events.get_event(), yaml.NodeEvent):
        pass
    return _of_node(cast("Event", event), (), events)


def _of_node(event: Event, loc: Location, events: Events) -> Iterator[_Span]:
    if isinstance(event, yaml.ScalarEvent):
        yield _Span(loc, event.start_mark, event.end_mark, event.style or "")
    elif isinstance(event, yaml.MappingStartEvent):
        while not isinstance(key := events.get_event(), yaml.MappingEndEvent):
            yield from _of_node(events.get_event(), (*loc, key.value), events)
    elif isinstance(event, yaml.SequenceStartEvent):
        index = 0
        while not isinstance(item := events.get_event(), yaml.SequenceEndEvent):
            yield from _of_node(item, (*loc, index), events)
            index += 1


def _written(value: str, former: str, style: str) -> str:
    """A one-line value as it is written where `former` stood."""
    if style in {"|", ">"}:
        return BLOCK.sub(lambda block: f"{block['head']}{value}{block['tail']}", former, count=1)
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    if style == '"' or not _is_plain(value):
        return json.dumps(value, ensure_ascii=False)
    return value


def _is_plain(value: str) -> bool:
    """Whether every reader of YAML takes the value for this text, with no quotes around it."""
    return bool(WORDS.fullmatch(value)) and isinstance(yaml.safe_load(value), str)
