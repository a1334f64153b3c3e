"""A report as Markdown that reads well also as plain text, in mail or in a word processor.

Whatever somebody wrote lands as words: nobody knows which program makes a page of this Markdown, and what that lets
through.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from mia_kb.rendering.paper.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mia_kb.rendering.paper.passages import Passage, Run
    from mia_kb.rendering.report_words import Words, WrittenBlock, WrittenCell, WrittenPart, WrittenReport

SPECIAL = re.compile(r"([\\`*_\[\]>|#]|<(?![A-Za-z/!?])|~(?=~))")
"""Signs that would be Markdown in words that are not."""
SPACES = re.compile(r"[ \t\n\r\f\v]+")
"""Those that are only looks; one that does not break belongs to its number."""
HTML = re.compile(r"<(?=[A-Za-z/!?])|&(?=#?\w+;)")
"""Signs that would be HTML; not every program knows that a backslash takes that away."""
START = re.compile(r"(?:[-+](?=\s|$)|[-=~]{3,}|:(?=\s)|\d{1,9}(?=[.)](?:\s|$)))")
"""What would begin a list, a line or the like where it stands first."""
UNSAFE_IN_ADDRESS = re.compile(r"[()<>\\\s\"'`*_\[\]|]")

HTML_NAMES = {"<": "&lt;", "&": "&amp;"}
BULLET = "•"

ENDS = (".", "!", "?", ".”")
ONE_LINE = 120
"""Several words up to this long together stand on one line."""


def markdown(report: WrittenReport) -> str:
    """The report, with one blank line between its blocks and a line break last."""
    return "\n\n".join(chunk for chunk in _chunks(report) if chunk) + "\n"


def _chunks(report: WrittenReport) -> Iterator[str]:
    yield f"# {_plain(report.title)}"
    yield _plain(report.lead)
    yield f"*{_plain(report.day)}*"
    if report.numbers:
        yield f"## {_plain(report.numbers_title)}"
        yield "\n".join(f"- {_plain(found.name)}: {_joined(found.words)}" for found in report.numbers)
    for part in report.parts:
        yield from _part(part)


def _part(part: WrittenPart) -> Iterator[str]:
    yield f"## {_words(part.title)}"
    yield from (_words(one) for one in part.opening)
    for block in part.blocks:
        yield from _block(block)


def _block(block: WrittenBlock) -> Iterator[str]:
    yield f"### {_plain(block.title)}" if block.title else ""
    yield from (_words(one) for one in block.says)
    if not block.rows:
        yield _plain(block.empty)
        return
    yield f"*{_plain(block.why)}*" if block.why else ""
    yield _table(block) if block.table else "\n".join(_entry(row) for row in block.rows)


def _entry(row: tuple[WrittenCell, ...]) -> str:
    """A row as an item of a list: what it is about in bold, the rest below it."""
    first, *rest = row
    name, *about = first.words
    lines = [f"- **{_words(name)}**", *(f"    - {_words(one)}" for one in about)]
    for cell in rest:
        if sum(len(one.text) for one in cell.words) > ONE_LINE and len(cell.words) > 1:
            depth = "        " if cell.name else "    "
            lines += [f"    - {_plain(cell.name)}:"] if cell.name else []
            lines += [f"{depth}- {_words(one)}" for one in cell.words]
        else:
            lines.append(
                f"    - {_plain(cell.name)}: {_joined(cell.words)}" if cell.name else f"    - {_joined(cell.words)}"
            )
    return "\n".join(lines)


def _table(block: WrittenBlock) -> str:
    head = "| " + " | ".join(_plain(name) for name in block.columns) + " |"
    rule = "|" + " --- |" * len(block.columns)
    rows = ("| " + " | ".join(_joined(cell.words) for cell in row) + " |" for row in block.rows)
    return "\n".join((head, rule, *rows))


def _joined(words: tuple[Words, ...]) -> str:
    return _in_a_row([_words(one) for one in words])


def _in_a_row(texts: list[str]) -> str:
    """Several texts on one line; after one that ends as a sentence does, the next needs no other sign."""
    row = "".join(text + (" " if text.endswith(ENDS) else "; ") for text in texts[:-1])
    return row + "".join(texts[-1:])


def _words(words: Words) -> str:
    if words.markdown:
        return " ".join(_passage(one) for one in passages(words))
    return _linked(_plain(words.text), words.href)


def _passage(passage: Passage) -> str:
    """The words of a passage, whatever they looked like; where they lead stays."""
    mark = f"{passage.mark} " if passage.mark == BULLET else f"{passage.mark[:-1]}\\. " if passage.mark else ""
    return mark + "".join(_run(run) for run in passage.runs)


def _run(run: Run) -> str:
    """The words in one style, with the spaces around them."""
    text = _plain(run.text)
    before, after = (" " if side != run.text else "" for side in (run.text.lstrip(), run.text.rstrip()))
    return f"{before}{_linked(text, run.href)}{after}" if text else before


def _linked(text: str, href: str) -> str:
    return f"[{text}]({UNSAFE_IN_ADDRESS.sub(_coded, href)})" if href else text


def _coded(sign: re.Match[str]) -> str:
    return quote(sign[0], safe="")


def _plain(text: str) -> str:
    """The text as words that no reader of Markdown takes for anything else."""
    safe = HTML.sub(lambda sign: HTML_NAMES[sign[0]], SPECIAL.sub(r"\\\1", SPACES.sub(" ", text).strip(" ")))
    start = START.match(safe)
    if start is None:
        return safe
    return safe[: start.end()] + "\\" + safe[start.end() :] if start[0].isdigit() else f"\\{safe}"
