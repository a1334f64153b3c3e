"""Why a site could not be rendered or published."""

from __future__ import annotations

from functools import partial

from mia_kb.text.languages import Language, translate


class Failure(Exception):  # noqa: N818 - it is caught and shown, not a fault of the program
    """Something the user can mend: `message` is an English message id that names the fault and the remedy."""

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message.format(**details))
        self.message = message
        self.details = details

    def __reduce__(self) -> tuple[object, ...]:
        """For a process that hands it to another."""
        return partial(Failure, self.message, **self.details), ()

    def text(self, language: Language) -> str:
        """The message in `language`, with its details; of these a `reason` may be a text of the catalogue too."""
        details = dict(self.details)
        if "reason" in details:
            details["reason"] = translate(str(details["reason"]), language)
        return translate(self.message, language).format(**details)
