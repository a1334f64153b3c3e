"""What the site says of its reports, and in which order it lists them."""

from __future__ import annotations

from mia_kb.text.languages import N_

LEAD = N_(
    "For you who must act: what is left to do, what has been decided, what chafes, how the library is doing, and what "
    "the funder asks for. The same reports can be had as PDF, Word, Markdown, HTML or JSON with mia-kb report."
)
PAPERS = N_("Decision papers, one page a method, ready to print")
ON_SITE = ("start-now", "decisions", "deviations", "health", "funder")
"""The reports that the site shows. A handover names drafts and files, and is for those who keep the records."""
EMPTY = N_("No method has been described.")
NOTHING = N_("Nothing to report on has been written down yet. That is not the same as nothing having been done.")
FIRST = N_("This is how you write down the first")
