"""Everything that building, publishing and serving say is said in Swedish too."""

from __future__ import annotations

from pathlib import Path

import mia_kb
from mia_kb.engines.failure import Failure
from mia_kb.engines.sources import TAKEN
from mia_kb.text.catalogues import Gaps, gaps, marked
from mia_kb.text.languages import LOCALE, Language

PACKAGE = Path(mia_kb.__file__).parent
CATALOGUE = LOCALE / "sv" / "LC_MESSAGES" / "publishing.po"


def test_every_message_is_translated_and_nothing_else() -> None:
    sources = [path for folder in ("engines", "publishing") for path in sorted((PACKAGE / folder).glob("*.py"))]
    said = [text for source in sources for text in marked(source.read_text("utf-8"))]
    assert gaps(CATALOGUE.read_text("utf-8"), tuple(said)) == Gaps((), (), ())


def test_a_failure_in_both_languages() -> None:
    failure = Failure(TAKEN, path="docs/a.md", section="Om {oss}")
    assert failure.text(Language.EN) == "docs/a.md: the address belongs to the section “Om {oss}”; rename the file"
    assert failure.text(Language.SV) == "docs/a.md: adressen tillhör avsnittet ”Om {oss}”; byt namn på filen"
