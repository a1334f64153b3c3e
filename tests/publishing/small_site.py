"""A library of three sections and a few pages, with settings of its own: the same site in every test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mia_kb.publishing.content import SiteContents
from mia_kb.rendering.page import Asset, Heading, Page, Section
from mia_kb.text.languages import Language

if TYPE_CHECKING:
    from pathlib import Path

    from mia_kb.publishing.settings import Settings

SV, EN = Language.SV, Language.EN
SETTINGS = """\
site_name: Provbanken
site_url: https://exempel.se/bank/
plugins:
  - mia-kb:
      edit: https://exempel.se/arkiv/edit/main
      english: {site_name: The test bank}
theme:
  name: material
  features: [navigation.tabs, navigation.path, navigation.indexes, content.action.edit]
  palette:
    - scheme: default
      toggle: {icon: material/brightness-7, name: Mörkt, name_en: Dark}
    - scheme: slate
      toggle: {icon: material/brightness-4, name: Ljust, name_en: Light}
markdown_extensions: [toc]
nav:
  - Start: index.md
  - Metoder:
      - metoder/index.md
      - Beslut: beslut/index.md
  - Bidra: bidra.md
  - English:
      - Home: en/index.md
      - Methods:
          - en/methods/index.md
          - Decisions: en/decisions/index.md
      - Contribute: en/bidra.md
"""
DOCS = {
    "bidra.md": "# Bidra\n\nSkriv.\n\n## Hur\n\nSå.\n",
    "en/bidra.md": "# Contribute\n\nWrite.\n",
    "djup/er/sida.md": '---\ntitle: "A & B"\ndescription: Kort\n---\n\n# Rubrik\n\n## Hur\n\n### Steg\n\n## Var\n',
}
SECTIONS = (
    Section("home", SV, "index.html", "Start"),
    Section("method", SV, "metoder/index.html", "Metoder"),
    Section("decision", SV, "beslut/index.html", "Beslut", "method"),
    Section("hidden", SV, "dold/index.html", "Dold", in_nav=False),
    Section("home", EN, "en/index.html", "Home"),
    Section("method", EN, "en/methods/index.html", "Methods"),
    Section("decision", EN, "en/decisions/index.html", "Decisions", "method"),
    Section("hidden", EN, "en/hidden/index.html", "Hidden", in_nav=False),
)
TOC = (Heading(2, "hur", "Hur"), Heading(3, "steg", "Steg"), Heading(2, "var", "Var"))
BODY = '<h1>Fråga & svara</h1><p><a href="@/metoder/index.html#x">Metoder</a> <img src="@/bild.svg" alt=""></p>'


@dataclass(frozen=True, slots=True)
class SmallSite:
    """What a build gives beside the engine's files; called with the settings, as the real contents are."""

    records: int = 2
    mark: str = ""

    def __call__(self, settings: Settings) -> SiteContents:
        wanted = settings.languages
        sections = tuple(section for section in SECTIONS if section.language in wanted)
        pages = [page for page in self.pages() if page.language in wanted]
        return SiteContents(sections, pages, (Asset("bild.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),))

    def pages(self) -> list[Page]:
        own = [section_page(section, self.mark) for section in SECTIONS]
        return own + [record(number, self.mark) for number in range(self.records)]


def section_page(section: Section, mark: str = "") -> Page:
    other = next(each for each in SECTIONS if each.key == section.key and each.language != section.language)
    body = f"<h1>{section.title}{mark}</h1>"
    return Page(section.uri, section.key, section.language, section.title, section.title, body, TOC, other.uri)


def record(number: int, mark: str = "") -> Page:
    source = f"methods/regional/{number}.yaml"
    uri = f"metoder/regional/{number}.html"
    return Page(uri, "method", SV, f"Metod {number}", "Kort", BODY + mark, TOC, None, source)


def create(root: Path, settings: str = SETTINGS) -> Path:
    """Write the sources of the site under `root`; returns the settings' path."""
    for name, text in DOCS.items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "methods").mkdir()
    path = root / "mkdocs.yml"
    path.write_text(settings, "utf-8")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its relative path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
