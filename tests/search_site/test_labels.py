"""The words of dialog and page: all there, all in Swedish, all used."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mia_kb.engines.mkdocs import THEME
from mia_kb.publishing.searching.labels import HOOK, TEXTS, labels
from mia_kb.text.languages import Language, translate

if TYPE_CHECKING:
    from mia_kb.pages.gathering import Gathering

SCRIPTS = [THEME / "assets" / name for name in ("mia-search.js", "mia-search-page.js")]
SAME_IN_SWEDISH = {"Text", "Permanent id"}


def read(content: bytes) -> dict[str, object]:
    text = content.decode()
    assert text.startswith(f"{HOOK}(")
    return json.loads(text[len(HOOK) + 1 : -2])  # type: ignore[no-any-return]


def test_every_text_is_translated() -> None:
    untranslated = {text for text in TEXTS.values() if translate(text, Language.SV) == text}
    assert untranslated == SAME_IN_SWEDISH


def test_the_scripts_say_what_there_is_and_nothing_else() -> None:
    source = "".join(path.read_text("utf-8") for path in SCRIPTS)
    quoted = set(re.findall(r'"([a-z-]+)"', source)) | {f"column-{name}" for name in re.findall(r'"([a-z]+)"', source)}
    assert set(TEXTS) <= quoted
    assert set(re.findall(r'\bsay\("([a-z-]+)"', source)) <= set(TEXTS)


def test_every_code_has_a_name(seen: dict[Language, Gathering]) -> None:
    facets = {key: dict(codes) for key, _, codes in read(labels(seen[Language.SV]))["facets"]}  # type: ignore[attr-defined]
    assert list(facets) == [
        "kind",
        "target-group",
        "party",
        "place",
        "phase",
        "value-level",
        "evidence",
        "stage",
    ]
    assert facets["target-group"] == {"regional/langtidssjukskrivna": "Långtidssjukskrivna"}
    assert facets["place"] == {"regional/norra": "Norra", "regional/sodra": "Södra"}
    assert facets["kind"]["page"] == "Sidor"
    assert facets["stage"]["ended"] == "Avslutad"


def test_each_language_has_its_own(seen: dict[Language, Gathering]) -> None:
    english = read(labels(seen[Language.EN]))
    assert english["language"] == "en"
    assert english["texts"]["many"] == "{count} hits"  # type: ignore[index]
    assert str(english["find"]).startswith("en/find/")
