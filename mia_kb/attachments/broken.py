"""A file that is not what its name or its first bytes say."""

from __future__ import annotations


class Broken(Exception):  # noqa: N818 - it is told to the user, and not a fault of the program
    """A file that cannot be read as `format` from this byte on, which in a text is in this line."""

    def __init__(self, format_: str, byte: int, line: int = 1) -> None:
        super().__init__(f"{format_} at byte {byte}")
        self.format = format_
        self.byte = byte
        self.line = line


class Swollen(Exception):  # noqa: N818 - as that
    """A document that would unpack to more than a document can need."""
