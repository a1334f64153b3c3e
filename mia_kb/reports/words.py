"""The words that every written report shares."""

from __future__ import annotations

from mia_kb.text.languages import N_

ON_DAY = N_("As the records stand on {day}.")
SHARE = N_("{count} of {whole}")
NOTHING_COUNTED = N_("nothing to count")
PERIOD = N_("Period")
COUNTS = N_("Counts")
WHO = N_("Who they are")
BUILT_ON = N_("Built on")
RESPONSE = N_("Response rate")
DEFINITION = N_("Definition")
CAVEAT = N_("Note")
SOURCE = N_("Source")
NO_SOURCE = N_("no source given")
MEASURED = N_("Measured")
MONTHS_AFTER = N_("{months} months after the end")
CONTRADICTED = N_("Another figure says otherwise.")
CONTRADICTED_BY_MANY = "{count} other figures say otherwise."
NUMBERS = N_("The numbers in short")
WHOSE_VIEW = N_("Whose view")
