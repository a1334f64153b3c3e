from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mia_kb.records.kinds import MODELS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Answer


def test_a_kind_s_schema_goes_to_standard_output(mia_kb: Callable[..., Answer]) -> None:
    schema = json.loads(mia_kb("schema", "lesson").out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "recommendation" in schema["properties"]


def test_all_schemas_go_to_a_folder(mia_kb: Callable[..., Answer], tmp_path: Path) -> None:
    assert mia_kb("schema", "-o", "scheman").code == 0
    assert {path.stem for path in (tmp_path / "scheman").iterdir()} == set(MODELS)


def test_wrong_use(mia_kb: Callable[..., Answer]) -> None:
    assert mia_kb("schema", "saga").code == 2
    assert mia_kb("schema").code == 2
