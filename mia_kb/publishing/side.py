"""The site in one language, as a process that makes pages of it sees it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mia_kb.pages.gathering import Gathering
from mia_kb.publishing.record_pages import Maker

if TYPE_CHECKING:
    from mia_kb.pages.context import Context
    from mia_kb.publishing.landing import Coast


@dataclass(frozen=True)
class Side:
    """The context of all pages in a language, and what they share; `coast` is where their files may land."""

    context: Context
    coast: Coast

    @cached_property
    def gathering(self) -> Gathering:
        """What pages that gather records share."""
        return Gathering(self.context)

    @cached_property
    def maker(self) -> Maker:
        """What makes the pages of records."""
        return Maker(self.context, self.coast.landed)
