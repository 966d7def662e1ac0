"""A power cut at any moment leaves a whole site on the disk, and the next build heals it."""

from pathlib import Path

import pytest

from proofs.disks import mountable
from proofs.editions import EDITIONS
from proofs.power import Disk
from proofs.rounds import Rounds

NOT_HERE = "NOT TRIED: mounting is not allowed here"


@pytest.fixture(scope="module")
def cutting(folder: Path) -> Disk | None:
    """The disk to be cut off, where that may be had."""
    return Disk(folder) if mountable() else None


@pytest.mark.rounds("power cut (ext4)", quick=0, full=100)
def test_power_cut(cutting: Disk | None, rounds: Rounds):
    for chance in rounds:
        if not cutting:
            rounds.struck[NOT_HERE] += 1
            continue
        edition = chance.choice(EDITIONS)
        cut = cutting.cut(edition, chance)
        rounds.note([*cut.faults, *cut.unhealed], f"edition {edition}, {cut.steps} steps")
        rounds.struck["while publishing or later" if cut.steps else "before publishing"] += 1
    rounds.hold()


@pytest.mark.rounds("power cut, without syncfs: must break", quick=0, full=20)
def test_without_syncfs_it_would_break(cutting: Disk | None, rounds: Rounds):
    for chance in rounds:
        if not cutting:
            rounds.struck[NOT_HERE] += 1
            continue
        cut = cutting.cut(1, chance, without="sync")
        rounds.note(cut.faults)
        rounds.struck["while publishing or later" if cut.steps else "before publishing"] += 1
    assert rounds.faults or not cutting
