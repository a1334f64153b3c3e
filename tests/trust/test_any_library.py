"""Whatever people write in a library, it is either told what is wrong or becomes a site; nothing raises."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from whole_libraries import Files, laid, libraries
from written_library import TODAY

from mia_kb.checks.message import line
from mia_kb.library.link import link
from mia_kb.pages.context import Context
from mia_kb.publishing.checking import check_records
from mia_kb.publishing.pages import pages
from mia_kb.publishing.settings import Settings
from mia_kb.publishing.site import contents
from mia_kb.reading.records import read_folder
from mia_kb.rendering.page import Asset
from mia_kb.text.languages import Language

HASTE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
few = settings(max_examples=12, deadline=None, suppress_health_check=HASTE, database=None)
many = settings(few, max_examples=400)


def built(files: Files) -> None:
    with TemporaryDirectory() as folder:
        root = laid(files, Path(folder) / "methods")
        for found in check_records(root, TODAY, workers=1).problems:
            assert all(line(found, language) for language in Language)
        site = Settings(
            Path(folder) / "mkdocs.yml", root, Path(folder) / "docs", Path(folder) / "site", TODAY, workers=1
        )
        made = contents(site)
        assert made.problems or len(list(made.pages)) > len(files)
        drawn(root, files)


def drawn(root: Path, files: Files) -> None:
    """Draw every page, also where a build would stop since something is wrong between the records."""
    reading = read_folder(root)
    assert len(reading.items) == len(files), reading.problems[:3]
    library = link(reading.items)
    contexts = [Context(library, TODAY, language) for language in Language]
    made = list(pages(contexts, 1))
    assert len({one.uri.casefold() for one in made}) == len(made)
    assert all(isinstance(one, Asset) or one.body for one in made)


@given(libraries())
@few
def test_any_library_is_refused_in_words_or_becomes_a_site(files: Files) -> None:
    built(files)


@pytest.mark.long
@given(libraries(most_records=25))
@many
def test_any_of_many_larger_libraries_is_refused_in_words_or_becomes_a_site(files: Files) -> None:
    built(files)
