"""Coverage-guided fuzzing of one target: `python tests/fuzz/fuzz.py reader FOLDER [-max_total_time=600]`.

FOLDER keeps what was found worth trying again; the seeds are put there first. Options are libFuzzer's.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from importlib import import_module
from pathlib import Path

PATIENCE = ("-timeout=20", "-rss_limit_mb=1500", "-max_len=20000", "-print_final_stats=1")
"""Seconds and megabytes an input may take in a process that is watched and shares the machine."""


def main(name: str, folder: Path, options: list[str]) -> None:
    """Fuzz until told to stop; what makes the target fail lies in FOLDER-found then."""
    atheris = import_module("atheris")  # only this command needs it, and not every Python has it
    with atheris.instrument_imports(include=["mia_kb", "markdown", "yaml"]):
        target = next(target for target in import_module("targets").TARGETS if target.name == name)
        target.run(next(target.seeds()))  # what it imports only when it is needed is to be instrumented too
    found = folder.with_name(f"{folder.name}-found")
    for each in (folder, found):
        each.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (folder / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    tokens = Path(__file__).with_name("tokens.dict")
    atheris.Setup(
        [sys.argv[0], *PATIENCE, f"-dict={tokens}", f"-artifact_prefix={found}/", *options, str(folder)], target.run
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
