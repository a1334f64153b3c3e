"""Regular expressions that are compiled when they are first used: ours are long, and most runs never come to them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Late:
    """Stands for the compiled expression, and hands on whatever is asked of that."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what a compiled expression has
        compiled = re.compile(self._pattern, self._flags)
        setattr(self, name, getattr(compiled, name))
        return getattr(compiled, name)


def late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The expression as `re.compile` gives it; one that is wrong is found out when it is used."""
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))
