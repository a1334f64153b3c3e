"""Whole libraries as authors might write them: records of all kinds in several libraries, linked with each other.

Made from the models, as `authors` makes single records, so that a new kind or field is in it by itself.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from authors import SLUG, written
from hypothesis import strategies as st

from mia_kb.records.help import field_help
from mia_kb.records.kinds import BY_KIND, RECORD_KINDS
from mia_kb.text.windows_names import WINDOWS_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from mia_kb.records.fields import Frozen
    from mia_kb.records.head import Record
    from mia_kb.records.help import FieldHelp

Ids = dict[str, list[str]]
"""The global ids of a library's records, by kind."""
Files = dict[str, bytes]
"""The files of a library, by path below the records' folder."""
NAMES = SLUG.filter(lambda name: name not in WINDOWS_NAMES | {"index", "404"})
CONDITIONS = {"decision": "method"}
"""Kinds that need one of two fields, with the one that is given."""


@st.composite
def libraries(draw: st.DrawFn, most_records: int = 8) -> Files:
    """The files of some libraries, the regional one among them; every reference leads somewhere if it can."""
    places = ["regional", *draw(st.lists(NAMES, max_size=2, unique=True))]
    names = draw(st.lists(st.tuples(st.sampled_from(places), NAMES), min_size=1, max_size=most_records, unique=True))
    kinds = draw(st.lists(st.sampled_from(RECORD_KINDS), min_size=len(names), max_size=len(names)))
    ids: Ids = {kind: [] for kind in BY_KIND}
    for (place, name), kind in zip(names, kinds, strict=True):
        ids[kind.kind].append(f"{place}/{name}")
    return {
        f"{place}/{kind.folder}/{name}.yaml": _file(_linked(draw, kind, _record(draw, kind), ids))
        for (place, name), kind in zip(names, kinds, strict=True)
    }


def _record(draw: st.DrawFn, kind: type[Record]) -> dict[str, Any]:
    record = dict(draw(written(kind)))
    if kind.kind in CONDITIONS:
        record.setdefault(CONDITIONS[kind.kind], "regional/nagot")
    return record


def _linked(draw: st.DrawFn, model: type[Frozen], record: dict[str, Any], ids: Ids) -> dict[str, Any]:
    """The record with its references led to records that there are."""
    fields = {field.name: field for field in field_help(model)}
    return {name: _led(draw, fields[name], value, ids) for name, value in record.items()}


def _led(draw: st.DrawFn, field: FieldHelp, value: Any, ids: Ids) -> Any:  # noqa: ANN401 - a tree of texts
    if isinstance(value, list):
        return [_led(draw, field, each, ids) for each in value]
    if field.model and isinstance(value, dict):
        return _linked(draw, field.model, value, ids)
    if field.refers_to is None or value == "unknown":
        return value
    meant = [id_ for kind in field.refers_to or ids for id_ in ids[kind]]
    return draw(st.sampled_from(meant)) if meant else value


def _file(record: dict[str, Any]) -> bytes:
    """As YAML takes it: every text in quotes, since what looks like a number must stay a text."""
    return json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def laid(files: Files, root: Path) -> Path:
    """The files written below `root`."""
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root
