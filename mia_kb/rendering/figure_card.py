"""A figure as every page shows it: the value with all that is needed to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mia_kb.records.head import Source
    from mia_kb.records.vocabulary import FigureRole
    from mia_kb.rendering.view import Link, Ref


class Bar(NamedTuple):
    """A share drawn on a base of 100: sure to `solid`, somewhere up to `open`, with its interval if there is one."""

    solid: float
    open: float
    low: float | None
    high: float | None


class FigureFact(NamedTuple):
    """One thing to know about a figure: its name (an English message id), its text, its language if not the page's."""

    name: str
    text: str
    lang: str = ""


class OtherFigure(NamedTuple):
    """A figure that this one contradicts or may be read beside: its value and whole, and what this one says of it."""

    ref: Ref
    role: FigureRole
    headline: str
    part: str
    whole: str
    period: str
    lang: str
    why: str
    why_lang: str


class FigureCard(NamedTuple):
    """A figure, masked where it must be. All texts are ready to print; those of the record are in the language `lang`.

    `headline` is the value, `part` what it is made of (40 of 277), `whole` who that is in words. `facts` are needed to
    read the value, `more` to use it. `masked` says why something is not shown, `impossible` that the share cannot be.
    """

    ref: Ref
    lang: str
    role: FigureRole
    headline: str
    part: str
    whole: str
    bar: Bar | None
    bar_text: str
    interval: str
    facts: tuple[FigureFact, ...]
    more: tuple[FigureFact, ...]
    caveat: str
    masked: str
    impossible: str
    measure: Ref | None
    place: Link | None
    conflicts: tuple[OtherFigure, ...]
    comparisons: tuple[OtherFigure, ...]
    sources: tuple[Source, ...]

    @property
    def value(self) -> str:
        """The value in one line, never without its whole: 14,4 % (40 av 277 mottagna deltagare)."""
        whole = " ".join(part for part in (self.part, self.whole) if part)
        return f"{self.headline} ({whole})" if whole else self.headline
