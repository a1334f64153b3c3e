"""What is written is read back as it was: records from answers, reports as JSON, methods side by side in Word."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_library import TODAY, context, library

from mia_kb.reading.nodes import plain
from mia_kb.reading.yaml import parse
from mia_kb.records.kinds import BY_KIND
from mia_kb.records.vocabulary import Vocabulary
from mia_kb.records.yaml_text import nested, written
from mia_kb.rendering.paper.passages import passages
from mia_kb.rendering.paper.word import word
from mia_kb.rendering.report_json import report_json
from mia_kb.rendering.report_words import Writing
from mia_kb.rendering.report_words import written as in_words
from mia_kb.reports.catalogue import REPORTS, ReportKind
from mia_kb.reports.comparison import comparison
from mia_kb.reports.report import Own, RecordRef, ReportContext, Share
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from mia_kb.reports.report import Cell

SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Cf"))
LINES = st.text(SIGNS, min_size=1, max_size=60)
TEXTS = st.lists(LINES, min_size=1, max_size=4).map("\n".join)
KEYS = st.sampled_from(["title", "summary", "steward.function", "sources.0.url", "sources.1.url", "synonyms.0"])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(BY_KIND)), st.dictionaries(KEYS, TEXTS, min_size=1))
def test_a_record_says_what_was_answered(kind: str, values: dict[str, str]) -> None:
    text = written(kind, values)
    tree, problems = parse("x.yaml", text.encode())
    assert tree is not None, (problems, text)
    assert problems == ()
    assert plain(tree) == nested(values)


def simple(cell: Cell) -> object:
    """What a program reads of a cell that has one meaning; None of any other."""
    match cell:
        case Vocabulary():
            return {"code": cell.code, "text": cell.label(Language.SV)}
        case Share():
            return {"count": cell.count, "whole": cell.whole, "percent": cell.percent}
        case RecordRef():
            return {"id": cell.id, "title": library().by_id[cell.id].record.title}
        case Own() if not cell.markdown or not set("[]") & set(cell.text):
            return cell.text
    return cell if isinstance(cell, int | str) else None


@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
def test_a_report_as_json_says_what_the_report_does(kind: ReportKind) -> None:
    report = kind.make(context())
    read = json.loads(report_json(report, Writing(Language.SV, lambda _: "")))
    assert (read["report"], read["day"]) == (report.name, TODAY.isoformat())
    assert {key: tuple(share.values()) for key, share in read["numbers"].items()} == {
        found.key: (found.share.count, found.share.whole, found.share.percent) for found in report.numbers
    }
    compared = 0
    for part, chapter in zip(read["parts"], report.parts, strict=True):
        for told, block in zip(part["blocks"], chapter.blocks, strict=True):
            assert told["key"] == block.key
            for line, row in zip(told["rows"], block.rows, strict=True):
                assert list(line) == [column.key for column in block.columns]
                for given_, cell in zip(line.values(), row, strict=True):
                    if (wanted := simple(cell)) is not None:
                        assert given_ == wanted
                        compared += 1
    assert compared or not any(block.rows for part in report.parts for block in part.blocks)


def test_methods_side_by_side_in_word_say_what_the_report_does() -> None:
    methods = ("regional/gruppkurs", "regional/traffas-i-team")
    report = in_words(comparison(ReportContext(library(), TODAY, methods=methods)), Writing(Language.SV, lambda _: ""))
    document = docx.Document(io.BytesIO(word(report, TODAY)))
    cells = [" ".join(cell.text.split()) for row in document.tables[0].rows for cell in row.cells]
    whole = " ".join(cells)
    wanted = [
        "".join(run.text for run in passage.runs)
        for part in report.parts
        for block in part.blocks
        for row in block.rows
        for cell in row
        for words in cell.words
        for passage in passages(words)
    ]
    assert len(wanted) > 10
    assert [text for text in wanted if " ".join(text.split()) not in whole] == []
