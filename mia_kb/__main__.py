"""The command `mia-kb`, and `python -m mia_kb`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line in the language that the arguments or the environment ask for."""
    from mia_kb.cli.app import command_line, language_of  # noqa: PLC0415 - keeps `import mia_kb` light

    command_line(language_of(sys.argv[1:], os.environ))()


if __name__ == "__main__":
    main()
