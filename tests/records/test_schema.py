"""The committed JSON Schemas are current, and agree with the models about what a record may be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from editor_yaml import Editor, Editor11, as_editor, as_text
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from mia_kb.records.kinds import BY_FOLDER, BY_KIND
from mia_kb.records.schema import schema, schema_files, schema_text, stale

ROOT = Path(__file__).parents[2]
EXAMPLES = Path(__file__).parent / "examples"
GOOD = sorted(EXAMPLES.glob("good/*/*.yaml"))
BAD = sorted(EXAMPLES.glob("bad/*/*.yaml"))
VALIDATORS = {kind: Draft202012Validator(schema(kind)) for kind in BY_KIND}


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _faults(kind: str, value: object) -> list[str]:
    return [fault.message for fault in VALIDATORS[kind].iter_errors(value)]


def test_the_committed_schemas_are_current() -> None:
    committed = {path.name: path.read_text("utf-8") for path in (ROOT / "schemas").glob("*")}
    assert stale(committed) == (), "write them again with: mia-kb schema -o schemas"


def test_a_changed_a_missing_and_a_surplus_file_are_all_stale() -> None:
    files = schema_files()
    changed = files | {"method.json": files["method.json"] + " ", "recipe.json": "{}"}
    del changed["term.json"]
    assert stale(changed) == ("method.json", "recipe.json", "term.json")


@pytest.mark.parametrize("kind", BY_KIND)
def test_every_schema_is_json_schema_2020_12(kind: str) -> None:
    written = json.loads(schema_text(kind))
    Draft202012Validator.check_schema(written)
    assert written["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert written["$id"].endswith(f"/{kind}.json")


def test_every_kind_has_an_example() -> None:
    assert {path.parent.name for path in GOOD} == set(BY_FOLDER)


@pytest.mark.parametrize("path", GOOD, ids=_name)
def test_model_and_schema_accept_a_good_record(path: Path) -> None:
    model = BY_FOLDER[path.parent.name]
    model.model_validate(as_text(path))
    assert _faults(model.kind, as_editor(path)) == []


@pytest.mark.parametrize("path", BAD, ids=_name)
def test_model_and_schema_refuse_a_bad_record(path: Path) -> None:
    model = BY_FOLDER[path.parent.name]
    with pytest.raises(ValidationError):
        model.model_validate(as_text(path))
    assert _faults(model.kind, as_editor(path)) != []


def test_every_record_of_the_library_fits_model_and_schema() -> None:
    paths = [path for path in sorted((ROOT / "methods").glob("*/*/*.yaml")) if path.parent.name in BY_FOLDER]
    for path in paths:
        model = BY_FOLDER[path.parent.name]
        model.model_validate(as_text(path))
        assert _faults(model.kind, as_editor(path)) == [], path


@pytest.mark.parametrize("loader", [Editor, Editor11], ids=["YAML 1.2", "YAML 1.1"])
@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("title", "2018"),
        ("title", "0127"),
        ("title", "yes"),
        ("summary", "1.5"),
        ("short_name", "0127"),
        ("part_of", "2018"),
        ("start", "2018"),
        ("start", "2018-11"),
        ("start", "2018-11-30"),
        ("start", "unknown"),
        ("planned_participants", "1200"),
        ("planned_participants", "1 200"),
        ("synonyms", "[2018, 0127]"),
        ("synonyms", "2018"),
        ("parties", "[kommun, regionen och vården]"),
        ("parties", "Arbetsförmedlingen"),
    ],
)
def test_what_an_editor_takes_for_a_number_still_fits(loader: type[yaml.SafeLoader], key: str, written: str) -> None:
    text = (EXAMPLES / "good/organisations/botkyrka.yaml").read_text("utf-8")
    record = yaml.load(text, loader) | yaml.load(f"{key}: {written}", loader)  # noqa: S506 - both are safe loaders
    assert _faults("organisation", record) == []


def test_an_editor_shows_swedish_first_and_offers_the_codes() -> None:
    method = schema("method")
    core = method["properties"]["core_components"]
    assert core["title"] == "Kärnkomponenter / Core components"
    assert core["description"].startswith("Det som måste vara med")
    assert {"const": "E4", "title": "systematisk översikt / systematic review"} in method["$defs"]["EvidenceLevel"][
        "anyOf"
    ]


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        schema_text("recipe")
