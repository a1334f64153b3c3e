"""The command `mia-kb`, and `python -m mia_kb`."""

from __future__ import annotations

import gc
import os
import sys

RARELY = 200_000
"""New objects between two searches for cycles: loading modules makes fewer, and hardly any cycles among them."""


def main() -> None:
    """Run the command line in the language that the arguments or the environment ask for."""
    # `python -m` looks for modules in the working folder first, where a library could bring some along
    sys.path[:] = [folder for folder in sys.path if folder not in {"", os.getcwd()}]  # noqa: PTH109 - as Python wrote it
    # pydantic looks through all installed packages for plugins of its own, which takes as long as to check a record
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.set_threshold(RARELY)
    from mia_kb.cli.app import run  # noqa: PLC0415 - not before the lines above

    try:
        run(sys.argv[1:], os.environ)
    finally:
        gc.freeze()  # or Python looks through all that is there once more before it ends, an eighth of a short run


if __name__ == "__main__":
    main()
