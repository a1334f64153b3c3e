"""Every `unknown` that an author wrote is counted, wherever in the record it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from shipped import ROOT

from mia_kb.library.silence import unknowns
from mia_kb.reading.records import read_folder
from mia_kb.records.fields import Frozen
from mia_kb.records.unknown import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

SITES = Path(__file__).parents[1] / "sites"


def everything(value: object) -> Iterator[object]:
    """A record and all that it holds, looked for everywhere."""
    yield value
    inner = value.__dict__.values() if isinstance(value, Frozen) else value if isinstance(value, tuple) else ()
    for part in inner:
        yield from everything(part)


@pytest.mark.parametrize("folder", [ROOT / "methods", SITES / "small" / "methods", SITES / "reports" / "methods"])
def test_each_silence_is_counted_once(folder: Path) -> None:
    records = [item.record for item in read_folder(folder).items]
    counted = [unknowns(record) for record in records]
    assert counted == [sum(part is UNKNOWN for part in everything(record)) for record in records]
    assert sum(counted) > len(records) // 3
