"""The emblem of the European Union, which a project that it pays for must show on what it reports."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import NamedTuple

from mia_kb.text.languages import N_, Language, translate

FUNDED = N_("Co-funded by the European Union")
NAME = N_("The flag of the European Union: twelve gold stars in a circle on blue")
HERE = Path(__file__).parent


class Emblem(NamedTuple):
    """The drawing as SVG and as PNG, what it shows, and the words that stand beside it."""

    text: str
    name: str
    svg: str
    png: bytes

    @property
    def address(self) -> str:
        """The drawing itself as an address, for a page that needs no other file."""
        return f"data:image/svg+xml;base64,{b64encode(self.svg.encode()).decode()}"


def emblem(language: Language) -> Emblem:
    """The emblem with its words in `language`, as Regulation (EU) 2021/1060, annex IX, asks for."""
    svg, png = (HERE / "eu.svg").read_text("utf-8"), (HERE / "eu.png").read_bytes()
    return Emblem(translate(FUNDED, language), translate(NAME, language), svg, png)
