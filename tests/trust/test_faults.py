"""Whatever happens to a build, the site is the former one or the new one, and the build says which."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from campaign import Campaign, main, small_disk, tree
from publisher import REFUSED, attempt, begin, end, expected
from whole_builds import ENDS, WholeBuilds

if TYPE_CHECKING:
    from pathlib import Path


def test_no_fault_damages_the_site_or_leaves_litter(tmp_path: Path) -> None:
    campaign = Campaign(tmp_path / "disk")
    campaign.failing_calls(every=5)
    campaign.killed_at_calls(40)
    campaign.killed_at_moments(20)
    campaign.limited(18)
    campaign.at_once(5)
    assert campaign.tally.wrong == []
    assert campaign.tally.attempts > 130


@pytest.mark.long
def test_no_fault_of_a_thousand_damages_the_site_or_leaves_litter(tmp_path: Path) -> None:
    assert main(tmp_path) == 0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only an administrator can mount a disk")
def test_a_full_disk_and_one_that_takes_nothing(tmp_path: Path) -> None:
    try:
        with small_disk(tmp_path / "small") as disk:
            campaign = Campaign(disk)
            campaign.on_a_full_disk(10)
            assert campaign.tally.wrong == []
            subprocess.run(["/bin/mount", "-o", "remount,ro", str(disk)], check=True)
            assert attempt(disk, "new") == REFUSED
            assert tree(disk / "site") == expected(campaign.mark)
    except subprocess.CalledProcessError:
        pytest.skip("no disk can be mounted here")


def test_whoever_reads_during_publishing_sees_whole_files_of_a_whole_site(tmp_path: Path) -> None:
    """A reader who holds the folder open, as a copying program does, never sees two builds mixed."""
    campaign = Campaign(tmp_path / "disk")
    sizes = {uri: len(content) for uri, content in expected("b0").items()}
    reads = 0
    for number in range(1, 9):
        child = begin(campaign.root, f"b{number}")
        while os.waitpid(child, os.WNOHANG)[0] == 0:
            for path in (campaign.root / "site").rglob("*.html"):
                assert path.read_bytes().split()[-2].decode() in {"samma", *(f"b{n}" for n in range(9)), "0"}
                reads += 1
    assert reads > len(sizes)


def test_a_build_that_is_refused_says_so(tmp_path: Path) -> None:
    campaign = Campaign(tmp_path / "disk")
    (campaign.root / "site" / "index.txt").touch()
    (campaign.root / "site" / ".mia-kb.json").unlink()
    assert end(begin(campaign.root, "new")) == REFUSED


def test_a_build_by_several_processes_may_end_anywhere(tmp_path: Path) -> None:
    builds = WholeBuilds(tmp_path / "library")
    builds.run(len(ENDS))
    assert builds.wrong == []
    assert builds.outcomes.total() == len(ENDS)
