"""A report as plain lists and dictionaries, which a document's template reads as data and never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mia_kb.rendering.paper.passages import Passage, Run, passages
from mia_kb.rendering.report_markdown import ENDS, ONE_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mia_kb.rendering.report_words import Words, WrittenBlock, WrittenCell, WrittenPart, WrittenReport


def sheet(report: WrittenReport, *, fits: bool | None = None) -> dict[str, Any]:
    """The report's title, lead, day, numbers and parts; words are passages of runs (see `paper.passages`).

    Whether a part that is meant for one page `fits` it is taken from its length where nobody has measured it.
    """
    return {
        "language": report.language,
        "title": report.title,
        "lead": report.lead,
        "day": report.day,
        "numbers_title": report.numbers_title,
        "numbers": [_cell(found) for found in report.numbers],
        "parts": [_part(part, fits=part.fits if fits is None else fits) for part in report.parts],
    }


def _part(part: WrittenPart, *, fits: bool) -> dict[str, Any]:
    return {
        "title": part.title.text,
        "says": _passages(part.says if fits else (*part.shorten, *part.says)),
        "beside": part.beside,
        "blocks": [_block(block) for block in part.blocks],
    }


def _block(block: WrittenBlock) -> dict[str, Any]:
    return {
        "title": block.title,
        "says": _passages(block.says),
        "why": block.why if block.rows else "",
        "empty": "" if block.rows else block.empty,
        "table": block.table,
        "columns": list(block.columns),
        "rows": [[_cell(cell) for cell in row] for row in block.rows],
    }


def _cell(cell: WrittenCell) -> dict[str, Any]:
    return {"name": cell.name, "words": _passages(cell.words)}


def _passages(several: Iterable[Words]) -> list[dict[str, Any]]:
    """Words below each other; several that are short together stand on one line."""
    found = [passage for words in several for passage in passages(words)]
    if sum(len(run.text) for passage in found for run in passage.runs) <= ONE_LINE:
        found = _joined(found)
    return [
        {"runs": [run._asdict() for run in passage.runs], "mark": passage.mark, "depth": passage.depth}
        for passage in found
    ]


def _joined(several: list[Passage]) -> list[Passage]:
    if len(several) < 2 or any(passage.mark for passage in several):  # noqa: PLR2004 - nothing to join
        return several
    runs = [run for passage in several for run in (*passage.runs, Run(_between(passage)))]
    return [Passage(tuple(runs[:-1]))]


def _between(passage: Passage) -> str:
    """What stands between a passage and the next on the same line."""
    return " " if passage.runs[-1].text.endswith(ENDS) else "; "
