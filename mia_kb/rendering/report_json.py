"""A report as JSON: permanent keys and codes for programs, with the words beside them for people."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from mia_kb.records.fields import When
from mia_kb.records.practice import Period
from mia_kb.records.unknown import Unknown
from mia_kb.records.vocabulary import Vocabulary
from mia_kb.rendering.report_words import cell_words, say, title_in
from mia_kb.reports.report import Effect, FigureRef, KindOf, Own, RecordRef, Said, Share
from mia_kb.text.languages import translate

if TYPE_CHECKING:
    from mia_kb.rendering.report_words import Writing
    from mia_kb.reports.report import Block, Cell, Part, Report

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"


def report_json(report: Report, writing: Writing) -> str:
    """The report as one JSON object, with a line break last."""
    value: Json = {
        "report": report.name,
        "language": writing.language.value,
        "day": report.today.isoformat(),
        "title": say(report.title, writing),
        "numbers": {found.key: _share(found.share) for found in report.numbers},
        "parts": [_part(part, writing) for part in report.parts],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _part(part: Part, writing: Writing) -> Json:
    return {
        "key": part.key,
        "title": cell_words(part.title, writing)[0].text,
        "says": [one.text for cell in _opening(part) for one in cell_words(cell, writing)],
        "blocks": [_block(block, writing) for block in part.blocks],
    }


def _opening(part: Part) -> tuple[Cell, ...]:
    return part.says if part.one_page is None or part.one_page.fits else (part.one_page.shorten, *part.says)


def _block(block: Block, writing: Writing) -> Json:
    keys = [column.key for column in block.columns]
    rows: list[Json] = [{key: _cell(cell, writing) for key, cell in zip(keys, row, strict=True)} for row in block.rows]
    return {"key": block.key, "title": translate(block.title, writing.language), "rows": rows}


def _cell(cell: Cell, writing: Writing) -> Json:  # noqa: C901, PLR0911 - one line for each type of cell
    match cell:
        case None | int() | str():
            return cell
        case tuple():
            return [_cell(one, writing) for one in cell]
        case RecordRef():
            return {"id": cell.id, "title": title_in(cell, writing)[0]}
        case FigureRef():
            title, headline, *context = (one.text for one in cell_words(replace(cell, one_line=False), writing))
            return {"id": cell.ref.id, "title": title, "value": headline, "context": [*context]}
        case Vocabulary():
            return {"code": cell.code, "text": cell.label(writing.language)}
        case KindOf():
            return cell.kind
        case Unknown():
            return "unknown"
        case date() | When():
            return str(cell)
        case Share():
            return _share(cell)
        case Said() | Own() | Period() | Effect():
            return cell_words(cell, writing)[0].text


def _share(share: Share) -> Json:
    return {"count": share.count, "whole": share.whole, "percent": share.percent}
