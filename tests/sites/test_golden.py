"""The small library's whole site, page by page, compared with what was read and accepted.

After a change that is meant: `python3 run.py test tests/sites --accept`, then read the difference before committing.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mia_kb.publishing.settings import Settings
from mia_kb.publishing.site import contents
from mia_kb.rendering.page import Asset, Page

if TYPE_CHECKING:
    import pytest


SMALL = Path(__file__).parent / "small"
GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 4, 1)


def settings(root: Path = SMALL) -> Settings:
    """The small site as on a fixed day."""
    return Settings(
        config_file=root / "mkdocs.yml",
        records=root / "methods",
        docs=root / "docs",
        site=root / "site",
        today=TODAY,
    )


def as_text(page: Page | Asset) -> str:
    """A page as a reader of the golden tree wants it: its head as lines, then its body; a file as it is."""
    if isinstance(page, Asset):
        return page.content.decode()
    toc = "".join(f"{'  ' * (heading.level - 2)}- {heading.title} #{heading.id}\n" for heading in page.toc)
    head = f"title: {page.title}\ndescription: {page.description}\nsection: {page.section}\nother: {page.alternate}\n"
    return f"{head}source: {page.source}\n{toc}\n{page.body.strip()}\n"


def test_the_small_site_is_as_accepted(request: pytest.FixtureRequest) -> None:
    # the explaining pages and the field reference depend on the program alone; they have tests of their own
    pages = {
        page.uri.removesuffix(".html") + ".txt": as_text(page)
        for page in contents(settings()).pages
        if isinstance(page, Page | Asset)
        and "kontroller/" not in page.uri
        and "/checks/" not in page.uri
        and "/falt/" not in page.uri
        and "/fields/" not in page.uri
    }
    if request.config.getoption("--accept"):
        accept(pages)
    accepted = {path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8") for path in GOLDEN.rglob("*.txt")}
    assert sorted(pages) == sorted(accepted)
    for uri, text in pages.items():
        assert text == accepted[uri], uri


def accept(pages: dict[str, str]) -> None:
    """Make the golden tree what the program gives now."""
    for path in GOLDEN.rglob("*.txt"):
        path.unlink()
    for uri, text in pages.items():
        (GOLDEN / uri).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / uri).write_text(text, encoding="utf-8")


def test_the_small_library_has_the_warnings_it_should_have() -> None:
    found = [(str(problem.place), problem.code) for problem in contents(settings()).problems]
    assert found == [
        ("norra/figures/fa-personer.yaml:8:8", "MIA321"),
        ("regional/methods/traffas-i-team.yaml:5:12", "MIA501"),
    ]
