"""The judged development set: 84 records, 42 queries of ten types, graded answers and a glossary."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mia_kb.search.document import Document, Entry

FOLDER = Path(__file__).parent / "judged"


@dataclass(frozen=True, slots=True)
class Query:
    """A judged query: its text, its type, and the grade from 1 to 3 of each record that answers it."""

    text: str
    kind: str
    grades: dict[str, int]


def documents() -> tuple[Document, ...]:
    """The records as documents."""
    lines = (FOLDER / "records.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_document(json.loads(line)) for line in lines)


def _document(record: dict[str, Any]) -> Document:
    return Document(
        record["id"],
        f"{record['id']}/",
        record["title"],
        record["kind"],
        tags=tuple(record["tags"]),
        summary=record["summary"],
        headings=tuple(record["headings"]),
        body=record["body"],
        facets=(("party", tuple(record["parties"])),),
    )


def glossary() -> tuple[Entry, ...]:
    """The glossary: a weight and names of one thing a line."""
    lines = (FOLDER / "glossary.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if line and not line.startswith("#")]
    return tuple(Entry(term, tuple((name, float(weight)) for name in names)) for weight, term, *names in rows)


def queries() -> tuple[Query, ...]:
    """The queries with their grades."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (FOLDER / "judgments.tsv").read_text(encoding="utf-8").splitlines():
        query, record, grade = line.split()
        grades[query][record] = int(grade)
    rows = [json.loads(line) for line in (FOLDER / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    return tuple(Query(row["query"], row["type"], grades[row["qid"]]) for row in rows)
