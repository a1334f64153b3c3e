"""Lets the tests beside this file use the small site of `tests/publishing`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "publishing"))
