"""Faults of publishing in numbers, and what came of the site: `python tests/trust/campaign.py FOLDER`."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from publisher import BROKEN, DONE, INTERRUPTED, REFUSED, Faults, attempt, begin, calls_of_a_build, end, expected

if TYPE_CHECKING:
    from collections.abc import Iterator

ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES)
LIMITS = ((resource.RLIMIT_NOFILE, 6), (resource.RLIMIT_FSIZE, 200), (resource.RLIMIT_NOFILE, 12))
FEW = range(6)
"""So many files a build may open at once, besides those that are open already."""
KEPT = {"mkdocs.yml", "site"}


@dataclass
class Tally:
    """What came of the attempts: how many, and every one after which something was not as promised."""

    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def attempts(self) -> int:
        """How many attempts were made."""
        return self.outcomes.total()


def tree(site: Path) -> dict[str, bytes]:
    """Every file of a site by its address."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@dataclass
class Campaign:
    """Attempts on the site below `root`, each followed by a look at what is there now."""

    root: Path
    chance: Random = field(default_factory=lambda: Random(20261122))  # noqa: S311 - test data, not secrets
    tally: Tally = field(default_factory=Tally)
    mark: str = "0"

    def __post_init__(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        (self.root / "mkdocs.yml").touch()
        assert attempt(self.root, self.mark) == DONE

    def judge(self, what: str, new: str, code: int) -> None:
        """Note what came of publishing `new`: the site is the former one or the new one, and the answer says which."""
        self.tally.outcomes[what] += 1
        now = tree(self.root / "site")
        left = {path.name for path in self.root.iterdir()} - KEPT
        is_new = now == expected(new)
        if what.startswith("SIGKILL") and what.endswith("False") and not now:
            now = tree(self.root / ".site.mia-kb" / "former")  # between two renames; the next build brings it back
        if not is_new and now != expected(self.mark):
            self.tally.wrong.append(f"{what}: damaged ({code})")
        elif code == DONE and not is_new:
            self.tally.wrong.append(f"{what}: says done and is not")
        elif code == REFUSED and is_new:
            self.tally.wrong.append(f"{what}: says refused and is not")
        elif code == BROKEN:
            self.tally.wrong.append(f"{what}: neither done nor refused in words")
        if left and code in {DONE, REFUSED, INTERRUPTED}:
            self.tally.wrong.append(f"{what}: leaves {sorted(left)} ({code})")
        self.mark = new if is_new else self.mark
        if left:
            self.again(what)

    def again(self, what: str) -> None:
        """The next build succeeds and clears up."""
        self.mark = f"{self.mark}+"[-9:]
        code = attempt(self.root, self.mark)
        if code != DONE or tree(self.root / "site") != expected(self.mark):
            self.tally.wrong.append(f"{what}: the next build fails ({code})")
        if {path.name for path in self.root.iterdir()} != KEPT:
            self.tally.wrong.append(f"{what}: the next build does not clear up")

    def marks(self, count: int) -> Iterator[str]:
        """Names of new sites."""
        return (f"s{self.tally.attempts}-{number}" for number in range(count))

    def failing_calls(self, every: int = 1) -> None:
        """Each call to the system fails in turn, with and without an exchange of folders."""
        for exchange in (True, False):
            calls = calls_of_a_build(self.root)
            self.mark = "räknad"
            for number in range(1, calls + 8, every):
                new = f"f{exchange}{number}"
                faults = Faults(fail_at=number, error=ERRORS[number % len(ERRORS)], exchange=exchange)
                self.judge(f"call {number} fails, exchange {exchange}", new, attempt(self.root, new, faults))

    def killed_at_calls(self, count: int) -> None:
        """Killed or interrupted between two calls to the system, anywhere."""
        calls = calls_of_a_build(self.root)
        self.mark = "räknad"
        for number, new in enumerate(self.marks(count)):
            how = (signal.SIGKILL, signal.SIGINT)[number % 2]
            at = self.chance.randint(1, calls)
            faults = Faults(kill_at=at, signal=how, exchange=self.chance.random() < 0.8)
            self.judge(f"{how.name} at call {at}, exchange {faults.exchange}", new, attempt(self.root, new, faults))

    def killed_at_moments(self, count: int) -> None:
        """Killed or interrupted from outside at a random moment."""
        start = time.monotonic()
        attempt(self.root, self.mark)
        usual = time.monotonic() - start
        for number, new in enumerate(self.marks(count)):
            how = (signal.SIGKILL, signal.SIGINT)[number % 2]
            child = begin(self.root, new)
            time.sleep(self.chance.random() * usual * 1.2)
            os.kill(child, how)
            self.judge(f"{how.name} at a moment", new, end(child))

    def limited(self, count: int) -> None:
        """Too few open files, or files that may not grow."""
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        os.close(first_free := os.dup(0))
        every = (*LIMITS, *((resource.RLIMIT_NOFILE, first_free + few) for few in FEW))
        for number, new in enumerate(self.marks(count)):
            limits = (every[number % len(every)],)
            self.judge(f"limit {limits}", new, attempt(self.root, new, Faults(limits=limits)))

    def at_once(self, count: int) -> None:
        """Two builds at the same time, both of which wait for their turn; the site is that of one of them."""
        for new in self.marks(count):
            children = [begin(self.root, new + letter) for letter in "ab"]
            codes = [end(child) for child in children]
            now = tree(self.root / "site")
            last = next((new + letter for letter in "ab" if now == expected(new + letter)), "")
            self.judge("two builds at once", last or new, max(codes))

    def on_a_full_disk(self, count: int) -> None:
        """As much room as chance leaves, on the small disk that `root` is."""
        for new in self.marks(count):
            ballast = self.root / "mkdocs.yml"
            ballast.write_bytes(b"")
            free = os.statvfs(self.root).f_bavail * os.statvfs(self.root).f_frsize
            ballast.write_bytes(bytes(self.chance.randrange(free)))
            code = attempt(self.root, new)
            ballast.write_bytes(b"")
            self.judge("full disk", new, code)


@contextmanager
def small_disk(folder: Path, kilobytes: int = 200) -> Iterator[Path]:
    """A disk of so many kilobytes at `folder`; raises `CalledProcessError` where none can be mounted."""
    folder.mkdir(parents=True)
    subprocess.run(["/bin/mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["/bin/umount", str(folder)], check=True)


def main(folder: Path) -> int:
    """The long campaign: more than 1,000 faults; 0 when nothing was wrong."""
    campaign = Campaign(folder / "disk")
    if not os.geteuid():
        with small_disk(folder / "small") as disk:
            full = Campaign(disk, tally=campaign.tally)
            full.on_a_full_disk(100)
    campaign.failing_calls()
    campaign.killed_at_calls(400)
    campaign.killed_at_moments(200)
    campaign.limited(60)
    campaign.at_once(100)
    tally = campaign.tally
    kinds = Counter(what.split(",")[0].rstrip("0123456789 fails") for what in tally.outcomes.elements())
    lines = [*tally.wrong, *(f"{count:5} {kind}" for kind, count in sorted(kinds.items()))]
    sys.stdout.write("\n".join([*lines, f"{tally.attempts} faults, {len(tally.wrong)} wrong", ""]))
    return bool(tally.wrong)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
