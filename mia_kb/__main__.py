"""The command `mia-kb`, and `python -m mia_kb`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line in the language that the arguments or the environment ask for."""
    # `python -m` looks for modules in the working folder first, where a library could bring some along
    sys.path[:] = [folder for folder in sys.path if folder not in {"", os.getcwd()}]  # noqa: PTH109 - as Python wrote it
    from mia_kb.cli.app import run  # noqa: PLC0415 - not before the line above

    run(sys.argv[1:], os.environ)


if __name__ == "__main__":
    main()
