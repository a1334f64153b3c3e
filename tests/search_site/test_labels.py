"""The words of dialog and page: all there, all in Swedish, all used."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import mia_kb
from mia_kb.engines.mkdocs import THEME
from mia_kb.publishing.searching.labels import HOOK, TEXTS, labels
from mia_kb.text.catalogues import gaps, marked
from mia_kb.text.languages import LOCALE, Language, translate

if TYPE_CHECKING:
    from mia_kb.pages.gathering import Gathering

PACKAGE = Path(mia_kb.__file__).parent
SCRIPTS = [THEME / "assets" / name for name in ("mia-search.js", "mia-search-page.js")]
SAME_IN_SWEDISH = {"Text", "Permanent id"}


def read(content: bytes) -> dict[str, object]:
    text = content.decode()
    assert text.startswith(f"{HOOK}(")
    return json.loads(text[len(HOOK) + 1 : -2])  # type: ignore[no-any-return]


def test_the_catalogue_has_what_is_said_here_and_nothing_else() -> None:
    own = LOCALE / "sv" / "LC_MESSAGES" / "search.po"
    sources = [*(PACKAGE / "publishing" / "searching").glob("*.py"), PACKAGE / "pages" / "search.py"]
    wanted = {text for path in sources for text in marked(path.read_text("utf-8"))}
    template = (PACKAGE / "rendering" / "templates" / "search.html.jinja").read_text("utf-8")
    wanted |= set(re.findall(r'_\("([^"]+)"\)', template))
    said_elsewhere = "".join(po.read_text("utf-8") for po in own.parent.glob("*.po") if po != own)
    wanted = {text for text in wanted if f'msgid "{text}"\n' not in said_elsewhere}
    assert gaps(own.read_text("utf-8"), wanted) == ((), (), ())


def test_every_text_is_translated() -> None:
    untranslated = {text for text in TEXTS.values() if translate(text, Language.SV) == text}
    assert untranslated == SAME_IN_SWEDISH


def test_the_scripts_say_what_there_is_and_nothing_else() -> None:
    source = "".join(path.read_text("utf-8") for path in SCRIPTS)
    quoted = set(re.findall(r'"([a-z-]+)"', source)) | {f"column-{name}" for name in re.findall(r'"([a-z]+)"', source)}
    assert set(TEXTS) <= quoted
    assert set(re.findall(r'\bsay\("([a-z-]+)"', source)) <= set(TEXTS)


def test_every_code_has_a_name(seen: dict[Language, Gathering]) -> None:
    facets = {key: dict(codes) for key, _, codes in read(labels(seen[Language.SV].context))["facets"]}  # type: ignore[attr-defined]
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
    english = read(labels(seen[Language.EN].context))
    assert english["language"] == "en"
    assert english["texts"]["many"] == "{count} hits"  # type: ignore[index]
    assert str(english["find"]).startswith("en/find/")
